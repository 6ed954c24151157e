namespace BackendDsl.ManifestHost.Loading;

/// <summary>
/// Our own assemblies compiled to native code beforehand, in a folder beside this host. What the user's program refers to decides: a copy takes the place of the
/// file that was found only where the two come from one compilation, so that the same code runs, sooner.
/// </summary>
/// <param name="folder">The folder of copies; where there is none, nothing is replaced.</param>
internal sealed class PreparedLibrary(string folder)
{
    /// <summary>The copies that come with this host.</summary>
    public static PreparedLibrary OfHost() => new(Path.Combine(Path.GetDirectoryName(typeof(PreparedLibrary).Assembly.Location) ?? "", "library"));

    /// <summary>The file to load in place of one that was found.</summary>
    public string Prefer(string path)
    {
        var copy = Path.Combine(folder, Path.GetFileName(path));
        return File.Exists(copy) && ModuleIdentity.Read(copy) is { } prepared && prepared == ModuleIdentity.Read(path) ? copy : path;
    }
}
