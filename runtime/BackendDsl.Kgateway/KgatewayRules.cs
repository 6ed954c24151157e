using System.Reflection;
using BackendDsl.Cel.Values;
using BackendDsl.GatewayApi;
using BackendDsl.Kgateway.Inputs;
using BackendDsl.Kgateway.Translation;
using BackendDsl.Kgateway.V1Alpha1;
using BackendDsl.Models;
using BackendDsl.Validation.Admission;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Rules;

namespace BackendDsl.Kgateway;

/// <summary>
/// The rules BDSL4001 and up at run time: what the API server accepts of a BackendConfigPolicy or a Backend, but kgateway or Envoy would refuse or
/// ignore. The compiler tells the same of those whose values it knows.
/// </summary>
public static class KgatewayRules
{
    private static readonly Lazy<ControllerRuleSet> s_rules = new(Load<BackendConfigPolicy>);
    private static readonly Lazy<ControllerRuleSet> s_backends = new(Load<Backend>);

    /// <summary>The rules about a BackendConfigPolicy, for hosts that know the targets of a policy by other means.</summary>
    public static ControllerRuleSet Rules => s_rules.Value;

    /// <summary>The rules about a Backend.</summary>
    public static ControllerRuleSet Backends => s_backends.Value;

    /// <summary>Judges every policy of an input by itself and by the Services and Backends that are given with it, and every Backend.</summary>
    public static IReadOnlyList<GatewayFinding> Check(KgatewayInput input, KgatewayOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Policies.Count == 0 && input.Backends.Count == 0)
            return [];
        var known = new KnownTargets([.. input.Services.Select(ServiceManifest.Of), .. input.Backends.Select(b => Value.Of(b))]);
        var envoy = (options ?? new()).Envoy;
        var version = (envoy.Major * 1000) + envoy.Minor;
        var findings = new List<GatewayFinding>();
        for (var i = 0; i < input.Policies.Count; i++)
        {
            var policy = input.Policies[i];
            var value = Value.Of(policy);
            foreach (var finding in Rules.Check(value, new() { Targets = known.Of(value), EnvoyVersion = version }))
                findings.Add(Report(finding, Kinds.BackendConfigPolicy, policy, input.Policies.PlaceAt(i)));
        }

        for (var i = 0; i < input.Backends.Count; i++)
        {
            foreach (var finding in Backends.Check(Value.Of(input.Backends[i]), new() { EnvoyVersion = version }))
                findings.Add(Report(finding, Kinds.Backend, input.Backends[i], input.Backends.PlaceAt(i)));
        }

        return findings;
    }

    private static GatewayFinding Report(ControllerFinding finding, string kind, IObjectValue item, SourcePlace place)
    {
        var key = new ObjectHead(item).KeyOf(kind);
        return new(key.Ref, finding.Violation with { Place = OriginRecorder.Of(key, item, finding.Violation.Path, place).Place ?? default });
    }

    private static ControllerRuleSet Load<T>()
    {
        var schema = CompactSchema.Parse(typeof(T).GetCustomAttribute<CustomResourceSchemaAttribute>()!.Schema);
        var rules = typeof(KgatewayRules).Assembly.GetCustomAttributes<ControllerRuleAttribute>()
            .Where(a => a.Group == Kinds.KgatewayGroup && a.Kind == typeof(T).Name)
            .Select(a => new ControllerRule { Id = a.Id, At = a.At, Rule = a.Rule, Message = a.Message, Fields = a.Fields, IsWarning = a.IsWarning, Needs = a.Needs });
        return ControllerRuleSet.Create(schema.Root, rules);
    }
}
