namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>Hostnames of routes and listeners.</summary>
internal static class HostNames
{
    /// <summary>
    /// The hostnames of a route that a listener serves, sorted: the narrower of each pair that overlaps. A route without hostnames takes that of the
    /// listener, and <c>*</c> where neither has one.
    /// </summary>
    public static IReadOnlyList<string> Intersect(IReadOnlyList<string> route, string? listener)
    {
        if (route.Count == 0)
            return [listener ?? "*"];
        if (route is [var single] && (listener is null || single == listener || Covers(listener, single)))
            return route;
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var name in route)
        {
            if (listener is null || name == listener || Covers(listener, name))
                found.Add(name);
            else if (Covers(name, listener))
                found.Add(listener);
        }

        return [.. found];
    }

    // "*.example.com" covers every name below example.com, wildcards included, but not example.com itself.
    private static bool Covers(string wide, string narrow) => wide.StartsWith("*.", StringComparison.Ordinal)
        && narrow.EndsWith(wide[1..], StringComparison.Ordinal) && narrow.Length > wide.Length - 1 && narrow != wide;
}
