using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace BackendDsl.Fuzz;

/// <summary>
/// Runs the session once more inside of a context in which our libraries are replaced by instrumented copies of themselves: these count the edges they
/// take in a map that is shared with them.
/// </summary>
internal static unsafe class Instrumentation
{
    private const string Folder = "instrumented";

    public static int Run(int seconds, string[] names)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, Folder);
        Directory.CreateDirectory(folder);
        foreach (var path in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll"))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            if (IsShared(name)) continue;
            var target = Path.Combine(folder, Path.GetFileName(path));
            if (File.Exists(target) && File.GetLastWriteTimeUtc(target) >= File.GetLastWriteTimeUtc(path)) continue;
            File.Copy(path, target, overwrite: true);
            // Generated messages only hold what others read.
            if (name.StartsWith("BackendDsl", StringComparison.Ordinal)) SharpFuzz.Fuzzer.Instrument(target, type => !type.Contains(".V3.", StringComparison.Ordinal), SharpFuzz.Options.Value);
            File.SetLastWriteTimeUtc(target, DateTime.UtcNow);
        }

        var map = NativeMemory.AllocZeroed(CoverageMap.Size);
        SharpFuzz.Common.Trace.SharedMem = (byte*)map;
        var own = new Instrumented(folder).LoadFromAssemblyPath(typeof(Instrumentation).Assembly.Location);
        var run = own.GetType(typeof(FuzzSession).FullName!, throwOnError: true)!.GetMethod(nameof(FuzzSession.Run), BindingFlags.Public | BindingFlags.Static, [typeof(int), typeof(string[]), typeof(nint)])!;
        return (int)run.Invoke(null, [seconds, names, (nint)map])!;
    }

    /// <summary>The map belongs to one assembly, which both sides see.</summary>
    private static bool IsShared(string name) => name.StartsWith("SharpFuzz", StringComparison.Ordinal) || name == typeof(Instrumentation).Assembly.GetName().Name;

    private sealed class Instrumented(string folder) : AssemblyLoadContext("instrumented")
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var path = Path.Combine(folder, assemblyName.Name + ".dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
}
