using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using BackendDsl.Build.Protocol;
using Microsoft.Build.Framework;

namespace BackendDsl.Build.Definitions;

/// <summary>
/// Compiles definitions without a C# compiler, in a process of its own. What that leaves alone (a definition about which there is something to tell, or whatever it does not
/// know) is for the compiler, and no error.
/// </summary>
public sealed class CompileDefinitions : Microsoft.Build.Utilities.Task, ICancelableTask, IDisposable
{
    /// <summary>The file in the workshop that has the attributes of the assembly.</summary>
    internal const string AttributesFile = "attributes";

    /// <summary>The file in the workshop that says what to compile.</summary>
    internal const string OptionsFile = "options";

    private const int Done = 0;

    // A thousand definitions take 15 seconds.
    private const int TimeLimit = 300_000;

    private static readonly string[] s_metadata = ["BackendDslNamespace", "BackendDslKinds", "BackendDslNames", "BackendDslAccess", "BackendDslStatus"];

    private readonly ManualResetEvent _canceled = new(false);

    /// <summary>The program that compiles.</summary>
    [Required]
    public string Program { get; set; } = "";

    /// <summary>The <c>dotnet</c> to run it with; empty for the one on the path.</summary>
    public string DotNet { get; set; } = "";

    /// <summary>The project's folder.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>The folder to compile in.</summary>
    [Required]
    public string Workshop { get; set; } = "";

    /// <summary>The assembly's name, without extension.</summary>
    [Required]
    public string AssemblyName { get; set; } = "";

    /// <summary>The project's root namespace.</summary>
    public string RootNamespace { get; set; } = "";

    /// <summary>The definitions, with the metadata that a compiler would see.</summary>
    [Required]
    public ITaskItem[] Definitions { get; set; } = [];

    /// <summary>What the assembly is compiled against.</summary>
    [Required]
    public ITaskItem[] References { get; set; } = [];

    /// <summary>Files of settings for diagnostics that hold for the whole project.</summary>
    public ITaskItem[] Settings { get; set; } = [];

    /// <summary>Ids that the project makes errors or warnings of.</summary>
    public string Severities { get; set; } = "";

    /// <summary>True where the assembly was made.</summary>
    [Output]
    public bool Compiled { get; private set; }

    /// <inheritdoc/>
    public void Cancel() => _canceled.Set();

    /// <inheritdoc/>
    public void Dispose() => _canceled.Dispose();

    /// <inheritdoc/>
    public override bool Execute()
    {
        string said;
        try
        {
            said = Values().Any(IsCut) ? "a setting has what a compiler takes for a comment" : Compile();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            said = e.Message;
        }

        if (!Compiled)
            Log.LogMessage(MessageImportance.Normal, "{0}: definitions are left to the C# compiler: {1}", AssemblyName, said);
        return !_canceled.WaitOne(0);
    }

    // The compiler reads them from a file of settings.
    private static bool IsCut(string value) => value.IndexOfAny(['#', ';', '\n', '\r']) >= 0;

    private string Compile()
    {
        var options = Path.Combine(Workshop, OptionsFile);
        File.WriteAllText(options, Options());
        var start = new ProcessStartInfo(DotNet.Length > 0 ? DotNet : "dotnet", $"exec {Quoted(Program)} {Quoted(options)}")
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        var said = "";
        var (code, timedOut) = HostProcess.Run(start, TimeLimit, _canceled, line => said = said.Length == 0 ? line : said);
        Compiled = code == Done;
        return timedOut ? "it took too long" : said;
    }

    private IEnumerable<string> Values() => Definitions.SelectMany(d => s_metadata.Select(d.GetMetadata)).Append(RootNamespace);

    private string Options()
    {
        var text = new StringBuilder();
        Add("assembly", AssemblyName);
        Add("output", Path.Combine(Workshop, AssemblyName + ".dll"));
        if (SpeaksOfOurs(Severities) || Settings.Any(s => SpeaksOfOurs(File.ReadAllText(Full(s.ItemSpec)))))
            Add("remarks");
        foreach (var reference in References)
            Add("reference", Full(reference.ItemSpec));
        foreach (var attribute in File.ReadAllLines(Path.Combine(Workshop, AttributesFile)))
            Add(["attribute", .. RecordLine.Split(attribute)]);
        foreach (var item in Definitions)
            Add(["definition", Full(item.ItemSpec), RootNamespace, .. s_metadata.Select(n => item.GetMetadata(n).Trim())]);
        return text.ToString();

        void Add(params string[] fields) => text.Append(RecordLine.Join(fields)).Append('\n');
    }

    private static bool SpeaksOfOurs(string settings) => settings.IndexOf("BDSL0", StringComparison.OrdinalIgnoreCase) >= 0;

    private static string Quoted(string path) => "\"" + path.Replace("\"", "\\\"") + "\"";

    private string Full(string path) => Path.GetFullPath(Path.Combine(ProjectDirectory, path));
}
