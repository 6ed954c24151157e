using System.Reflection;
using BackendDsl.Cel.Values;
using BackendDsl.EnvoyGateway.Reading;
using BackendDsl.GatewayApi;
using BackendDsl.Models;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Rules;

namespace BackendDsl.EnvoyGateway;

/// <summary>
/// What the API server accepts of a BackendTrafficPolicy or Backend although Envoy Gateway or Envoy would refuse or ignore it. The compiler tells
/// the same of objects whose values it knows.
/// </summary>
public static class EnvoyGatewayRules
{
    private static readonly Lazy<ControllerRuleSet> s_policies = new(() => Load<V1Alpha1.BackendTrafficPolicy>(Kinds.BackendTrafficPolicy));
    private static readonly Lazy<ControllerRuleSet> s_backends = new(() => Load<V1Alpha1.Backend>(Kinds.Backend));

    /// <summary>The rules about BackendTrafficPolicies.</summary>
    public static ControllerRuleSet Policies => s_policies.Value;

    /// <summary>The rules about Backends.</summary>
    public static ControllerRuleSet Backends => s_backends.Value;

    /// <summary>Judges every policy and Backend of an input by itself.</summary>
    public static IReadOnlyList<GatewayFinding> Check(GatewayInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var findings = new List<GatewayFinding>();
        foreach (var source in input.Objects)
        {
            var rules = (source.Ref.Group, source.Ref.Kind) switch
            {
                (Kinds.EnvoyGatewayGroup, Kinds.BackendTrafficPolicy) => Policies,
                (Kinds.EnvoyGatewayGroup, Kinds.Backend) => Backends,
                _ => null,
            };
            if (rules is null)
                continue;
            foreach (var found in rules.Check(Value.Of(source.Value)))
            {
                findings.Add(new(source.Ref, found.Violation with
                {
                    Id = found.Rule.Id,
                    Severity = found.Rule.IsWarning ? FindingSeverity.Warning : FindingSeverity.Error,
                    Place = source.PlaceOf(found.Violation.Path),
                }));
            }
        }

        return findings;
    }

    private static ControllerRuleSet Load<T>(string kind)
    {
        var schema = CompactSchema.Parse(typeof(T).GetCustomAttribute<CustomResourceSchemaAttribute>()!.Schema);
        var rules = typeof(EnvoyGatewayRules).Assembly.GetCustomAttributes<ControllerRuleAttribute>()
            .Where(a => a.Group == Kinds.EnvoyGatewayGroup && a.Kind == kind)
            .Select(a => new ControllerRule { Id = a.Id, At = a.At, Rule = a.Rule, Message = a.Message, Fields = a.Fields, IsWarning = a.IsWarning, Needs = a.Needs });
        return ControllerRuleSet.Create(schema.Root, rules);
    }
}
