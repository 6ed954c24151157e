using System.Runtime.InteropServices;
using System.Text.Json;

namespace BackendDsl.ManifestHost.Loading;

/// <summary>The part of a <c>deps.json</c> that says where assemblies lie.</summary>
internal sealed class DependencyFile
{
    private readonly Dictionary<string, string> _assemblies = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _satellites = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _native = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _folder;
    private readonly List<string> _packageFolders;

    private DependencyFile(string folder, IEnumerable<string> packageFolders)
    {
        _folder = folder;
        _packageFolders = [.. packageFolders];
    }

    /// <summary>Where an assembly lies, by its simple name; null where the file does not say or nothing is there.</summary>
    public string? Assembly(string name) => _assemblies.GetValueOrDefault(name);

    /// <summary>Where the resources of an assembly for a culture lie.</summary>
    public string? Satellite(string culture, string name) => _satellites.GetValueOrDefault(culture + "/" + name);

    /// <summary>Where a native library lies, by its file name.</summary>
    public string? Native(string fileName) => _native.GetValueOrDefault(fileName);

    /// <summary>Reads a file; one that is not there or broken says nothing.</summary>
    public static DependencyFile Read(string path, string folder, IEnumerable<string> packageFolders)
    {
        var file = new DependencyFile(folder, packageFolders);
        if (!File.Exists(path))
            return file;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            file.Add(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            // What lies beside the program is found without it.
        }

        return file;
    }

    private void Add(JsonElement root)
    {
        var target = root.GetProperty("runtimeTarget").GetProperty("name").GetString()!;
        root.TryGetProperty("libraries", out var libraries);
        var rids = Rids();
        foreach (var library in root.GetProperty("targets").GetProperty(target).EnumerateObject())
        {
            var package = libraries.ValueKind == JsonValueKind.Object && libraries.TryGetProperty(library.Name, out var about)
                && about.TryGetProperty("path", out var where) ? where.GetString() : null;
            Flat(library.Value, "runtime", package, (asset, path) => _assemblies.TryAdd(Path.GetFileNameWithoutExtension(asset), path));
            Flat(library.Value, "native", package, (asset, path) => _native.TryAdd(Path.GetFileName(asset), path));
            if (library.Value.TryGetProperty("resources", out var resources))
            {
                foreach (var asset in resources.EnumerateObject())
                {
                    var culture = asset.Value.TryGetProperty("locale", out var locale) ? locale.GetString()! : "";
                    if (Locate(asset.Name, package, Path.Combine(culture, Path.GetFileName(asset.Name))) is { } path)
                        _satellites.TryAdd(culture + "/" + Path.GetFileNameWithoutExtension(asset.Name), path);
                }
            }

            if (library.Value.TryGetProperty("runtimeTargets", out var specific))
                Specific(specific, package, rids);
        }
    }

    private void Flat(JsonElement library, string group, string? package, Action<string, string> add)
    {
        if (!library.TryGetProperty(group, out var assets))
            return;
        foreach (var asset in assets.EnumerateObject())
        {
            if (Locate(asset.Name, package, Path.GetFileName(asset.Name)) is { } path)
                add(asset.Name, path);
        }
    }

    // The assets for one machine take the place of those for all; of several that fit, the nearest counts.
    private void Specific(JsonElement assets, string? package, string[] rids)
    {
        var best = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var asset in assets.EnumerateObject())
        {
            var rank = Array.IndexOf(rids, asset.Value.GetProperty("rid").GetString());
            var native = asset.Value.GetProperty("assetType").GetString() == "native";
            var name = native ? Path.GetFileName(asset.Name) : Path.GetFileNameWithoutExtension(asset.Name);
            var key = (native ? "native/" : "runtime/") + name;
            if (rank < 0 || (best.TryGetValue(key, out var other) && other <= rank) || Locate(asset.Name, package, asset.Name) is not { } path)
                continue;
            best[key] = rank;
            (native ? _native : _assemblies)[name] = path;
        }
    }

    private string? Locate(string asset, string? package, string beside)
    {
        var path = Path.Combine(_folder, beside);
        if (File.Exists(path))
            return path;
        if (package is null)
            return null;
        return _packageFolders.Select(f => Path.Combine(f, package, asset)).FirstOrDefault(File.Exists);
    }

    private static string[] Rids()
    {
        var architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        var own = RuntimeInformation.RuntimeIdentifier;
        if (OperatingSystem.IsWindows())
            return [own, "win-" + architecture, "win", "any"];
        var system = OperatingSystem.IsMacOS() ? "osx" : OperatingSystem.IsFreeBSD() ? "freebsd" : own.Contains("musl", StringComparison.Ordinal) ? "linux-musl" : "linux";
        return system == "linux-musl"
            ? [own, "linux-musl-" + architecture, "linux-musl", "linux-" + architecture, "linux", "unix-" + architecture, "unix", "any"]
            : [own, system + "-" + architecture, system, "unix-" + architecture, "unix", "any"];
    }
}
