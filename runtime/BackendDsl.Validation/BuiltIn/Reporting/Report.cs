using System.Globalization;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Reporting;

/// <summary>Collects what the rules find, in the server's words, and knows the server's version.</summary>
internal sealed class Report(int minor)
{
    private List<Finding>? _errors;
    private List<Finding>? _warnings;
    private List<Finding>? _infos;
    private Report? _deferred;

    /// <summary>The server's minor version.</summary>
    public int Minor { get; } = minor;

    public IReadOnlyList<Finding> Errors => _errors ?? (IReadOnlyList<Finding>)[];

    public IReadOnlyList<Finding> Warnings => _warnings ?? (IReadOnlyList<Finding>)[];

    public IReadOnlyList<Finding> Infos => _infos ?? (IReadOnlyList<Finding>)[];

    public int ErrorCount => _errors?.Count ?? 0;

    /// <summary>Collects what the server says only once something else is mended.</summary>
    public Report Deferred => _deferred ??= new(Minor);

    /// <summary>What was said there.</summary>
    public IReadOnlyList<Finding> DeferredErrors => _deferred?.Errors ?? [];

    public void Required(Field at, string detail = "") =>
        Add(at, FindingReason.FieldValueRequired, detail.Length == 0 ? "Required value" : "Required value: " + detail);

    public void Forbidden(Field at, string detail) =>
        Add(at, FindingReason.FieldValueForbidden, detail.Length == 0 ? "Forbidden" : "Forbidden: " + detail);

    public void Invalid(Field at, Node value, string detail) => Invalid(at, Print(value.Value), detail);

    public void Invalid(Field at, long value, string detail) => Invalid(at, value.ToString(CultureInfo.InvariantCulture), detail);

    /// <summary>Refuses a string that is not the value as it stands.</summary>
    public void InvalidText(Field at, string value, string detail) => Invalid(at, GoQuote.Quote(value), detail);

    /// <summary>Refuses a value already printed.</summary>
    public void Invalid(Field at, string printed, string detail) =>
        Add(at, FindingReason.FieldValueInvalid, detail.Length == 0 ? "Invalid value: " + printed : "Invalid value: " + printed + ": " + detail);

    /// <summary>Refuses a value for each of these reasons.</summary>
    public void InvalidText(Field at, string value, IReadOnlyList<string> details)
    {
        for (var i = 0; i < details.Count; i++)
            InvalidText(at, value, details[i]);
    }

    public void NotSupported(Field at, Node value, params string[] supported) => NotSupported(at, Print(value.Value), supported);

    public void NotSupported(Field at, string printed, IReadOnlyList<string> supported)
    {
        var message = "Unsupported value: " + printed;
        if (supported.Count > 0)
            message += ": supported values: " + string.Join(", ", supported.Select(s => GoQuote.Quote(s)));
        Add(at, FindingReason.FieldValueNotSupported, message);
    }

    public void Duplicate(Field at, Node value) => Add(at, FindingReason.FieldValueDuplicate, "Duplicate value: " + Print(value.Value));

    public void DuplicateText(Field at, string printed) => Add(at, FindingReason.FieldValueDuplicate, "Duplicate value: " + printed);

    public void NotFound(Field at, Node value) => Add(at, FindingReason.FieldValueNotFound, "Not found: " + Print(value.Value));

    public void TooLong(Field at, int limit) =>
        Add(at, FindingReason.FieldValueTooLong, $"Too long: may not be more than {limit.ToString(CultureInfo.InvariantCulture)} bytes");

    public void TooMany(Field at, int count, int limit) =>
        Add(at, FindingReason.FieldValueTooMany, string.Format(CultureInfo.InvariantCulture, "Too many: {0}: must have at most {1} items", count, limit));

    public void Add(Field at, FindingReason? reason, string message) =>
        Put(ref _errors, new() { Id = ConceptIds.Of(at.Concept), Path = at.ToPath(), Reason = reason, Message = message, Source = FindingSource.BuiltIn });

    /// <summary>A warning in the server's words; the text names the field itself.</summary>
    public void Warn(Field at, string message) => Put(ref _warnings, new()
    {
        Id = ConceptIds.Of(Concept.ServerWarning),
        Severity = FindingSeverity.Warning,
        Path = at.ToPath(),
        Message = message,
        Source = FindingSource.BuiltIn,
    });

    /// <summary>Something that the server drops or changes without a word.</summary>
    public void Inform(Field at, string message) => Put(ref _infos, new()
    {
        Id = ConceptIds.Of(Concept.Dropped),
        Severity = FindingSeverity.Info,
        Path = at.ToPath(),
        Message = message,
        Source = FindingSource.BuiltIn,
        Effect = FindingEffect.Ignored,
    });

    /// <summary>A value as the server's messages write it.</summary>
    public static string Print(in Value value) => value.Kind switch
    {
        ValueKind.Absent or ValueKind.Null => "\"\"",
        ValueKind.String => GoQuote.Quote(value.String),
        ValueKind.Array or ValueKind.Object => JsonText.Write(value),
        _ => value.ToString(),
    };

    // The same words at the same place are told once, as the server does.
    private static void Put(ref List<Finding>? list, Finding finding)
    {
        list ??= [];
        foreach (var other in list)
        {
            if (other.Reason == finding.Reason && other.Message == finding.Message && other.Path == finding.Path)
                return;
        }

        if (list.Count < 1000)
            list.Add(finding);
    }
}
