using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Validation.Rules;

/// <summary>
/// The controller rules of a kind, ready to judge its resources: at run time, where every value is known, and in the compiler, where
/// many are not and only what is wrong whatever they are is told. Immutable and safe for any number of threads.
/// </summary>
public sealed class ControllerRuleSet
{
    private readonly CompiledControllerRule[] _rules;

    private ControllerRuleSet(CompiledControllerRule[] rules) => _rules = rules;

    /// <summary>Rules for a kind.</summary>
    /// <param name="root">The schema of its resources: what types <c>self</c>.</param>
    /// <param name="rules">The rules; one about a field that this schema does not have is silent.</param>
    /// <param name="version">The server version.</param>
    public static ControllerRuleSet Create(SchemaNode root, IEnumerable<ControllerRule> rules, KubernetesVersion version = default) =>
        new([.. rules.Select(r => CompiledControllerRule.Create(root, r, version)).Where(r => r is not null).Select(r => r!)]);

    /// <summary>True where there is nothing to judge by.</summary>
    public bool IsEmpty => _rules.Length == 0;

    /// <summary>What the controller would refuse or ignore of a resource, in the order of the rules.</summary>
    /// <param name="resource">A whole resource; defaults need not be filled in.</param>
    /// <param name="facts">What is known beside it.</param>
    public IReadOnlyList<ControllerFinding> Check(Value resource, in ControllerFacts facts = default)
    {
        List<ControllerFinding>? findings = null;
        foreach (var rule in _rules)
        {
            if (rule.IsReady(facts))
                rule.Check(resource, facts, ref findings);
        }

        return findings ?? (IReadOnlyList<ControllerFinding>)[];
    }

    /// <summary>Rules that do not compile, with the compiler's words; for those who write rules.</summary>
    public IEnumerable<(ControllerRule Rule, string Problem)> FindMistakes() =>
        _rules.Where(r => r.Problem is not null).Select(r => (r.Rule, r.Problem!));
}
