using System.Collections.Concurrent;
using BackendDsl.Analyzers.CallSite;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Rules;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>The compiled schema of a kind: read once per attribute text and server version, whatever the compilation.</summary>
internal sealed class KindSchema
{
    private const int CacheLimit = 200;

    private static readonly ConcurrentDictionary<(string Schema, string ApiVersion, string Kind, int Minor), KindSchema?> s_cache = new();

    private readonly ConcurrentDictionary<int, SchemaValidator> _fragments = new();
    private readonly ConcurrentDictionary<string, ControllerRuleSet> _rules = new(StringComparer.Ordinal);
    private readonly KubernetesVersion _version;

    private KindSchema(KindAttribute kind, CompactSchema schema, KubernetesVersion version)
    {
        Kind = kind;
        Schema = schema;
        _version = version;
        Whole = SchemaValidator.Create(schema.Root, Identity(kind), version);
    }

    public KindAttribute Kind { get; }

    public CompactSchema Schema { get; }

    /// <summary>Judges whole resources.</summary>
    public SchemaValidator Whole { get; }

    /// <summary>The schema an attribute carries; null where its text is not one (made by another version of the generator), with the reason.</summary>
    public static KindSchema? Find(KindAttribute kind, KubernetesVersion version, out string? problem)
    {
        problem = null;
        if (Find(kind, version) is { } schema)
            return schema;
        try
        {
            CompactSchema.Parse(kind.Schema);
        }
        catch (FormatException e)
        {
            problem = e.Message;
        }

        return null;
    }

    /// <summary>The schema an attribute carries; null where its text is not one.</summary>
    public static KindSchema? Find(KindAttribute kind, KubernetesVersion version)
    {
        // An editor that retypes a definition makes a new text each time; old ones are let go together.
        if (s_cache.Count > CacheLimit)
            s_cache.Clear();
        return s_cache.GetOrAdd((kind.Schema, kind.ApiVersion, kind.Kind, version.Minor), _ =>
        {
            try
            {
                return new(kind, CompactSchema.Parse(kind.Schema), version);
            }
            catch (FormatException)
            {
                return null;
            }
        });
    }

    /// <summary>Judges an object inside the kind, on its own.</summary>
    public SchemaValidator? Fragment(int definition) =>
        definition >= Schema.Definitions.Count
            ? null
            : _fragments.GetOrAdd(definition, d => SchemaValidator.Create(Schema.Definitions[d], null, _version));

    /// <summary>Controller rules compiled for this schema, once for the same rules.</summary>
    public ControllerRuleSet ControllerRules(IReadOnlyList<ControllerRule> rules) =>
        _rules.GetOrAdd(
            string.Join("\n", rules.Select(static r => $"{r.Id} {r.Title} {r.HelpLink} {r.At} {r.Fields} {r.Needs} {r.IsWarning} {r.Rule} {r.Message}")),
            _ => ControllerRuleSet.Create(Schema.Root, rules, _version));

    private static ResourceIdentity Identity(KindAttribute kind)
    {
        var scale = (kind.Scale ?? "").Split('|');
        return new(
            kind.Group,
            kind.Version,
            kind.Kind,
            kind.IsNamespaced,
            kind.HasStatus,
            scale.Length < 2 ? null : new(scale[0], scale[1], scale.Length > 2 && scale[2].Length > 0 ? scale[2] : null));
    }
}
