using System.Diagnostics;
using BackendDsl.Tool.Running;

namespace BackendDsl.Tool.Preview;

/// <summary>Finds and starts <c>dotnet</c>.</summary>
internal static class DotNetHost
{
    private static readonly string s_name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    /// <summary>Its path; null where there is none.</summary>
    public static string? Find(IReadOnlyDictionary<string, string> environment)
    {
        var candidates = new List<string?> { environment.GetValueOrDefault("DOTNET_HOST_PATH") };
        if (Path.GetFileName(Environment.ProcessPath) == s_name)
            candidates.Add(Environment.ProcessPath);
        if (environment.GetValueOrDefault("DOTNET_ROOT") is { Length: > 0 } root)
            candidates.Add(Path.Combine(root, s_name));
        candidates.AddRange(environment.GetValueOrDefault("PATH", "").Split(Path.PathSeparator).Where(f => f.Length > 0 && Path.IsPathFullyQualified(f)).Select(f => Path.Combine(f, s_name)));
        return candidates.Find(c => !string.IsNullOrEmpty(c) && File.Exists(c));
    }

    /// <summary>Runs it to its end, or ends it when the time is over.</summary>
    /// <returns>True where it came to its end.</returns>
    public static bool Run(string dotnet, IEnumerable<string> arguments, string folder, TimeSpan limit, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(dotnet) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["DOTNET_TieredPGO"] = "0";
        using var process = Process.Start(start) ?? throw new UsageException("preview: dotnet could not be started");
        process.StandardInput.Close();
        // What user code prints is nobody's business here, but a full pipe would stop it.
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timer.CancelAfter(limit);
        try
        {
            process.WaitForExitAsync(timer.Token).GetAwaiter().GetResult();
            return true;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellation.ThrowIfCancellationRequested();
            return false;
        }
    }
}
