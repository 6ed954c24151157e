using System.Reflection;
using BackendDsl.Cel.Values;
using BackendDsl.Models;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Schema;

namespace BackendDsl.ManifestHost;

/// <summary>
/// Members, limits and rules of the variant of a definition that the project chose, such as a release of the kind's controller (BDSL4091, BDSL4092). The
/// compiler tells the same where it knows the values; here all are known.
/// </summary>
internal sealed class VariantEvaluator(EmitOptions options)
{
    private readonly Dictionary<Type, VariantValidator?> _variants = [];
    private readonly SortedDictionary<string, EmitProblem> _notes = new(StringComparer.Ordinal);

    /// <summary>What the chosen variants have against these resources, and which were chosen where the project does not say.</summary>
    public IEnumerable<EmitProblem> Evaluate(IReadOnlyList<FoundResource> resources)
    {
        var problems = new List<EmitProblem>();
        foreach (var found in resources)
        {
            if (VariantOf(found.Resource.GetType()) is not { } validator)
                continue;
            foreach (var finding in validator.Validate(Value.Of(found.Written)))
                problems.Add(EmitProblem.Of(found, finding));
        }

        return _notes.Values.Concat(problems);
    }

    private VariantValidator? VariantOf(Type type)
    {
        if (_variants.TryGetValue(type, out var known))
            return known;
        VariantValidator? variant = null;
        if (type.GetCustomAttribute<CustomResourceSchemaAttribute>() is { } kind && VariantChoice.Read(type, kind, options, out var problem) is var choice)
        {
            if (problem is not null)
                _notes[problem] = new(EmitCodes.Usage, FindingSeverity.Error, FilePlace.Project, problem);
            if (choice is not null)
            {
                if (choice.Pick.Note(choice.Property) is { } note)
                    _notes[note] = new(choice.Pick.IsAssumed ? EmitCodes.VariantAssumed : EmitCodes.NearestVariant, FindingSeverity.Info, FilePlace.Project, note);
                if (choice.Schema.Length > 0)
                    variant = new(Validator(kind.Schema), Validator(choice.Schema), choice.Members, $"{choice.Property} is {choice.Pick.Name}");
            }
        }

        return _variants[type] = variant;
    }

    private SchemaValidator Validator(string schema) => SchemaValidator.Create(CompactSchema.Parse(schema).Root, null, options.ServerVersion);
}
