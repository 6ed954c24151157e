using BackendDsl.Envoy;
using BackendDsl.Tool.Inputs;

namespace BackendDsl.Tool.Verifying;

/// <summary>A path of <c>--ignore</c>: a field of clusters with everything below it; <c>[]</c> and <c>[*]</c> stand for every item or key.</summary>
internal sealed class IgnoredPath(string text)
{
    private readonly IReadOnlyList<FieldPathSegment> _steps = PathText.Parse("--ignore", text, ClusterPath.Parse).Segments;

    /// <summary>True for the field and what is below it.</summary>
    public bool Matches(FieldPath path)
    {
        var steps = path.Segments;
        if (_steps.Count == 0 || _steps.Count > steps.Count)
            return false;
        for (var i = 0; i < _steps.Count; i++)
        {
            var isAny = _steps[i] is { Kind: FieldPathSegmentKind.Key, Name: "" or "*" } && steps[i].Kind != FieldPathSegmentKind.Member;
            if (!isAny && _steps[i] != steps[i])
                return false;
        }

        return true;
    }
}
