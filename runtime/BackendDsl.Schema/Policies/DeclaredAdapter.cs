using BackendDsl.Schema.Cel;
using BackendDsl.Schema.Cel.Schema;
using BackendDsl.Schema.Values;

namespace BackendDsl.Schema.Policies;

/// <summary>Stands for a field whose values are computed, so that only its type matters.</summary>
internal sealed class DeclaredAdapter(CelType type) : ValueAdapter(type, nullable: true)
{
    protected override CelValue Convert(in Value value) => CelValue.Of(value);
}
