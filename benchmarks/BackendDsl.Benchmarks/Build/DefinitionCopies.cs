using System.Globalization;
using System.Text.RegularExpressions;

namespace BackendDsl.Benchmarks.Build;

/// <summary>
/// As many definitions as are asked for: the public ones, and where they do not suffice, copies of them whose groups have another name, so that nothing is shared.
/// Beyond the 65 the largest are left out, for 0.1 MB on average: 573 public definitions of many projects have 59 MB.
/// </summary>
internal static partial class DefinitionCopies
{
    private const long MeanOfMany = 100_000;

    /// <summary>Files of definitions.</summary>
    /// <param name="folder">Where copies are written.</param>
    /// <param name="count">How many.</param>
    public static IReadOnlyList<string> Make(string folder, int count)
    {
        var all = BenchmarkData.Definitions();
        if (count == 1)
            return [BenchmarkData.OneDefinition()];
        if (count <= all.Count)
            return [.. Enumerable.Range(0, count).Select(i => all[i * all.Count / count])];
        var usual = all.OrderBy(static f => new FileInfo(f).Length).ToList();
        while (usual.Average(static f => new FileInfo(f).Length) > MeanOfMany)
            usual.RemoveAt(usual.Count - 1);
        Directory.CreateDirectory(folder);
        var files = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var copy = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"definition{i}.yaml"));
            var text = File.ReadAllText(usual[i % usual.Count]);
            var prefix = string.Create(CultureInfo.InvariantCulture, $"c{i / usual.Count}.");
            text = Group().Replace(text, m => m.Groups[1].Value + prefix + m.Groups[2].Value);
            File.WriteAllText(copy, Name().Replace(text, m => m.Groups[1].Value + prefix + m.Groups[2].Value));
            files.Add(copy);
        }

        return files;
    }

    [GeneratedRegex(@"(?m)^(  group:\s+)(\S+)\s*$")]
    private static partial Regex Group();

    /// <summary>The name of the whole: its plural, a dot, its group.</summary>
    [GeneratedRegex(@"(?m)^(  name:\s+[a-z0-9]+\.)([a-z0-9.-]+)\s*$")]
    private static partial Regex Name();
}
