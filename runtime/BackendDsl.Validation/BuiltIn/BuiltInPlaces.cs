namespace BackendDsl.Validation.BuiltIn;

/// <summary>
/// Where the value stands that a finding is about. A few paths of the server's are not those of the object: <c>spec.template.labels</c> stands for the
/// labels in the template's metadata, <c>spec.LoadBalancerSourceRanges[0]</c> has a capital letter.
/// </summary>
public static class BuiltInPlaces
{
    /// <summary>The path in the object; the same path where the server names it as it is.</summary>
    /// <param name="path">The path that the server names.</param>
    public static FieldPath InObject(FieldPath path)
    {
        if (path is null)
            throw new ArgumentNullException(nameof(path));
        List<FieldPathSegment>? real = null;
        for (var i = 0; i < path.Segments.Count; i++)
        {
            var segment = path.Segments[i];
            var before = i > 0 ? path.Segments[i - 1].Name : "";
            var (first, second) = segment.Kind != FieldPathSegmentKind.Member ? (null, null) : (segment.Name, before) switch
            {
                ("labels" or "annotations", "template" or "jobTemplate") => ("metadata", segment.Name),
                ("volumeMode" or "nodeAffinity", "") when i == 0 => ("spec", segment.Name),
                ("LoadBalancerSourceRanges", _) => ("loadBalancerSourceRanges", null),
                ("downwarAPI", _) => ("downwardAPI", null),
                ("limits", "overhead") => ("", null),
                _ => ((string?)null, (string?)null),
            };
            if (first is null)
            {
                real?.Add(segment);
                continue;
            }

            real ??= [.. path.Segments.Take(i)];
            if (first.Length > 0)
                real.Add(new(FieldPathSegmentKind.Member, first, 0));
            if (second is not null)
                real.Add(new(FieldPathSegmentKind.Member, second, 0));
        }

        return real is null ? path : FieldPath.Of(real);
    }
}
