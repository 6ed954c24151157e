using BackendDsl.Validation.BuiltIn.Facts;

namespace BackendDsl.Validation.BuiltIn;

/// <summary>The one table of the kinds that Kubernetes itself brings: names, scope, plural, versions.</summary>
public static class BuiltInKinds
{
    private static readonly BuiltInKind[] s_all = Read();
    private static readonly Dictionary<(string Group, string Version, string Kind), BuiltInKind> s_byName = ByName();
    private static readonly Dictionary<(string Group, string Kind), BuiltInKind> s_newest = Newest();

    /// <summary>All kinds and versions, by group, version, kind (ordinal).</summary>
    public static IReadOnlyList<BuiltInKind> All => s_all;

    /// <summary>Finds a kind by group ("" for core), version and kind.</summary>
    public static bool TryGet(string group, string version, string kind, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out BuiltInKind? found) =>
        s_byName.TryGetValue((group, version, kind), out found);

    /// <summary>Finds a kind by the apiVersion and kind of a manifest.</summary>
    public static bool TryGet(string apiVersion, string kind, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out BuiltInKind? found)
    {
        var slash = apiVersion.IndexOf('/');
        return slash < 0
            ? TryGet("", apiVersion, kind, out found)
            : TryGet(apiVersion.Substring(0, slash), apiVersion.Substring(slash + 1), kind, out found);
    }

    /// <summary>
    /// Finds a kind by group and kind alone, in its newest stable version: scope and plural do not depend on the version, so this serves
    /// beta and gone versions too.
    /// </summary>
    public static bool TryGetNewest(string group, string kind, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out BuiltInKind? found) =>
        s_newest.TryGetValue((group, kind), out found);

    private static BuiltInKind[] Read()
    {
        var lines = FactsText.Kinds.Split('\n');
        var kinds = new BuiltInKind[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            var end = VersionRange.Cut(line, 0, line.Length, out var since, out var until);
            var words = line.Substring(0, end).Split(' ');
            kinds[i] = new(words[0] == "-" ? "" : words[0], words[1], words[2], words[3], words[4][0] == 'N', words[4][1] == 'w', words[5], since, until);
        }

        return kinds;
    }

    private static Dictionary<(string, string, string), BuiltInKind> ByName()
    {
        var names = new Dictionary<(string, string, string), BuiltInKind>(s_all.Length);
        foreach (var kind in s_all)
            names[(kind.Group, kind.Version, kind.Kind)] = kind;
        return names;
    }

    private static Dictionary<(string, string), BuiltInKind> Newest()
    {
        var newest = new Dictionary<(string, string), BuiltInKind>(s_all.Length);
        foreach (var kind in s_all)
        {
            if (!newest.TryGetValue((kind.Group, kind.Kind), out var other) || IsNewer(kind.Version, other.Version))
                newest[(kind.Group, kind.Kind)] = kind;
        }

        return newest;
    }

    // v2 before v1, v1 before v1beta2, v1beta2 before v1beta1.
    private static bool IsNewer(string version, string than)
    {
        var (a, b) = (version.IndexOf("beta", StringComparison.Ordinal) < 0, than.IndexOf("beta", StringComparison.Ordinal) < 0);
        return a != b ? a : string.CompareOrdinal(version, than) > 0;
    }
}
