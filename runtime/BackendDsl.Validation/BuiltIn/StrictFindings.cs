using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.Findings;

namespace BackendDsl.Validation.BuiltIn;

/// <summary>The findings of decoding: unknown and duplicate fields, and values of the wrong type.</summary>
internal static class StrictFindings
{
    /// <summary>The server gives up after this many.</summary>
    private const int Limit = 100;

    public static List<Finding> Of(List<(FieldPath Path, int Since)>? unknown, IReadOnlyList<FieldPath> duplicates, FieldValidation mode)
    {
        var severity = mode == FieldValidation.Strict ? FindingSeverity.Error : FindingSeverity.Warning;
        var findings = new List<Finding>();
        foreach (var (path, since) in unknown ?? [])
        {
            if (findings.Count == Limit)
                break;
            var unknownField = FieldFindings.OfUnknown(path, severity);
            findings.Add(unknownField with
            {
                Id = ConceptIds.Of(Concept.UnknownField),
                Message = since == 0 ? unknownField.Message : $"{unknownField.Message}: Kubernetes has it from 1.{since} on",
                Source = FindingSource.BuiltIn,
            });
        }

        foreach (var path in duplicates)
        {
            if (findings.Count == Limit)
                break;
            findings.Add(FieldFindings.OfDuplicate(path, severity));
        }

        return findings;
    }

    public static List<Finding> Of(List<(FieldPath Path, string Message)> wrong) => wrong.ConvertAll(w => new Finding
    {
        Id = ConceptIds.Of(Concept.Decoding),
        Path = w.Path,
        Message = w.Message,
        Reason = FindingReason.FieldValueTypeInvalid,
        Source = FindingSource.BuiltIn,
    });
}
