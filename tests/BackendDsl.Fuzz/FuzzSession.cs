using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace BackendDsl.Fuzz;

/// <summary>Runs inputs, and stops at the first that throws, takes too long or takes too much memory.</summary>
internal static class FuzzSession
{
    /// <summary>Time that an input of at most <c>4096</c> bytes may take; far more than any needs, since the machine may be busy.</summary>
    private static readonly TimeSpan s_time = TimeSpan.FromSeconds(20);

    /// <summary>Bytes that an input may allocate.</summary>
    private const long Allocation = 512L << 20;

    private static string? s_running;
    private static byte[] s_input = [];
    private static long s_started;

    public static int Usage()
    {
        Console.Error.WriteLine("usage: BackendDsl.Fuzz replay | run SECONDS [TARGET...] | list");
        return 2;
    }

    public static int List()
    {
        foreach (var target in FuzzTargets.All) Console.WriteLine(target.Name);
        return 0;
    }

    /// <summary>Every seed once.</summary>
    public static int Replay()
    {
        Watch();
        var failed = 0;
        foreach (var target in FuzzTargets.All)
        {
            var seeds = Seeds(target);
            foreach (var (path, bytes) in seeds)
            {
                if (Try(target, bytes) is not { } fault) continue;
                failed++;
                Console.Error.WriteLine($"{target.Name}: {Path.GetFileName(path)}: {fault}");
            }

            if (seeds.Count == 0)
            {
                failed++;
                Console.Error.WriteLine($"{target.Name}: no seeds");
            }

            Console.WriteLine($"{target.Name}: {seeds.Count} seeds replayed");
        }

        return failed == 0 ? 0 : 1;
    }

    /// <summary>Mutates the seeds of each target for some time. What fails is written beside the seeds, as <c>fault-*</c>.</summary>
    /// <param name="seconds">Time for each.</param>
    /// <param name="names">Targets; all where it is empty.</param>
    /// <param name="map">Where the instrumented code counts; 0 without instrumentation.</param>
    public static int Run(int seconds, string[] names, nint map)
    {
        Watch();
        var targets = FuzzTargets.All.Where(t => names.Length == 0 || names.Contains(t.Name)).ToList();
        if (targets.Count == 0) return Usage();
        return targets.Aggregate(0, (code, target) => Math.Max(code, Run(target, seconds, map)));
    }

    private static int Run(FuzzTarget target, int seconds, nint map)
    {
        var coverage = new CoverageMap(map);
        // A random start each time: what is found is written, and then is a seed.
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var mutator = new Mutator(random, target.Words);
        var corpus = Seeds(target).Select(s => s.Bytes).ToList();
        if (corpus.Count == 0) corpus.Add([]);
        foreach (var bytes in corpus)
        {
            coverage.Clear();
            if (Try(target, bytes) is { } fault) return Fail(target, bytes, fault);
            coverage.Add();
        }

        var watch = Stopwatch.StartNew();
        long count = 0;
        for (; watch.Elapsed.TotalSeconds < seconds; count++)
        {
            var input = mutator.Mutate(corpus[random.Next(corpus.Count)], corpus[random.Next(corpus.Count)]);
            coverage.Clear();
            if (Try(target, input) is { } fault) return Fail(target, input, fault);
            if (coverage.Add()) corpus.Add(input);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target.Name}: {count} inputs, {corpus.Count} kept, {coverage.Edges} edges, no fault"));
        return 0;
    }

    private static int Fail(FuzzTarget target, byte[] input, string fault)
    {
        var path = Path.Combine(SeedFolder(target.Name), "fault-" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(input))[..12]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, input);
        Console.Error.WriteLine($"{target.Name}: {Path.GetFileName(path)}: {fault}");
        return 1;
    }

    private static string? Try(FuzzTarget target, byte[] input)
    {
        s_input = input;
        Volatile.Write(ref s_started, Stopwatch.GetTimestamp());
        Volatile.Write(ref s_running, target.Name);
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            target.Read(input);
        }
#pragma warning disable CA1031 // any exception is what is looked for
        catch (Exception e)
#pragma warning restore CA1031
        {
            return e.ToString();
        }
        finally
        {
            Volatile.Write(ref s_running, null);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return allocated > Allocation ? string.Create(CultureInfo.InvariantCulture, $"{allocated} bytes allocated for {input.Length}") : null;
    }

    // What does not end cannot be stopped from inside: the process ends, and leaves the input.
    private static void Watch()
    {
        var thread = new Thread(() =>
        {
            while (true)
            {
                Thread.Sleep(500);
                if (Volatile.Read(ref s_running) is not { } name || Stopwatch.GetElapsedTime(Volatile.Read(ref s_started)) < s_time) continue;
                Fail(FuzzTargets.All.Single(t => t.Name == name), s_input, $"no end after {s_time.TotalSeconds} s");
                Environment.Exit(1);
            }
        })
        { IsBackground = true };
        thread.Start();
    }

    private static List<(string Path, byte[] Bytes)> Seeds(FuzzTarget target) => Directory.Exists(SeedFolder(target.Name))
        ? [.. Directory.EnumerateFiles(SeedFolder(target.Name)).Order(StringComparer.Ordinal).Select(f => (f, File.ReadAllBytes(f)))]
        : [];

    private static string SeedFolder(string target, [CallerFilePath] string here = "") => Path.Combine(Root(here), "seeds", target);

    // Beside the sources; deterministic builds map the path of these, and then the working directory tells.
    private static string Root(string here) => Path.GetDirectoryName(here) is { } folder && Directory.Exists(folder) ? folder : Path.GetFullPath("tests/BackendDsl.Fuzz");
}
