using System;
using System.IO;
using System.Runtime.InteropServices;

namespace BackendDsl.Build.Definitions;

/// <summary>A folder that nobody but the user may read or write.</summary>
internal static class UserFolder
{
    private const int OwnerOnly = 0x1C0; // rwx------
    private const int Others = 0x3F;

    /// <summary>Where the cache lies when nothing else is said; empty where the user has no folder.</summary>
    public static string Default()
    {
        if (Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } set && Path.IsPathRooted(set))
            return Path.Combine(set, "backenddsl", "definitions");
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        if (home.Length == 0)
            return "";
        return RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? Path.Combine(home, "BackendDsl", "definitions")
            : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? Path.Combine(home, "Library", "Caches", "backenddsl", "definitions")
            : Path.Combine(home, ".cache", "backenddsl", "definitions");
    }

    /// <summary>Makes the folder, for the user alone; false where it is there and open to others.</summary>
    public static bool Make(string folder)
    {
        if (Directory.Exists(folder))
            return IsPrivate(folder);
        Directory.CreateDirectory(folder);
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            SetMode(folder, OwnerOnly);
        return IsPrivate(folder);
    }

    /// <summary>True where nobody else may come in, and the folder is not a link to elsewhere. (On Windows a user's profile is the user's.)</summary>
    public static bool IsPrivate(string folder)
    {
        if ((File.GetAttributes(folder) & FileAttributes.ReparsePoint) != 0)
            return false;
        return RuntimeInformation.IsOSPlatform(OSPlatform.Windows) || (GetMode(folder) & Others) == 0;
    }

    // netstandard2.0 has no names for these; the runtime that MSBuild runs on outside of Windows has.
    private static int GetMode(string folder) =>
        typeof(File).GetMethod("GetUnixFileMode", [typeof(string)]) is { } get ? Convert.ToInt32(get.Invoke(null, [folder]), System.Globalization.CultureInfo.InvariantCulture) : Others;

    private static void SetMode(string folder, int mode)
    {
        if (Type.GetType("System.IO.UnixFileMode") is { } type && typeof(File).GetMethod("SetUnixFileMode", [typeof(string), type]) is { } set)
            set.Invoke(null, [folder, Enum.ToObject(type, mode)]);
    }
}
