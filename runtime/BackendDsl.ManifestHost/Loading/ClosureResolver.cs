using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace BackendDsl.ManifestHost.Loading;

/// <summary>
/// Finds what the user's program needs: as its <c>deps.json</c> says, whatever machine that was made for, beside the program or in the folders of
/// restored packages; without one, beside the program.
/// </summary>
internal sealed class ClosureResolver
{
    private readonly string _folder;
    private readonly DependencyFile _dependencies;

    private ClosureResolver(string assembly, IEnumerable<string> packageFolders)
    {
        _folder = Path.GetDirectoryName(Path.GetFullPath(assembly))!;
        _dependencies = DependencyFile.Read(Path.ChangeExtension(Path.GetFullPath(assembly), ".deps.json"), _folder, packageFolders);
    }

    /// <summary>Makes the default load context find them.</summary>
    public static void Install(string assembly, IEnumerable<string> packageFolders)
    {
        var resolver = new ClosureResolver(assembly, packageFolders);
        var prepared = PreparedLibrary.OfHost();
        AssemblyLoadContext.Default.Resolving += (context, name) => resolver.Find(name) is { } path ? AssemblyImage.Load(context, prepared.Prefer(path)) : null;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => resolver.FindNative(name) is { } path ? NativeLibrary.Load(path) : 0;
    }

    private string? Find(AssemblyName name)
    {
        if (name.Name is not { Length: > 0 } simple)
            return null;
        if (!string.IsNullOrEmpty(name.CultureName))
        {
            return _dependencies.Satellite(name.CultureName, simple) ?? Existing(Path.Combine(_folder, name.CultureName, simple + ".dll"));
        }

        return _dependencies.Assembly(simple) ?? Existing(Path.Combine(_folder, simple + ".dll")) ?? Existing(Path.Combine(_folder, simple + ".exe"));
    }

    private string? FindNative(string name)
    {
        string[] candidates = OperatingSystem.IsWindows() ? [name, name + ".dll"]
            : OperatingSystem.IsMacOS() ? [name, name + ".dylib", "lib" + name + ".dylib", "lib" + name]
            : [name, name + ".so", "lib" + name + ".so", "lib" + name];
        foreach (var candidate in candidates)
        {
            if ((_dependencies.Native(candidate) ?? Existing(Path.Combine(_folder, candidate))) is { } path)
                return path;
        }

        return null;
    }

    private static string? Existing(string path) => File.Exists(path) ? path : null;
}
