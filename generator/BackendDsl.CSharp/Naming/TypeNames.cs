using System.Globalization;

namespace BackendDsl.CSharp.Naming;

/// <summary>Names the types of a kind: the shortest suffix of a type's path that no other type of the kind would have, too.</summary>
internal static class TypeNames
{
    /// <summary>A type that wants a name.</summary>
    /// <param name="Path">The words of its path, from the root; the last is the member that holds it.</param>
    /// <param name="Forbidden">Names it cannot have, because a member of its own is called so.</param>
    /// <param name="Pinned">The name a user has chosen, or null.</param>
    public sealed record Request(IReadOnlyList<string> Path, IReadOnlyCollection<string> Forbidden, string? Pinned);

    /// <summary>The names, in the order of the requests; the order does not change them.</summary>
    public static string[] Assign(IReadOnlyList<Request> requests, IEnumerable<string> reserved)
    {
        var names = new string?[requests.Count];
        var taken = new HashSet<string>(reserved, StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            if (requests[i].Pinned is { } pinned && taken.Add(pinned))
                names[i] = pinned;
        }

        var longest = requests.Count == 0 ? 0 : requests.Max(r => r.Path.Count);
        for (var length = 1; length <= longest; length++)
        {
            var candidates = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = 0; i < names.Length; i++)
            {
                if (names[i] is null && Suffix(requests[i], length) is { } name)
                    candidates[name] = candidates.ContainsKey(name) || taken.Contains(name) ? -1 : i;
            }

            foreach (var candidate in candidates)
            {
                if (candidate.Value >= 0 && !requests[candidate.Value].Forbidden.Contains(candidate.Key))
                {
                    names[candidate.Value] = candidate.Key;
                    taken.Add(candidate.Key);
                }
            }
        }

        // Paths that read the same to the end ("a-b" and "a_b"): numbers, in the order of the paths.
        foreach (var i in Enumerable.Range(0, names.Length).Where(i => names[i] is null))
        {
            var name = Suffix(requests[i], requests[i].Path.Count)!;
            for (var number = 2; requests[i].Forbidden.Contains(name) || !taken.Add(name); number++)
                name = Suffix(requests[i], requests[i].Path.Count) + "_" + number.ToString(CultureInfo.InvariantCulture);
            names[i] = name;
        }

        return names!;
    }

    private static string? Suffix(Request request, int length)
    {
        if (length > request.Path.Count)
            return null;
        var name = string.Concat(request.Path.Skip(request.Path.Count - length));
        return name.Length <= Identifiers.MaxLength
            ? name
            : name.Substring(0, Identifiers.MaxLength - 9) + "_" + Identifiers.StableHash(name);
    }
}
