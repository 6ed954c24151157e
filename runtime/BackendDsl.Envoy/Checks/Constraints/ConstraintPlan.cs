using BackendDsl.Envoy.Codec.Schema;

namespace BackendDsl.Envoy.Checks.Constraints;

/// <summary>
/// What is checked on a message, in Envoy's order: the fields as they are declared, members of a oneof after all others, by the one that is set.
/// </summary>
internal sealed class ConstraintPlan
{
    public ConstraintPlan(ApiMessage type, IReadOnlyList<Constraint> constraints)
    {
        Type = type;
        ShortName = type.FullName[(type.FullName.LastIndexOf('.') + 1)..];
        var byField = constraints.Where(c => c.Field is not null).ToDictionary(c => c.Field!);
        Fields = [.. type.Fields.Where(f => f.Oneof is null).Select(f => new Step(f, byField.GetValueOrDefault(f))).Where(s => s.Constraint is not null || s.Field.Kind == ApiKind.Message)];
        Oneofs = [.. type.Fields.Where(f => f.Oneof is not null).GroupBy(f => f.Oneof!).Select(g => new Oneof(
            g.Key,
            constraints.FirstOrDefault(c => c.Oneof == g.Key),
            [.. g.Select(f => new Step(f, byField.GetValueOrDefault(f)))]))];
    }

    public ApiMessage Type { get; }

    /// <summary>The name of the message without its package and the messages around it.</summary>
    public string ShortName { get; }

    public Step[] Fields { get; }

    public Oneof[] Oneofs { get; }

    /// <summary>A field and what is asked of it.</summary>
    internal readonly record struct Step(ApiField Field, Constraint? Constraint)
    {
        /// <summary>The name as it stands in a message: <c>enforcing_consecutive_5xx</c> is <c>EnforcingConsecutive_5Xx</c>.</summary>
        public string Title => ConstraintNames.Title(Field.Name);
    }

    /// <summary>A oneof; the constraint is there where one member is required.</summary>
    internal sealed record Oneof(string Name, Constraint? Required, Step[] Members);
}
