using System.Text.Json.Nodes;
using BackendDsl.Cel.Values;
using BackendDsl.Tests.Shared;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Kgateway.Tests.Samples;

/// <summary>The documentation page that the sample follows.</summary>
internal static class DocumentationPage
{
    /// <summary>The manifests of the page, in their order.</summary>
    public static IReadOnlyList<IObjectValue> Manifests() =>
        [.. Blocks("```yaml").Select(b => DocumentReader.ReadOne(Plain(b)).Object)];

    /// <summary>What the page shows of the cluster in the config dump.</summary>
    public static JsonObject Dump()
    {
        var lines = Blocks("```console").Single().Split('\n').Where(l => l.Trim() != "...");
        return JsonNode.Parse("{" + string.Join('\n', lines) + "}")!.AsObject();
    }

    private static IEnumerable<string> Blocks(string start)
    {
        var path = Path.GetFullPath(Path.Combine(TestData.Directory, "..", "reference", "seed-http-connection-settings.md"));
        Assert.SkipUnless(File.Exists(path), "the page is absent");
        var lines = File.ReadAllLines(path);
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].TrimStart().StartsWith(start, StringComparison.Ordinal))
                continue;
            var end = Array.FindIndex(lines, i + 1, l => l.TrimStart().StartsWith("```", StringComparison.Ordinal));
            yield return string.Join('\n', lines[(i + 1)..end]);
            i = end;
        }
    }

    /// <summary>The manifest inside a kubectl command, and every line less its common indentation.</summary>
    private static string Plain(string block)
    {
        var lines = block.Split('\n').Where(l => !l.Contains("EOF", StringComparison.Ordinal)).ToList();
        var indent = lines.Where(l => l.Trim().Length > 0).Min(l => l.Length - l.TrimStart().Length);
        return string.Join('\n', lines.Select(l => l.Length > indent ? l[indent..] : ""));
    }
}
