using System.Diagnostics;
using System.Security;

namespace BackendDsl.Package.Tests;

/// <summary>
/// A folder like a stranger's machine: our packages come from a local feed, third-party packages from wherever the machine gets them, and ours
/// are unpacked into a folder of this run alone, so that no older pack of the same version is ever taken. All tests of the run share that folder: what is unpacked
/// once is not unpacked again, and the compiler server does not load another copy of the analyzers for each of them.
/// </summary>
public sealed class PackageFeed : IDisposable
{
    /// <summary>Names the folder with the packed packages; tests are skipped where it is not set.</summary>
    public const string Variable = "BACKENDDSL_PACKAGES";

    private static readonly Lazy<string> s_packages = new(() => MakeFolder("backenddsl-packages-"));

    private static readonly Lazy<string> s_machine = new(MakeMachineView);

    private readonly string _root;

    /// <summary>Prepares the folder.</summary>
    public PackageFeed()
    {
        Feed = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set ? Path.GetFullPath(set) : null;
        _root = Path.Combine(Path.GetTempPath(), "backenddsl-package-" + Guid.NewGuid().ToString("N")[..8]);
        Directory.CreateDirectory(_root);
        if (Feed is null)
            return;
        // A build of ours must not leak into the stranger's folder.
        File.WriteAllText(Path.Combine(_root, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(_root, "Directory.Build.targets"), "<Project />");
        File.WriteAllText(Path.Combine(_root, "Directory.Packages.props"), "<Project />");
        File.WriteAllText(Path.Combine(_root, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Escape(Packages)}" /></config>
              <packageSources><add key="backenddsl" value="{Escape(Feed)}" /></packageSources>
              <fallbackPackageFolders><add key="machine" value="{Escape(s_machine.Value)}" /></fallbackPackageFolders>
            </configuration>
            """);
    }

    /// <summary>The folder with the packed packages, or null.</summary>
    public string? Feed { get; }

    /// <summary>The folder that our packages are unpacked into.</summary>
    public static string Packages => s_packages.Value;

    /// <summary>The folder with the packed packages; skips the calling test where there is none.</summary>
    public string Require()
    {
        Assert.SkipWhen(Feed is null, $"set {Variable} to a folder with the packed packages (dotnet pack eng/packages.proj -o FOLDER)");
        return Feed!;
    }

    /// <summary>A new empty folder below the feed's.</summary>
    public string NewFolder(string name)
    {
        Require();
        var folder = Path.Combine(_root, name);
        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>Runs <c>dotnet</c> and expects success.</summary>
    public static async Task<string> DotNet(string folder, params string[] arguments)
    {
        var (exit, output) = await Run(folder, arguments);
        Assert.True(exit == 0, $"dotnet {string.Join(' ', arguments)} ended with {exit}:\n{output}");
        return output;
    }

    /// <summary>Runs <c>dotnet</c> and expects failure.</summary>
    public static async Task<string> DotNetFails(string folder, params string[] arguments)
    {
        var (exit, output) = await Run(folder, arguments);
        Assert.True(exit != 0, $"dotnet {string.Join(' ', arguments)} succeeded:\n{output}");
        return output;
    }

    /// <summary>What a program prints that ends with 0.</summary>
    public static string Output(string program)
    {
        using var process = Process.Start(new ProcessStartInfo(program) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    /// <summary>The folder of the running .NET, which an installed command asks for.</summary>
    public static string Root => Path.GetDirectoryName(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet"
        ? path
        : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "/usr/share/dotnet/dotnet")!;

    /// <summary>Runs the command that was installed into a folder; gives its exit code.</summary>
    public static async Task<int> Tool(string installed, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(installed, OperatingSystem.IsWindows() ? "backenddsl.exe" : "backenddsl"), arguments) { WorkingDirectory = folder };
        start.Environment["DOTNET_ROOT"] = Root;
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>Starts <c>dotnet</c> with its output to be read.</summary>
    public static Process Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        // News about packages of others is not what is tested here, and costs a question to the network each time.
        start.Environment["NuGetAudit"] = "false";
        // What a test finds is what it made, not what an earlier run left in the user's cache.
        start.Environment["CustomResourceCache"] = "false";
        // What the surrounding test run set for itself is not the stranger's.
        foreach (var name in (string[])["MSBuildSDKsPath", "MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "CI", "CscEnvironment", Variable,
            "DOTNET_TieredPGO", "DOTNET_TieredCompilation", "DOTNET_TC_CallCountingDelayMs", "DOTNET_TC_CallCountThreshold"])
            start.Environment.Remove(name);
        return Process.Start(start)!;
    }

    /// <inheritdoc/>
    public void Dispose() => Delete(_root);

    private static async Task<(int Exit, string Output)> Run(string folder, string[] arguments)
    {
        // One project at a time is built best by one process.
        if (arguments[0] is "build" or "publish" or "pack" or "restore" or "clean" or "msbuild" or "test" && !arguments.Contains("-m:1"))
            arguments = [arguments[0], "-m:1", .. arguments[1..]];
        using var process = Start(folder, arguments);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        // A build that hangs is told; one on a busy machine, or to native code, may take its time.
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(20));
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output + await error);
    }

    private static string MakeFolder(string prefix)
    {
        var folder = Directory.CreateTempSubdirectory(prefix).FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Delete(folder);
        return folder;
    }

    /// <summary>
    /// What the machine has unpacked already, without packages of ours: a fallback folder comes before every feed, so that one of ours that somebody
    /// tried by hand would be tested instead of what was packed. Where links cannot be made, the folder stays empty, and packages are fetched.
    /// </summary>
    private static string MakeMachineView()
    {
        var view = MakeFolder("backenddsl-machine-");
        if (!Directory.Exists(MachinePackages()))
            return view;
        var ours = Directory.GetFiles(Environment.GetEnvironmentVariable(Variable)!, "*.nupkg").Select(file => Path.GetFileName(file)).ToList();
        foreach (var package in Directory.GetDirectories(MachinePackages()))
        {
            var name = Path.GetFileName(package);
            if (ours.Exists(file => file.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase) && char.IsAsciiDigit(file[name.Length + 1])))
                continue;
            try
            {
                Directory.CreateSymbolicLink(Path.Combine(view, name), package);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                break;
            }
        }

        return view;
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A build server may still hold a file; the folder lies in the temporary one.
        }
    }

    private static string MachinePackages() =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
            ? set
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static string Escape(string text) => SecurityElement.Escape(text)!;
}
