using BackendDsl.Cel.Values;
using BackendDsl.Tool.Findings;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Running;
using BackendDsl.Validation.BuiltIn;
using BackendDsl.Validation.Findings;

namespace BackendDsl.Tool.Evaluation;

/// <summary>Judges resources of the kinds that Kubernetes itself brings.</summary>
internal sealed class BuiltInEvaluator(KubernetesVersion version, EvaluationOptions options)
{
    private const string ComesNext = "the server says this once it can read the object";

    /// <summary>What the server says; without a kind where the resource is of none of these.</summary>
    /// <param name="report">The resource.</param>
    /// <param name="before">The object that is deployed; absent where none is.</param>
    public BuiltInResult Evaluate(ResourceReport report, Value before) => BuiltInValidator.Validate(report.Resource.Root, new()
    {
        ServerVersion = version,
        OldObject = before,
        IsApply = !before.IsAbsent,
        FieldValidation = options.UnknownFields switch { null => FieldValidation.Ignore, FindingSeverity.Error => FieldValidation.Strict, _ => FieldValidation.Warn },
        DuplicateFields = IsSentAsWritten(report.Resource) ? [.. report.Resource.Duplicates.Select(d => d.Path)] : [],
    });

    /// <summary>An object with the defaults of its kind, as policies see it.</summary>
    public Value Stored(Value value) => BuiltInValidator.Validate(value, new() { ServerVersion = version }).WithDefaults() is { IsAbsent: false } stored ? stored : value;

    /// <summary>An object whose author left the namespace to the command line.</summary>
    public static Value InNamespace(Value stored, ResourceReport report)
    {
        if (report.Resource.Namespace.Length == 0 && report.Namespace.Length > 0 && stored.At("metadata") is { Kind: ValueKind.Object, Object: ObjectNode metadata } && metadata["namespace"].IsPresent)
            metadata.Set("namespace", Value.Of(report.Namespace));
        return stored;
    }

    /// <summary>What the server will say of the types in an admission policy.</summary>
    public IEnumerable<ReportedFinding> CheckTypes(ManifestResource resource) => resource.Kind != "ValidatingAdmissionPolicy"
        ? []
        : PolicyTypeCheck.Check(resource.Root, version).Select(f => new ReportedFinding(f with { Message = f.Message.TrimEnd('\n') }) { Reason = null, Advice = f.Note });

    /// <summary>The result as findings of this resource.</summary>
    public IEnumerable<ReportedFinding> Report(ManifestResource resource, BuiltInResult result)
    {
        foreach (var error in result.Errors)
            yield return Of(error, FindingSeverity.Error, resource, result);
        foreach (var warning in result.Warnings)
            yield return Of(warning, FindingSeverity.Warning, resource, result);
        if (options.UnknownFields is not null && !IsSentAsWritten(resource))
        {
            foreach (var (path, mark) in resource.Duplicates)
                yield return OfDuplicate(path, mark);
        }

        foreach (var next in result.Next)
            yield return Of(next, FindingSeverity.Info, resource, result) with { Advice = ComesNext };
        foreach (var info in result.Infos)
            yield return Of(info, FindingSeverity.Info, resource, result);
    }

    private ReportedFinding Of(Finding finding, FindingSeverity severity, ManifestResource resource, BuiltInResult result)
    {
        var isUnknown = finding.Id == DiagnosticIds.BuiltInUnknownField;
        var isDuplicate = finding.Id == DiagnosticIds.FieldTwice;
        return new(finding with { Severity = severity })
        {
            Reason = Reason(finding, isUnknown || isDuplicate),
            Mark = isDuplicate ? resource.Duplicates.FirstOrDefault(d => d.Path == finding.Path).Mark : ValuePlace.Find(resource, BuiltInPlaces.InObject(finding.Path)),
            Advice = isDuplicate ? "the last one counts; remove the others" : isUnknown ? Advise(finding.Path, result.Kind) : null,
        };
    }

    // YAML is turned into JSON before it is sent: the last of two members counts, and nobody says a word. Only JSON reaches the server as it is written.
    private static bool IsSentAsWritten(ManifestResource resource) =>
        resource.Duplicates.Count == 0 || (resource.Input.Line(resource.Mark.Line) is { } line && resource.Mark.Column >= 1 && resource.Mark.Column <= line.Length && line[resource.Mark.Column - 1] == '{');

    private static ReportedFinding OfDuplicate(FieldPath path, SourceMark mark) => new(FieldFindings.OfDuplicate(path, FindingSeverity.Warning))
    {
        Reason = ReportedFinding.StrictReason,
        Mark = mark,
        Advice = "the last one counts, and nobody tells: YAML is turned into JSON before it is sent; remove the others",
    };

    // A server that cannot read an object, or is strict about its fields, answers with this reason instead of a list of causes.
    private static string? Reason(Finding finding, bool isStrict) => isStrict || finding.Id is DiagnosticIds.CannotBeDecoded or DiagnosticIds.VersionNotServed
        ? ReportedFinding.StrictReason
        : finding.Reason?.ToString();

    private string Advise(FieldPath path, BuiltInKind? kind)
    {
        var name = path.Segments.Count == 0 ? "" : path.Segments[^1].Name;
        return kind is not null && Spelling.Nearest(name, BuiltInMembers.At(kind, path.Parent, version)) is { } near
            ? $"did you mean '{near}'?"
            : "remove it: a server that is not strict drops it";
    }
}
