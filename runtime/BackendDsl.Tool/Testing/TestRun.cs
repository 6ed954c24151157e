using BackendDsl.Cel.Values;
using BackendDsl.Tool.Evaluation;
using BackendDsl.Tool.Findings;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Kinds;
using BackendDsl.Tool.Running;
using BackendDsl.Tool.Writing;
using BackendDsl.Validation.Admission;

namespace BackendDsl.Tool.Testing;

/// <summary>Runs tables of cases against definitions and policies.</summary>
internal sealed class TestRun(Session session)
{
    private readonly HashSet<(string Of, string Rule)> _seen = [];
    private readonly Dictionary<string, KindRegistry> _registries = new(StringComparer.Ordinal);

    public required IReadOnlyList<string> Files { get; init; }

    public IReadOnlyList<string> Definitions { get; init; } = [];

    public IReadOnlyList<string> Policies { get; init; } = [];

    public KubernetesVersion ServerVersion { get; init; }

    public required EvaluationOptions Options { get; init; }

    /// <summary>True to write what is into the tables.</summary>
    public bool Updates { get; init; }

    public TestReport Run()
    {
        var report = new TestReport();
        var rules = new List<TestReport.UnseenRule>();
        foreach (var text in ManifestReader.ReadTexts(session, "test", Files, "<stdin>", report.Problems).ToList())
        {
            if (TestFile.Read(session, text, report.Problems) is not { } table)
                continue;
            var kinds = Registry([.. Definitions, .. table.Definitions], report);
            List<string> policyPaths = [.. Policies, .. table.Policies];
            var policies = policyPaths.Count == 0 ? [] : ManifestReader.Read(session, "--policy", policyPaths, "<stdin>", report.Problems);
            if (policyPaths.Count > 0 && report.Problems.Count == 0 && !policies.Exists(p => p.Kind == "ValidatingAdmissionPolicy"))
                report.Problems.Add(new("--policy", default, "there is no ValidatingAdmissionPolicy in these files"));
            var results = table.Cases.Select(c => Evaluate(text, c, kinds, policies)).ToList();
            rules.AddRange(RuleList.Of(kinds, table.Cases, policies, ServerVersion));
            if (Updates && TableUpdate.Apply(text, results, report.Problems) is { } updated && updated != text.Text)
            {
                OutputFiles.WriteFile(session, text.Name, System.Text.Encoding.UTF8.GetBytes(updated));
                report.Updated.Add(text.Name);
            }

            report.Results.AddRange(results);
        }

        report.Unseen.AddRange(rules.Distinct().Where(r => !_seen.Contains((r.Of, r.Rule))).OrderBy(r => r.Of, StringComparer.Ordinal).ThenBy(r => r.Path, StringComparer.Ordinal).ThenBy(r => r.Rule, StringComparer.Ordinal));
        return report;
    }

    private KindRegistry Registry(IReadOnlyList<string> paths, TestReport report)
    {
        var key = string.Join('\n', paths);
        if (_registries.TryGetValue(key, out var known))
            return known;
        var kinds = new KindRegistry(ServerVersion);
        DefinitionFiles.Read(session, paths, "<stdin>", kinds, report.Problems);
        _registries.Add(key, kinds);
        return kinds;
    }

    private CaseResult Evaluate(InputText text, TestCase one, KindRegistry kinds, List<ManifestResource> policies)
    {
        session.Cancellation.ThrowIfCancellationRequested();
        var resource = new ManifestResource(text, 0, one.Object, one.Mark);
        var set = policies.Count == 0 ? PolicySet.Empty : PolicySet.Load(policies.Select(p => p.Root).Where(r => r.Kind == ValueKind.Object).Concat(one.Params.Where(p => p.Kind == ValueKind.Object)), ServerVersion);
        var space = one.Namespace.Length > 0 ? one.Namespace : Options.Namespace;
        var old = one.Old.Kind == ValueKind.Object ? new OldObjects([new(text, 0, one.Old, one.Mark)], space) : OldObjects.None;
        var judge = new ResourceEvaluator(kinds, set, old, Options with { Namespace = space }, new() { NamespaceObject = one.NamespaceObject, User = one.User });
        var findings = judge.Evaluate([resource], session.Cancellation)[0].Findings;
        foreach (var finding in findings)
        {
            if (finding.Source == FindingSource.Cel)
                _seen.Add((resource.Kind, (finding.Rule ?? "").Trim()));
            else if (finding.Source == FindingSource.Policy)
                _seen.Add((RuleList.PolicyName(finding), (finding.Rule ?? "").Trim()));
        }

        return new(text.Name, one, Compare(one, findings), [.. findings.Where(f => f.Severity == FindingSeverity.Error)]);
    }

    private static List<string> Compare(TestCase one, List<ReportedFinding> findings)
    {
        if (one.Expected is not { } expected)
            return ["the case does not say what it expects; add 'expect: valid' or a list of errors, or let --update write what is"];
        var failures = new List<string>();
        var left = findings.ToList();
        foreach (var error in expected)
        {
            var match = left.Find(f => f.Path == error.Path && (error.Reason is null || f.Reason == error.Reason)
                && (error.Message is null || f.Message.Contains(error.Message, StringComparison.Ordinal)));
            if (match is null)
                failures.Add($"expected an error at {error}, and there is none");
            else
                left.Remove(match);
        }

        failures.AddRange(left.Where(f => f.Severity == FindingSeverity.Error).Select(f => $"not expected: {(f.Path.Length > 0 ? f.Path + ": " : "")}{f.Message}"));
        return failures;
    }
}
