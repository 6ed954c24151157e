using BackendDsl.Analyzers.Reporting;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BackendDsl.Analyzers.Manifests;

/// <summary>Judges the documents of a file and tells at which line and column.</summary>
internal sealed class ManifestDiagnoser(ProjectRules rules, Lazy<KindCatalog> kinds)
{
    private static readonly Finding s_duplicate = new() { Id = DiagnosticIds.FieldTwice };

    public void EvaluateManifests(AdditionalText file, Action<Diagnostic> report, CancellationToken cancellation)
    {
        if (file.GetText(cancellation) is not { } text || rules.Files.Read(file) is not { } set)
            return;
        foreach (var problem in set.Problems)
        {
            if (problem.Severity == ProblemSeverity.Error)
                report(Diagnostic.Create(Descriptors.ManifestUnreadable, LocationOf(file, text, problem.Mark), problem.Message));
            else if (problem.Code == ProblemCode.DuplicateName)
                Report(BuiltInDescriptors.Of(s_duplicate), DiagnosticSeverity.Warning, LocationOf(file, text, problem.Mark), problem.Message, report);
        }

        foreach (var document in set.Documents)
        {
            cancellation.ThrowIfCancellationRequested();
            Evaluate(file, text, document.Root, document.Mark, report);
        }
    }

    /// <summary>Tells once for a folder that files in it are no manifests.</summary>
    public void PassBy(AdditionalText file, Action<Diagnostic> report)
    {
        if (rules.Files.Templates.CountFor(file) is > 0 and var count && file.GetText() is { } text)
        {
            report(Diagnostic.Create(
                Descriptors.TemplatePassedBy,
                LocationOf(file, text, new(1, 1)),
                $"{(count == 1 ? "a file" : count.ToString(System.Globalization.CultureInfo.InvariantCulture) + " files")} of '{TemplateFiles.FolderName(file)}' {(count == 1 ? "is" : "are")} a Helm template, a kustomization or a patch of one, and not judged: name what 'helm template' or 'kubectl kustomize' prints"));
        }
    }

    public void EvaluatePolicies(AdditionalText file, Action<Diagnostic> report)
    {
        if (file.GetText() is not { } text || rules.Files.Read(file) is not { } set)
            return;
        foreach (var problem in set.Problems)
        {
            if (problem.Severity == ProblemSeverity.Error)
                report(Diagnostic.Create(Descriptors.PolicyUnreadable, LocationOf(file, text, problem.Mark), problem.Message));
        }

        foreach (var document in set.Documents)
        {
            foreach (var (problem, place) in PolicyProblems.Of(document.Root, rules.Files.Policies))
            {
                var mark = place is var (path, line, column) ? ExpressionPlace.Of(text, MarkOf(document.Root, path, document.Mark, text), line, column) : document.Mark;
                report(Diagnostic.Create(Descriptors.PolicyInvalid, LocationOf(file, text, mark), problem));
            }

            foreach (var finding in PolicyTypeCheck.Check(document.Root, rules.BuiltInOptions.ServerVersion))
            {
                Report(
                    BuiltInDescriptors.Of(finding),
                    finding.Severity == FindingSeverity.Info ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
                    LocationOf(file, text, MarkOf(document.Root, finding.Path, document.Mark, text)),
                    finding.Note is { } why ? $"{finding.Message.TrimEnd('\n')} ({why})" : finding.Message.TrimEnd('\n'),
                    report);
            }
        }
    }

    /// <summary>Tells why the baseline cannot be read.</summary>
    public void ReportBaseline(AdditionalText file, Action<Diagnostic> report)
    {
        if (file.GetText() is not { } text)
            return;
        foreach (var problem in rules.Accepted.Baseline.Problems)
            report(Diagnostic.Create(Descriptors.BaselineUnreadable, LocationOf(file, text, problem.Mark), problem.Message));
    }

    /// <summary>
    /// Tells what is accepted of a hand-written object and no longer found. What the compiler does not judge to the end (what a controller or Envoy
    /// says of several objects) others tell.
    /// </summary>
    public void ReportGone(AdditionalText file, Action<Diagnostic> report)
    {
        if (file.GetText() is not { } text)
            return;
        foreach (var entry in rules.Accepted.Baseline.Gone(onlySeen: true))
        {
            if (SchemaDescriptors.IsOfSchema(entry.Id))
                report(Diagnostic.Create(Descriptors.AcceptedIsGone, LocationOf(file, text, new(entry.Line, 1)), entry));
        }
    }

    private void Evaluate(AdditionalText file, SourceText text, Value root, SourceMark mark, Action<Diagnostic> report)
    {
        if (root.Kind != ValueKind.Object)
            return;
        string apiVersion = Text(root, "apiVersion"), kind = Text(root, "kind");
        if (kind.EndsWith("List", StringComparison.Ordinal) && root.Object["items"] is { Kind: ValueKind.Array } items)
        {
            for (var i = 0; i < items.Array.Count; i++)
                Evaluate(file, text, items.Array[i], (items.Array as ArrayNode)?.MarkAt(i) ?? mark, report);
            return;
        }

        var own = Acceptances.InObject(root);
        var called = Acceptances.NameOf(root);
        List<IFindingSource> sources = [];
        if (kinds.Value.Find(apiVersion, kind) is var (type, attribute) && rules.SchemaOf(attribute) is { } schema)
        {
            sources = [.. rules.SourcesOf(type, schema)];
            if (rules.HasPolicies)
                sources.Insert(1, rules.PoliciesOf(attribute));
            rules.Accepted.Baseline.Saw(called);
            if (rules.BuiltInOptions.FieldValidation is not FieldValidation.Ignore and var mode)
            {
                var severity = mode == FieldValidation.Strict ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
                foreach (var field in schema.Whole.Validate(root).UnknownFields)
                {
                    var place = LocationOf(file, text, MarkOf(root, field, mark, text));
                    Report(Diagnostic.Create(Descriptors.UnknownField, place, severity, additionalLocations: null, properties: null, FieldFindings.OfUnknown(field, FindingSeverity.Error)), field);
                }
            }
        }
        else
        {
            rules.Accepted.Baseline.Saw(called);
            sources = [new BuiltInSource(rules.BuiltInOptions)];
        }

        var findings = new List<ReportedFinding>();
        foreach (var source in sources)
            source.Evaluate(root, findings);
        if (rules.HasPolicies && sources.Count == 1 && sources[0] is BuiltInSource)
        {
            // Policies see a built-in kind with its defaults.
            var stored = BuiltInValidator.Validate(root, rules.BuiltInOptions).WithDefaults();
            rules.PoliciesOf(apiVersion, kind).Evaluate(stored.IsAbsent ? root : stored, findings);
        }

        foreach (var finding in findings)
        {
            if (finding.Violation.Source == FindingSource.Controller && findings.Exists(f => f.IsRefusalAt(finding.Violation.Path)))
                continue;
            Report(
                Diagnostic.Create(
                    finding.Descriptor,
                    LocationOf(file, text, MarkOf(root, PathOf(finding, root, apiVersion, kind), mark, text)),
                    finding.Severity ?? finding.Descriptor.DefaultSeverity,
                    additionalLocations: null,
                    properties: null,
                    finding.Message),
                finding.Violation.Path);
        }

        void Report(Diagnostic diagnostic, FieldPath path) => report(rules.Accepted.Apply(diagnostic, called, path, own));
    }

    private static void Report(DiagnosticDescriptor descriptor, DiagnosticSeverity severity, Location location, string message, Action<Diagnostic> report) =>
        report(Diagnostic.Create(descriptor, location, severity, additionalLocations: null, properties: null, message));

    /// <summary>The field of a finding; what a policy says of the whole is told at the member that it hangs on.</summary>
    private FieldPath PathOf(ReportedFinding finding, Value root, string apiVersion, string kind)
    {
        if (finding.Violation.Subject is { } member)
            return member;
        if (finding.Violation.Source == FindingSource.BuiltIn)
            return BuiltInPlaces.InObject(finding.Violation.Path);
        if (finding.Violation.Source != FindingSource.Policy || !finding.Violation.Path.IsRoot)
            return finding.Violation.Path;
        var policies = kinds.Value.Find(apiVersion, kind) is var (_, attribute) ? rules.PoliciesOf(attribute) : rules.PoliciesOf(apiVersion, kind);
        return CauseFinder.Find(root, changed =>
        {
            var findings = new List<ReportedFinding>();
            policies.Evaluate(changed, findings);
            return findings.Exists(finding.IsSameRuleAs);
        });
    }

    private static string Text(Value value, string name) => value.Object[name] is { Kind: ValueKind.String } text ? text.String : "";

    /// <summary>Where the value of a path stands, or the nearest object around it.</summary>
    private static SourceMark MarkOf(Value root, FieldPath path, SourceMark start, SourceText text) =>
        DocumentMarks.FindValue(root, path, line => line <= text.Lines.Count ? text.Lines[line - 1].ToString() : null) is { IsKnown: true } mark ? mark : start;

    private static Location LocationOf(AdditionalText file, SourceText text, SourceMark mark)
    {
        var line = Math.Min(Math.Max(mark.Line - 1, 0), text.Lines.Count - 1);
        var range = text.Lines[line];
        var start = Math.Min(range.Start + Math.Max(mark.Column - 1, 0), range.End);
        var end = range.End;
        return Location.Create(file.Path, TextSpan.FromBounds(start, end), text.Lines.GetLinePositionSpan(TextSpan.FromBounds(start, end)));
    }
}
