using BackendDsl.Envoy.Codec.Schema;

namespace BackendDsl.Envoy.Checks.Constraints;

/// <summary>
/// What is checked on a message, in Envoy's order: the fields as they are declared, members of a oneof after all others, by the one that is set.
/// Made once for a message, so that judging one walks what is set in it and nothing else.
/// </summary>
internal sealed class ConstraintPlan
{
    private readonly Step?[] _byPosition;

    public ConstraintPlan(ApiMessage type, IReadOnlyList<Constraint> constraints)
    {
        var oneofs = type.Fields.Select(f => f.Oneof).OfType<string>().Distinct().ToList();
        _byPosition = new Step?[type.Fields.Count];
        foreach (var field in type.Fields)
        {
            var constraint = constraints.FirstOrDefault(c => c.Field == field);
            if (constraint is not null || field.Kind == ApiKind.Message) _byPosition[field.Position] = new(field, constraint, field.Oneof is null ? -1 : oneofs.IndexOf(field.Oneof));
        }
        Missable = [.. _byPosition.OfType<Step>().Where(s => s.Oneof < 0 && s.BreaksUnset())];
        Oneofs = [.. oneofs.Select(name => new Oneof(name, constraints.FirstOrDefault(c => c.Oneof == name), [.. type.Fields.Where(f => f.Oneof == name)]))];
        HasSteps = _byPosition.Any(s => s is not null) || Oneofs.Any(o => o.Required is not null);
    }

    /// <summary>Whether there is anything to check in such a message.</summary>
    public bool HasSteps { get; }

    /// <summary>The fields outside of oneofs whose constraint does not hold while they are not set, in the order of their declaration.</summary>
    public Step[] Missable { get; }

    public Oneof[] Oneofs { get; }

    /// <summary>What is asked of a field; null where that is nothing.</summary>
    public Step? Of(ApiField field) => _byPosition[field.Position];

    /// <summary>The name of a message without its package and the messages around it.</summary>
    public static string ShortName(ApiMessage type) => type.FullName[(type.FullName.LastIndexOf('.') + 1)..];

    /// <summary>A field and what is asked of it; the index of its oneof is below zero where it is in none.</summary>
    internal sealed record Step(ApiField Field, Constraint? Constraint, int Oneof)
    {
        /// <summary>What an unset field without presence means.</summary>
        public object Zero { get; } = Field.Kind switch
        {
            ApiKind.String => "",
            ApiKind.Bytes => Array.Empty<byte>(),
            ApiKind.Bool => false,
            ApiKind.UInt32 => 0u,
            ApiKind.Int64 => 0L,
            ApiKind.UInt64 => 0ul,
            ApiKind.Double => 0d,
            ApiKind.Float => 0f,
            _ => 0,
        };

        /// <summary>Whether the constraint asks the zero value of a field that is not set.</summary>
        public bool AsksZero => Constraint is not null && !Field.HasPresence && !Constraint.IgnoresEmpty;

        /// <summary>Whether the field has to be set, whatever its value.</summary>
        public bool IsRequired => Constraint is { IsRequired: true } && Field.HasPresence;

        /// <summary>Whether the constraint does not hold while the field is not set.</summary>
        public bool BreaksUnset() => Constraint is { } constraint && (Field.IsMap || Field.IsRepeated
            ? constraint.Count.Exists(ask => ask(0) is not null)
            : IsRequired || (AsksZero && constraint.Value.Exists(ask => ask(Zero) is not null)));
    }

    /// <summary>A oneof; the constraint is there where one member is required.</summary>
    internal sealed record Oneof(string Name, Constraint? Required, ApiField[] Members);
}
