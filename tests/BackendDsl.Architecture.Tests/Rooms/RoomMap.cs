using BackendDsl.Tests.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendDsl.Architecture.Tests.Rooms;

/// <summary>
/// Which folder of a project names types of which other folder, by the compiler's own binding. A room is a folder directly below the project; folders
/// below it belong to it.
/// </summary>
public static class RoomMap
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly MetadataReference[] s_platform =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal)).Select(p => MetadataReference.CreateFromFile(p))];

    /// <summary>The arrows between the rooms of a project, sorted.</summary>
    /// <param name="project">Path of its folder, relative to the repository.</param>
    public static IReadOnlyList<Arrow> Of(string project)
    {
        var root = Path.Combine(TestData.RepositoryRoot, project);
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);
        var trees = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(p => !p.Contains("/content/", StringComparison.Ordinal))
            .Select(p => CSharpSyntaxTree.ParseText(File.ReadAllText(p), options, p.Replace('\\', '/')))
            .ToList();
        var compilation = CSharpCompilation.Create(
            "Rooms", [.. trees, CSharpSyntaxTree.ParseText(ImplicitUsings, options)], s_platform, new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        var found = new Dictionary<(string From, string To), string>();
        foreach (var tree in trees)
        {
            var from = Room(root, tree.FilePath);
            var model = compilation.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot().DescendantNodes(descendIntoTrivia: false).OfType<SimpleNameSyntax>())
            {
                if (TypeOf(model.GetSymbolInfo(name).Symbol) is not { } type)
                    continue;
                foreach (var place in type.DeclaringSyntaxReferences)
                {
                    var to = Room(root, place.SyntaxTree.FilePath);
                    if (to != from)
                        found.TryAdd((from, to), $"{Path.GetFileName(tree.FilePath)} names {type.Name}");
                }
            }
        }

        var name_ = Path.GetFileName(project);
        return [.. found.Select(f => new Arrow(name_, f.Key.From, f.Key.To, f.Value)).OrderBy(a => a.From, StringComparer.Ordinal).ThenBy(a => a.To, StringComparer.Ordinal)];
    }

    /// <summary>Rooms that are on a way back to themselves.</summary>
    public static IReadOnlyList<string> Circles(IReadOnlyList<Arrow> arrows)
    {
        var next = arrows.ToLookup(a => a.From, a => a.To);
        var circles = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var room in arrows.Select(a => a.From).Distinct())
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var waiting = new Queue<string>(next[room]);
            while (waiting.TryDequeue(out var at))
            {
                if (at == room)
                {
                    circles.Add(room);
                    break;
                }

                if (seen.Add(at))
                {
                    foreach (var to in next[at])
                        waiting.Enqueue(to);
                }
            }
        }

        return [.. circles];
    }

    private static INamedTypeSymbol? TypeOf(ISymbol? symbol) => symbol switch
    {
        null or INamespaceSymbol => null,
        INamedTypeSymbol type => type.OriginalDefinition,
        _ => symbol.ContainingType?.OriginalDefinition,
    };

    private static string Room(string root, string path)
    {
        var relative = Path.GetRelativePath(root, path).Replace('\\', '/');
        var slash = relative.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? "." : relative[..slash];
    }
}
