using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.BuiltIn;

/// <summary>
/// What the server says of a member that it filled in from another, which it refuses for the same: <c>targetPort</c> after a bad <c>port</c>. Whoever
/// writes the object is told of one cause once.
/// </summary>
internal static class ImpliedFindings
{
    /// <summary>The findings without those that follow from another.</summary>
    /// <param name="findings">What the server says.</param>
    /// <param name="value">The object as it was written.</param>
    public static IEnumerable<Finding> Without(IEnumerable<Finding> findings, Value value)
    {
        var all = findings.ToList();
        return all.Where(f => !IsImplied(f, value, all));
    }

    private static bool IsImplied(Finding finding, Value value, List<Finding> all) =>
        finding.Reason == FindingReason.FieldValueInvalid && !IsWritten(value, finding.Path)
        && all.Exists(o => o != finding && o.Message == finding.Message && o.Path.Parent == finding.Path.Parent && IsWritten(value, o.Path));

    private static bool IsWritten(Value value, FieldPath path)
    {
        foreach (var segment in path.Segments)
        {
            value = (segment.Kind, value.Kind) switch
            {
                (FieldPathSegmentKind.Index, ValueKind.Array) => segment.Index < value.Array.Count ? value.Array[segment.Index] : default,
                (FieldPathSegmentKind.Index, _) => default,
                (_, ValueKind.Object) => value.Object[segment.Name],
                _ => default,
            };
        }

        return !value.IsAbsent;
    }
}
