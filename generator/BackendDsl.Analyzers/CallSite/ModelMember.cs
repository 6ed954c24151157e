using BackendDsl.Analyzers.Constants;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Analyzers.CallSite;

/// <summary>A property of a model: its wire name and shape.</summary>
internal sealed class ModelMember(IPropertySymbol property, string wireName)
{
    public string WireName { get; } = wireName;

    public IPropertySymbol Property { get; } = property;

    public MemberShape Shape { get; } = Types.ShapeOf(property.Type);
}
