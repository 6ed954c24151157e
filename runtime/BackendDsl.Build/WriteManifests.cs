using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using BackendDsl.Build.Protocol;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace BackendDsl.Build;

/// <summary>
/// Runs the manifests host on a built assembly and tells the build what it reported. Whether it succeeded is read from the report, which ends with
/// a mark: a process that ended without it, with whatever exit code, has failed.
/// </summary>
public sealed class WriteManifests : ToolTask
{
    private const string NotFinished = "BDSL0212";
    private const string TookTooLong = "BDSL0213";

    private string _options = "";
    private string _inputs = "";
    private bool _timedOut;

    /// <summary>The host's assembly.</summary>
    [Required]
    public string Host { get; set; } = "";

    /// <summary>The <c>dotnet</c> to run it with; empty for the one on the path.</summary>
    public string DotNet { get; set; } = "";

    /// <summary>The project's file, to blame where no better place is known.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The project's folder: paths are relative to it.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>Path and beginning of the names of the files this task keeps (options, report, state, runtime configuration).</summary>
    [Required]
    public string StatePrefix { get; set; } = "";

    /// <summary>Options for the host, each <c>name=value</c>; an empty value is the same as none.</summary>
    [Required]
    public string[] Options { get; set; } = [];

    /// <summary>Every file the user's code loads or reads.</summary>
    public ITaskItem[] Inputs { get; set; } = [];

    /// <summary>The project's FrameworkReference items.</summary>
    public ITaskItem[] Frameworks { get; set; } = [];

    /// <summary>The project's RuntimeHostConfigurationOption items.</summary>
    public ITaskItem[] RuntimeSwitches { get; set; } = [];

    /// <summary>The target framework's version, for example <c>v10.0</c>.</summary>
    [Required]
    public string FrameworkVersion { get; set; } = "";

    /// <summary>Folders in which restored packages lie.</summary>
    public string[] PackageFolders { get; set; } = [];

    /// <summary>How long the host may run, in seconds; 0 for no limit.</summary>
    public int TimeLimit { get; set; }

    /// <summary>How the compiler names source folders in what it compiles (<c>from=to</c> pairs, as its option <c>-pathmap</c>).</summary>
    public string PathMap { get; set; } = "";

    /// <inheritdoc/>
    protected override string ToolName => "dotnet";

    /// <inheritdoc/>
    protected override Encoding StandardOutputEncoding => Encoding.UTF8;

    /// <inheritdoc/>
    protected override Encoding StandardErrorEncoding => Encoding.UTF8;

    /// <inheritdoc/>
    protected override MessageImportance StandardOutputLoggingImportance => MessageImportance.Normal;

    /// <inheritdoc/>
    protected override MessageImportance StandardErrorLoggingImportance => MessageImportance.Normal;

    private string OptionsFile => StatePrefix + ".options";

    private string ReportFile => StatePrefix + ".report";

    private string StateFile => StatePrefix + ".state";

    private string RuntimeFile => StatePrefix + ".runtimeconfig.json";

    /// <inheritdoc/>
    public override bool Execute()
    {
        StatePrefix = Path.GetFullPath(Path.Combine(ProjectDirectory, StatePrefix));
        Directory.CreateDirectory(Path.GetDirectoryName(StatePrefix)!);
        _options = MakeOptions();
        _inputs = InputState.Describe(Inputs.Select(i => FullPath(i.ItemSpec)).Append(Host));
        if (TimeLimit > 0)
            Timeout = TimeLimit > int.MaxValue / 1000 ? int.MaxValue : TimeLimit * 1000;
        if (IsUpToDate(out var last))
        {
            // What was worth a warning is worth it until it is mended.
            Report(last);
            Log.LogMessage(MessageImportance.Low, "Manifests are up to date.");
            return !Log.HasLoggedErrors;
        }

        InputState.Write(OptionsFile, _options);
        InputState.Write(RuntimeFile, RuntimeConfiguration.Print(Frameworks, FrameworkVersion, RuntimeSwitches));
        File.Delete(StateFile);
        File.Delete(ReportFile);
        EnvironmentVariables = ["DOTNET_TieredPGO=0"];
        base.Execute();
        return Evaluate();
    }

    /// <inheritdoc/>
    protected override string GenerateFullPathToTool() => DotNet.Length > 0 ? DotNet : ToolExe;

    /// <inheritdoc/>
    protected override string GenerateCommandLineCommands()
    {
        var line = new CommandLineBuilder(quoteHyphensOnCommandLine: false, useNewLineSeparator: false);
        line.AppendSwitch("exec");
        line.AppendSwitchIfNotNull("--runtimeconfig ", RuntimeFile);
        line.AppendFileNameIfNotNull(Host);
        line.AppendFileNameIfNotNull(OptionsFile);
        return line.ToString();
    }

    /// <inheritdoc/>
    protected override string GetWorkingDirectory() => ProjectDirectory;

    /// <inheritdoc/>
    protected override void LogToolCommand(string message) => Log.LogMessage(MessageImportance.Low, "{0}", message);

    /// <summary>The user's console is passed on as it is: a line that looks like a compiler's error is still only text.</summary>
    protected override void LogEventsFromTextOutput(string singleLine, MessageImportance messageImportance) =>
        Log.LogMessage(messageImportance, "{0}", singleLine);

    /// <summary>The exit code says nothing; the report does.</summary>
    protected override bool HandleTaskExecutionErrors() => true;

    /// <inheritdoc/>
    protected override int ExecuteTool(string pathToTool, string responseFileCommands, string commandLineCommands)
    {
        var start = GetProcessStartInfo(pathToTool, commandLineCommands, null);
        // The base waits until nobody holds the console any more, whoever that is.
        (var code, _timedOut) = HostProcess.Run(start, Timeout, ToolCanceled, line => LogEventsFromTextOutput(line, MessageImportance.Normal));
        return code;
    }

    private bool Evaluate()
    {
        var report = HostReport.Read(ReportFile);
        Report(report);
        if (!report.Finished)
            ReportUnfinished(report);
        else if (!report.Succeeded && !Log.HasLoggedErrors)
            Log.LogError(null, NotFinished, null, ProjectFile, 0, 0, 0, 0, "Manifests were not written, and the host did not say why.");
        if (!report.Succeeded || Log.HasLoggedErrors)
            return false;

        foreach (var summary in report.Summaries)
        {
            var changed = summary.Written + summary.Removed > 0;
            Log.LogMessage(changed ? MessageImportance.High : MessageImportance.Normal,
                $"{Path.GetFileNameWithoutExtension(ProjectFile)} -> {summary.Folder}: {summary.Written} written, {summary.Unchanged} unchanged, {summary.Removed} removed");
        }

        // The next build looks again: it has nothing to tell of what this one mended.
        if (!report.HasHealed)
            InputState.Write(StateFile, _options + "\n" + _inputs + "\n" + InputState.Describe(report.Files));
        return true;
    }

    private void ReportUnfinished(HostReport report)
    {
        var (file, line, doing) = report.Running is { } running ? (running.File, running.Line, $"'{running.Message}'") : ("", 0, "");
        if (_timedOut)
        {
            Error(TookTooLong, file, line, doing.Length > 0
                ? $"Manifests were not written: {doing} had not come back when the time limit of {TimeLimit} seconds was over; mend it, or set ManifestsTimeLimit (in seconds, 0 for none)."
                : $"Manifests were not written: the host had not finished when the time limit of {TimeLimit} seconds was over; set ManifestsTimeLimit (in seconds, 0 for none).");
            return;
        }

        Error(NotFinished, file, line, doing.Length > 0
            ? $"Manifests were not written: the process ended (exit code {ExitCode}) while it ran {doing}. Code that makes manifests must not end the process."
            : $"Manifests were not written: the host ended (exit code {ExitCode}) before it could tell why; see the lines above.");
    }

    private void Report(HostReport report)
    {
        foreach (var finding in report.Findings)
        {
            var text = finding.Detail.Length > 0 ? finding.Message + "\n" + finding.Detail.TrimEnd('\n') : finding.Message;
            switch (finding.Severity)
            {
                case "error":
                    Error(finding.Id, finding.File, finding.Line, text);
                    break;
                case "warning":
                    Log.LogWarning(null, finding.Id, null, Place(finding.File), finding.Line, 0, 0, 0, "{0}", text);
                    break;
                default:
                    Log.LogMessage(null, finding.Id, null, Place(finding.File), finding.Line, 0, 0, 0, MessageImportance.Normal, "{0}", text);
                    break;
            }
        }
    }

    private void Error(string id, string file, int line, string message) => Log.LogError(null, id, null, Place(file), line, 0, 0, 0, "{0}", message);

    // Annotations of build servers need full paths.
    private string Place(string file) => file.Length == 0 ? ProjectFile : FullPath(file);

    private string FullPath(string path) => Path.GetFullPath(Path.Combine(ProjectDirectory, path));

    private bool IsUpToDate(out HostReport last)
    {
        last = new HostReport();
        var state = InputState.Read(StateFile);
        if (state.Length == 0 || !state.StartsWith(_options + "\n" + _inputs + "\n", StringComparison.Ordinal))
            return false;
        last = HostReport.Read(ReportFile);
        return last.Succeeded && state == _options + "\n" + _inputs + "\n" + InputState.Describe(last.Files);
    }

    private string MakeOptions()
    {
        var text = new StringBuilder();
        foreach (var option in Options)
        {
            var equals = option.IndexOf('=');
            if (equals > 0 && equals + 1 < option.Length)
                text.Append(RecordLine.Join(option.Substring(0, equals), option.Substring(equals + 1))).Append('\n');
        }

        text.Append(RecordLine.Join("HostFile", Path.GetFullPath(Path.Combine(ProjectDirectory, Host)))).Append('\n');
        text.Append(RecordLine.Join("ProjectFile", ProjectFile)).Append('\n');
        text.Append(RecordLine.Join("ProjectDirectory", ProjectDirectory)).Append('\n');
        text.Append(RecordLine.Join("ReportFile", ReportFile)).Append('\n');
        foreach (var folder in PackageFolders.Where(f => f.Length > 0))
            text.Append(RecordLine.Join("PackageFolder", folder)).Append('\n');
        if (PathMap.Length > 0)
            text.Append(RecordLine.Join("PathMap", PathMap)).Append('\n');
        return text.ToString();
    }
}
