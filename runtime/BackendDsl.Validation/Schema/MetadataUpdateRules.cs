using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Findings;

namespace BackendDsl.Validation.Schema;

/// <summary>What an update may do to the metadata of a resource.</summary>
internal static class MetadataUpdateRules
{
    // What a client leaves out the server fills in from the old object; what it changes is an error.
    private static readonly string[] s_kept = ["uid", "deletionTimestamp", "deletionGracePeriodSeconds"];

    private static readonly HashSet<string> s_bareFinalizers = new(StringComparer.Ordinal) { "orphan", "foregroundDeletion", "kubernetes" };

    /// <summary>Compares new metadata with old.</summary>
    public static void Check(FindingList findings, IObjectValue metadata, IObjectValue old)
    {
        var isDeleted = old["deletionTimestamp"].Kind == ValueKind.String;
        if (isDeleted)
            CheckNoNewFinalizers(findings, metadata["finalizers"], old["finalizers"]);
        CheckName(findings, metadata["name"], old["name"], metadata.IsComplete);
        if (IsChanged(metadata["namespace"], old["namespace"]) && old["namespace"].Kind == ValueKind.String)
            AddImmutable(findings, "namespace", metadata["namespace"]);
        foreach (var name in s_kept)
        {
            // The old object may be told without what the server keeps in it; a time of deletion is there or not.
            if (IsChanged(metadata[name], old[name]) && (!old[name].IsAbsent || name != "uid") && !(isDeleted && name == "deletionTimestamp"))
                AddImmutable(findings, name, metadata[name]);
        }
    }

    /// <summary>Warns of finalizers without a domain that were not there before.</summary>
    public static void Warn(FindingList findings, in Value finalizers, in Value old)
    {
        foreach (var name in Added(finalizers, old))
        {
            if (name.IndexOf('/') < 0 && !s_bareFinalizers.Contains(name))
            {
                findings.Warn(
                    DiagnosticIds.MetadataInvalid,
                    FieldPath.Parse("metadata.finalizers"),
                    FindingReason.FieldValueInvalid,
                    $"{GoQuote.Quote(name)}: prefer a domain-qualified finalizer name to avoid accidental conflicts with other finalizer writers");
            }
        }
    }

    private static void CheckName(FindingList findings, in Value name, in Value old, bool isComplete)
    {
        if (old.Kind != ValueKind.String || name.IsUnknown || (name.IsAbsent && !isComplete))
            return;
        var text = name.Kind == ValueKind.String ? name.String : "";
        if (text != old.String)
            AddImmutable(findings, "name", Value.Of(text));
    }

    private static void CheckNoNewFinalizers(FindingList findings, in Value finalizers, in Value old)
    {
        var added = Added(finalizers, old);
        if (added.Count == 0)
            return;
        var all = string.Join(", ", added.Select(GoQuote.Quote));
        findings.Add(
            DiagnosticIds.MetadataInvalid,
            FieldPath.Parse("metadata.finalizers"),
            FindingReason.FieldValueForbidden,
            $"Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{{{all}}}");
    }

    private static SortedSet<string> Added(in Value finalizers, in Value old)
    {
        var added = new SortedSet<string>(Comparer<string>.Create(CodePoints.Compare));
        if (finalizers.Kind != ValueKind.Array)
            return added;
        for (var i = 0; i < finalizers.Array.Count; i++)
        {
            if (finalizers.Array[i].Kind == ValueKind.String)
                added.Add(finalizers.Array[i].String);
        }

        for (var i = 0; old.Kind == ValueKind.Array && i < old.Array.Count; i++)
        {
            if (old.Array[i].Kind == ValueKind.String)
                added.Remove(old.Array[i].String);
        }

        return added;
    }

    private static bool IsChanged(in Value value, in Value old) =>
        !value.IsAbsent && !value.IsUnknown && value.Kind != ValueKind.Null && !old.IsUnknown
        && !(value.Kind == ValueKind.String && value.String.Length == 0) && !ValueEquality.DeepEquals(value, old);

    private static void AddImmutable(FindingList findings, string name, in Value value) =>
        findings.Add(DiagnosticIds.MetadataInvalid, FieldPath.Parse("metadata." + name), FindingReason.FieldValueInvalid, $"Invalid value: {GoText.Shown(value)}: field is immutable");
}
