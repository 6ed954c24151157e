using BackendDsl.Analyzers.CallSite;
using BackendDsl.Cel.Values;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>Finds the place in a tree that a path of the server's form names.</summary>
internal static class TreeWalker
{
    /// <summary>The deepest place on the way to <paramref name="path"/>; null for the root itself.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="path">For example <c>spec.targetRefs[0].kind</c>.</param>
    /// <param name="rest">What of the path is not there; empty where all of it is.</param>
    public static CallSitePlace? Walk(CallSiteObject root, string path, out string rest)
    {
        rest = path == "<nil>" ? "" : path;
        CallSitePlace? place = null;
        var value = Value.Of(root);
        while (rest.Length > 0)
        {
            var next = value.Kind switch
            {
                ValueKind.Object when value.Object is CallSiteObject o => Member(o, rest, out rest),
                ValueKind.Array when value.Array is CallSiteArray a => Item(a, rest, out rest),
                _ => null,
            };
            if (next is null)
                break;
            place = next;
            value = next.Value;
        }

        return place;
    }

    private static CallSitePlace? Member(CallSiteObject target, string path, out string rest)
    {
        // Keys of maps may hold dots and brackets themselves: the longest name that fits is meant.
        CallSitePlace? best = null;
        rest = path;
        var length = -1;
        var text = path[0] == '.' ? path.Substring(1) : path;
        for (var i = 0; i < target.Count; i++)
        {
            var name = target.NameAt(i);
            int used;
            if (text.StartsWith(name, StringComparison.Ordinal) && (text.Length == name.Length || text[name.Length] is '.' or '['))
                used = name.Length;
            else if (text.StartsWith("[" + name + "]", StringComparison.Ordinal))
                used = name.Length + 2;
            else
                continue;
            if (name.Length <= length || target.PlaceAt(i).Value.IsAbsent)
                continue;
            length = name.Length;
            best = target.PlaceAt(i);
            rest = text.Substring(used);
        }

        return best;
    }

    private static CallSitePlace? Item(CallSiteArray target, string path, out string rest)
    {
        rest = path;
        var end = path.IndexOf(']');
        if (path[0] != '[' || end < 0 || !int.TryParse(path.Substring(1, end - 1), out var index) || index >= target.Count)
            return null;
        rest = path.Substring(end + 1);
        return target.PlaceAt(index);
    }
}
