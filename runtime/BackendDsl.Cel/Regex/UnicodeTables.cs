using System.Collections.Concurrent;

namespace BackendDsl.Cel.Regex;

/// <summary>
/// General categories, scripts and simple case folding of the Unicode version that Go's tables have. The host's own tables are not used:
/// they differ between hosts, and the verdict must not.
/// </summary>
internal static partial class UnicodeTables
{
    private static readonly ConcurrentDictionary<string, CodePointSet> s_sets = new(StringComparer.Ordinal);
    private static readonly Lazy<Folding> s_folding = new(ReadFolding);

    private static readonly string[] s_categories =
    [
        "Cc", "Cf", "Cn", "Co", "Cs", "Ll", "Lm", "Lo", "Lt", "Lu", "Mc", "Me", "Mn", "Nd", "Nl", "No",
        "Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "Sc", "Sk", "Sm", "So", "Zl", "Zp", "Zs",
    ];

    /// <summary>
    /// The set that <c>\p{name}</c> means, or null. Names are compared without regard to case, blanks, hyphens and underscores, as Go does since 1.25
    /// (releases that then did not find scripts whose name has an underscore are not followed in that).
    /// </summary>
    public static CodePointSet? Find(string name)
    {
        var canonical = Canonical(name);
        if (s_sets.TryGetValue(canonical, out var known))
            return known;
        var set = Read(canonical);
        return set is null ? null : s_sets.GetOrAdd(canonical, set);
    }

    /// <summary>Adds to <paramref name="set"/> whatever is equal to a member of the range under simple case folding.</summary>
    public static void AddFolds(int first, int last, CodePointSet.Builder set)
    {
        var folding = s_folding.Value;
        var at = Array.BinarySearch(folding.Members, first);
        if (at < 0)
            at = ~at;
        for (; at < folding.Members.Length && folding.Members[at] <= last; at++)
        {
            foreach (var other in folding.Orbits[at])
                set.Add(other, other);
        }
    }

    /// <summary>The set with everything that is equal to a member under simple case folding.</summary>
    public static CodePointSet Fold(CodePointSet set)
    {
        var builder = new CodePointSet.Builder();
        for (var i = 0; i < set.Ranges.Length; i += 2)
            builder.AddFolded(set.Ranges[i], set.Ranges[i + 1]);
        return builder.Build();
    }

    private static string Canonical(string name)
    {
        var result = new char[name.Length];
        var length = 0;
        foreach (var c in name)
        {
            if (c is '_' or '-' or ' ')
                continue;
            result[length] = length == 0
                ? c is >= 'a' and <= 'z' ? (char)(c - 32) : c
                : c is >= 'A' and <= 'Z' ? (char)(c + 32) : c;
            length++;
        }

        return new(result, 0, length);
    }

    private static CodePointSet? Read(string canonical)
    {
        switch (canonical)
        {
            case "Any":
                return CodePointSet.Any;
            case "Assigned":
                return Find("Cn")!.Negate();
            case "Ascii":
                return new([0, 0x7F]);
            case "Lc":
                return Union("Ll", "Lt", "Lu");
        }

        if (canonical is "C" or "L" or "M" or "N" or "P" or "S" or "Z")
            return Union(Array.FindAll(s_categories, c => c[0] == canonical[0]));
        if ((CategoryData(canonical) ?? ScriptData(canonical) ?? (ScriptAlias(canonical) is { } script ? ScriptData(script) : null)) is { } data)
            return Decode(data);
        return CategoryAlias(canonical) is { } alias ? Find(alias) : null;
    }

    private static CodePointSet Union(params string[] categories)
    {
        var builder = new CodePointSet.Builder();
        foreach (var category in categories)
            builder.Add(Find(category)!);
        return builder.Build();
    }

    private static string? CategoryAlias(string canonical) => canonical switch
    {
        "Other" => "C",
        "Control" or "Cntrl" => "Cc",
        "Format" => "Cf",
        "Unassigned" => "Cn",
        "Privateuse" => "Co",
        "Surrogate" => "Cs",
        "Letter" => "L",
        "Casedletter" => "Lc",
        "Lowercaseletter" => "Ll",
        "Modifierletter" => "Lm",
        "Otherletter" => "Lo",
        "Titlecaseletter" => "Lt",
        "Uppercaseletter" => "Lu",
        "Mark" or "Combiningmark" => "M",
        "Spacingmark" => "Mc",
        "Enclosingmark" => "Me",
        "Nonspacingmark" => "Mn",
        "Number" => "N",
        "Decimalnumber" or "Digit" => "Nd",
        "Letternumber" => "Nl",
        "Othernumber" => "No",
        "Punctuation" or "Punct" => "P",
        "Connectorpunctuation" => "Pc",
        "Dashpunctuation" => "Pd",
        "Closepunctuation" => "Pe",
        "Finalpunctuation" => "Pf",
        "Initialpunctuation" => "Pi",
        "Otherpunctuation" => "Po",
        "Openpunctuation" => "Ps",
        "Symbol" => "S",
        "Currencysymbol" => "Sc",
        "Modifiersymbol" => "Sk",
        "Mathsymbol" => "Sm",
        "Othersymbol" => "So",
        "Separator" => "Z",
        "Lineseparator" => "Zl",
        "Paragraphseparator" => "Zp",
        "Spaceseparator" => "Zs",
        _ => null,
    };

    // Names of several words in the form that they are compared in.
    private static string? ScriptAlias(string canonical) => Array.Find(s_longScriptNames, n => Canonical(n) == canonical);

    private static CodePointSet Decode(string data)
    {
        var builder = new CodePointSet.Builder();
        int end = 0, at = 0;
        while (at < data.Length)
        {
            var first = end + Base36(data, ref at);
            end = first;
            if (at < data.Length && data[at] == '+')
            {
                at++;
                end += Base36(data, ref at);
            }

            builder.Add(first, end);
            at++;
        }

        return builder.Build();
    }

    private static Folding ReadFolding()
    {
        var orbits = new SortedDictionary<int, int[]>();
        int first = 0, at = 0;
        while (at < FoldData.Length)
        {
            first += Base36(FoldData, ref at);
            var members = new List<int> { 0 };
            do
            {
                at++;
                members.Add(Base36(FoldData, ref at));
            }
            while (at < FoldData.Length && FoldData[at] == '/');

            int step = 1, count = 1;
            if (at < FoldData.Length && FoldData[at] is '+' or '*')
            {
                step = FoldData[at] == '*' ? 2 : 1;
                at++;
                count = Base36(FoldData, ref at);
            }

            for (var i = 0; i < count; i++)
            {
                var orbit = members.ConvertAll(m => first + (i * step) + m).ToArray();
                foreach (var member in orbit)
                    orbits[member] = orbit;
            }

            at++;
        }

        return new([.. orbits.Keys], [.. orbits.Values]);
    }

    private static int Base36(string data, ref int at)
    {
        var value = 0;
        while (at < data.Length && data[at] is (>= '0' and <= '9') or (>= 'a' and <= 'z'))
        {
            value = (value * 36) + (data[at] <= '9' ? data[at] - '0' : data[at] - 'a' + 10);
            at++;
        }

        return value;
    }

    private sealed class Folding(int[] members, int[][] orbits)
    {
        public int[] Members { get; } = members;

        public int[][] Orbits { get; } = orbits;
    }
}
