using System.Collections.Immutable;
using BackendDsl.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace BackendDsl.Analyzers.Tests.Snippets;

/// <summary>
/// A file of code as teams write it. A member marked <c>{|id:expression|}</c> is wrong there; every other is right and must stay silent. Files of
/// the same name beside it (<c>.policies.yaml</c>, <c>.manifests.yaml</c>) belong to the project.
/// </summary>
internal sealed class SnippetFile(string path)
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Snippets", "Code");

    private static string Common => File.ReadAllText(Path.Combine(Folder, "Common.cs"));

    /// <summary>What the analyzers tell that the file does not expect, and the other way round.</summary>
    public async Task<IReadOnlyList<string>> CompareAsync()
    {
        TestFileMarkupParser.GetSpans(await File.ReadAllTextAsync(path), out var code, out ImmutableDictionary<string, ImmutableArray<TextSpan>> expected);
        var compilation = AnalyzerRun.Compile(Common, code);
        var tree = compilation.SyntaxTrees.Last();
        var found = await AnalyzerRun.RunAsync(compilation, Options(), new ResourceAnalyzer(), new ManifestAnalyzer(), new PolicyMethodAnalyzer(), new LostWriteAnalyzer());
        var text = await tree.GetTextAsync();
        string Line(string what, string id, TextSpan span, string? message = null) =>
            $"{Path.GetFileName(path)}({text.Lines.GetLinePosition(span.Start).Line + 1}): {what} {id} at `{text.ToString(span)}` {message}";

        var wanted = expected.SelectMany(e => e.Value.Select(s => (Id: e.Key, Span: s))).ToHashSet();
        var differences = new List<string>();
        var told = new HashSet<(string, TextSpan)>();
        foreach (var diagnostic in found)
        {
            if (diagnostic.Id is "BDSL4090" or "BDSL4032")
                continue;
            var at = (diagnostic.Id, diagnostic.Location.SourceSpan);
            if (diagnostic.Location.SourceTree != tree)
                differences.Add($"{Path.GetFileName(path)}: told elsewhere {diagnostic}");
            else if (told.Add(at) && !wanted.Contains(at))
                differences.Add(Line("not expected", diagnostic.Id, diagnostic.Location.SourceSpan, diagnostic.GetMessage()));
        }

        differences.AddRange(wanted.Where(w => !told.Contains(w)).Select(w => Line("not told", w.Id, w.Span)));
        return [.. differences.Order(StringComparer.Ordinal)];
    }

    /// <summary>How many members the file has that are right and wrong.</summary>
    public (int Right, int Wrong) Count()
    {
        int right = 0, wrong = 0;
        foreach (var line in File.ReadLines(path))
        {
            if (line.Contains("// silent", StringComparison.Ordinal))
                right++;
            else if (line.Contains("{|", StringComparison.Ordinal))
                wrong++;
        }

        return (right, wrong);
    }

    private Microsoft.CodeAnalysis.Diagnostics.AnalyzerOptions Options()
    {
        var items = new Dictionary<string, string>();
        var files = ImmutableArray.CreateBuilder<AdditionalText>();
        foreach (var (suffix, item) in new[] { (".policies.yaml", "AdmissionPolicy"), (".manifests.yaml", "KubernetesManifest") })
        {
            var file = Path.ChangeExtension(path, null) + suffix;
            if (!File.Exists(file))
                continue;
            items.Add("/0/" + Path.GetFileName(file), item);
            files.Add(new FileText("/0/" + Path.GetFileName(file), File.ReadAllText(file)));
        }

        return new(files.ToImmutable(), new BuildOptions(items));
    }
}
