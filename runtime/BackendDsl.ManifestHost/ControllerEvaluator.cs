using System.Globalization;
using System.Reflection;
using BackendDsl.Cel.Values;
using BackendDsl.Models;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Rules;

namespace BackendDsl.ManifestHost;

/// <summary>
/// The rules of the packages that brought the kinds (BDSL4xxx): what the API server takes, but the gateway's controller or Envoy would refuse or
/// ignore. The compiler tells the same where it knows the values; here all are known.
/// </summary>
internal sealed class ControllerEvaluator(EmitOptions options)
{
    private readonly Dictionary<Type, ControllerRuleSet?> _rules = [];
    private readonly Dictionary<Type, int?> _envoys = [];

    /// <summary>What the rules say of these resources; targets are looked for among them.</summary>
    public IEnumerable<EmitProblem> Evaluate(IReadOnlyList<FoundResource> resources)
    {
        var known = new KnownTargets(resources.Select(r => Value.Of(r.Written)));
        foreach (var found in resources)
        {
            if (RulesOf(found.Resource.GetType()) is not { IsEmpty: false } rules)
                continue;
            var value = Value.Of(found.Written);
            foreach (var finding in rules.Check(value, new() { Targets = known.Of(value), EnvoyVersion = EnvoyOf(found.Resource.GetType()) }))
                yield return EmitProblem.Of(found, finding.Violation);
        }
    }

    private ControllerRuleSet? RulesOf(Type type)
    {
        if (_rules.TryGetValue(type, out var known))
            return known;
        ControllerRuleSet? rules = null;
        if (type.GetCustomAttribute<CustomResourceSchemaAttribute>() is { } kind)
        {
            var declared = type.Assembly.GetCustomAttributes<ControllerRuleAttribute>().Where(a => a.Group == kind.Group && a.Kind == kind.Kind)
                .Select(a => new ControllerRule { Id = a.Id, At = a.At, Rule = a.Rule, Message = a.Message, Fields = a.Fields, IsWarning = a.IsWarning, Needs = a.Needs })
                .ToList();
            if (declared.Count > 0)
                rules = ControllerRuleSet.Create(CompactSchema.Parse(kind.Schema).Root, declared, options.ServerVersion);
        }

        return _rules[type] = rules;
    }

    // The project's own, or else the one that comes with the release it chose. A text that is no version is told where clusters are made.
    private int? EnvoyOf(Type type)
    {
        if (_envoys.TryGetValue(type, out var known))
            return known;
        var version = options.ExportProperties.TryGetValue("EnvoyVersion", out var text) ? Number(text)
            : type.GetCustomAttribute<CustomResourceSchemaAttribute>() is { } kind ? Number(VariantChoice.Read(type, kind, options, out _)?.EnvoyVersion)
            : null;
        return _envoys[type] = version;
    }

    // Major * 1000 + minor, as rules compare it.
    private static int? Number(string? text) =>
        text is not null && text.TrimStart('v').Split('.') is [var major, var minor, ..]
        && int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var first) && int.TryParse(minor, NumberStyles.None, CultureInfo.InvariantCulture, out var second)
            ? (first * 1000) + second : null;
}
