using BackendDsl.Analyzers.CallSite;
using BackendDsl.Cel.Values;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>Finds the place in a tree that a path names.</summary>
internal static class TreeWalker
{
    /// <summary>The deepest place on the way to <paramref name="path"/>; null for the root itself.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="path">For example <c>spec.targetRefs[0].kind</c>.</param>
    /// <param name="isWhole">False where the tree ends before the path does.</param>
    public static CallSitePlace? Walk(CallSiteObject root, FieldPath path, out bool isWhole)
    {
        CallSitePlace? place = null;
        var value = Value.Of(root);
        var at = 0;
        while (at < path.Segments.Count)
        {
            var (next, steps) = value.Kind switch
            {
                ValueKind.Object when value.Object is CallSiteObject target => Member(target, path, at),
                ValueKind.Array when value.Array is CallSiteArray target => (Item(target, path.Segments[at]), 1),
                _ => (null, 0),
            };
            if (next is null)
                break;
            place = next;
            value = next.Value;
            at += steps;
        }

        isWhole = at == path.Segments.Count;
        return place;
    }

    private static (CallSitePlace? Place, int Steps) Member(CallSiteObject target, FieldPath path, int at)
    {
        var (name, steps) = FieldPath.NameIn(target, path.Segments, at);
        return steps == 0 ? (null, 0) : (target.Find(name), steps);
    }

    private static CallSitePlace? Item(CallSiteArray target, FieldPathSegment step) =>
        step.Kind == FieldPathSegmentKind.Index && step.Index < target.Count ? target.PlaceAt(step.Index) : null;
}
