using System.Globalization;

namespace BackendDsl.CSharp.Naming;

/// <summary>Gives each wire name of one scope an identifier of its own.</summary>
internal static class UniqueNames
{
    /// <summary>
    /// Names in the order given. Where several wire names meet in one identifier, the plainest spelling
    /// (the identifier with a small or capital first letter) keeps it, then the first by ordinal order; the others get a number.
    /// </summary>
    public static string[] Assign(IReadOnlyList<string> wireNames, Func<string, string> toIdentifier, Func<string, bool> isReserved, Func<string, string?> pinned, string reservedSuffix)
    {
        var result = new string[wireNames.Count];
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new List<(string Candidate, int Rank, int Index)>();
        for (var i = 0; i < result.Length; i++)
        {
            if (pinned(wireNames[i]) is { } pin && taken.Add(pin))
            {
                result[i] = pin;
                continue;
            }

            var candidate = toIdentifier(wireNames[i]);
            if (isReserved(candidate))
                candidate += reservedSuffix;
            waiting.Add((candidate, Rank(wireNames[i], candidate), i));
        }

        waiting.Sort((a, b) =>
            a.Rank != b.Rank ? a.Rank.CompareTo(b.Rank) : string.CompareOrdinal(wireNames[a.Index], wireNames[b.Index]));
        var natural = new HashSet<string>(waiting.Select(w => w.Candidate), StringComparer.Ordinal);
        var next = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (candidate, _, index) in waiting)
        {
            var name = candidate;
            if (!taken.Add(name))
            {
                // A number that no other wire name reads as, so that adding one of these never renames the other.
                var separator = char.IsDigit(candidate[candidate.Length - 1]) ? "_" : "";
                if (!next.TryGetValue(candidate, out var number))
                    number = 2;
                do
                    name = candidate + separator + (number++).ToString(CultureInfo.InvariantCulture);
                while (natural.Contains(name) || isReserved(name) || !taken.Add(name));
                next[candidate] = number;
            }

            result[index] = name;
        }

        return result;
    }

    private static int Rank(string wireName, string candidate)
    {
        if (string.Equals(wireName, candidate, StringComparison.Ordinal))
            return 1;
        return wireName.Length == candidate.Length
            && char.ToUpperInvariant(wireName[0]) == candidate[0]
            && string.CompareOrdinal(wireName, 1, candidate, 1, candidate.Length) == 0
            ? 0
            : 2;
    }
}
