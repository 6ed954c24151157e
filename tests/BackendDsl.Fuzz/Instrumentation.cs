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
        foreach (var path in Directory.EnumerateFiles(AppContext.BaseDirectory, "BackendDsl*.dll").Where(p => Path.GetFileNameWithoutExtension(p) != typeof(Instrumentation).Assembly.GetName().Name))
        {
            var target = Path.Combine(folder, Path.GetFileName(path));
            if (File.Exists(target) && File.GetLastWriteTimeUtc(target) >= File.GetLastWriteTimeUtc(path)) continue;
            Instrument(path, target);
        }

        var map = NativeMemory.AllocZeroed(CoverageMap.Size);
        SharpFuzz.Common.Trace.SharedMem = (byte*)map;
        var own = new Instrumented(folder).LoadFromAssemblyPath(typeof(Instrumentation).Assembly.Location);
        var run = own.GetType(typeof(FuzzSession).FullName!, throwOnError: true)!.GetMethod(nameof(FuzzSession.Run), BindingFlags.Public | BindingFlags.Static, [typeof(int), typeof(string[]), typeof(nint)])!;
        return (int)run.Invoke(null, [seconds, names, (nint)map])!;
    }

    private static void Instrument(string source, string target)
    {
        using var from = File.OpenRead(source);
        using var to = new MemoryStream();
        SharpFuzz.Fuzzer.Instrument(from, to, new SharpFuzz.Options());
        File.WriteAllBytes(target, to.ToArray());
    }

    private sealed class Instrumented(string folder) : AssemblyLoadContext("instrumented")
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var path = Path.Combine(folder, assemblyName.Name + ".dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
}
