using BackendDsl.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Generator.Tests.Direct;

/// <summary>The references of the tests as files.</summary>
internal static class ReferencePaths
{
    private static readonly Lazy<IReadOnlyList<string>> s_all = new(static () => Write());

    public static IReadOnlyList<string> All => s_all.Value;

    private static List<string> Write()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "references");
        Directory.CreateDirectory(folder);
        var paths = new List<string>();
        foreach (var framework in Basic.Reference.Assemblies.Net100.ReferenceInfos.All)
        {
            var path = Path.Combine(folder, framework.FileName);
            if (!File.Exists(path))
                File.WriteAllBytes(path, framework.ImageBytes);
            paths.Add(path);
        }

        paths.AddRange(Run.References.OfType<PortableExecutableReference>().Select(static r => r.FilePath).Where(static p => p is not null && File.Exists(p)).Select(static p => p!));
        return paths;
    }
}
