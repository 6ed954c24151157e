using System.Globalization;
using System.Text;
using BackendDsl.Build.Protocol;

namespace BackendDsl.ManifestHost;

/// <summary>
/// The report of a run, in a file of its own, so that nothing user code prints can be taken for it. Each line reaches the system before the next
/// thing is done: whoever reads it after a crash knows how far the run came.
/// </summary>
internal sealed class RunReport(TextWriter output) : IDisposable
{
    /// <summary>How many errors were told.</summary>
    public int Errors { get; private set; }

    /// <summary>Begins a report at a path.</summary>
    public static RunReport Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new(new StreamWriter(path, append: false, new UTF8Encoding(false)) { NewLine = "\n", AutoFlush = true });
    }

    /// <summary>Says what user code comes next.</summary>
    public void Running(SourceOrigin origin) => Line(ReportRecord.Running, origin.Member, origin.File, Number(origin.Line));

    /// <summary>Tells one problem.</summary>
    public void Report(EmitProblem problem)
    {
        if (problem.Severity == FindingSeverity.Error)
            Errors++;
        var severity = problem.Severity switch
        {
            FindingSeverity.Error => "error",
            FindingSeverity.Warning => "warning",
            _ => "info",
        };
        Line(ReportRecord.Finding, problem.Code, severity, problem.Place.File, Number(problem.Place.Line), OneLine(problem.Message), problem.Detail ?? "");
    }

    /// <summary>Tells several.</summary>
    public void Report(IEnumerable<EmitProblem> problems)
    {
        foreach (var problem in problems)
            Report(problem);
    }

    /// <summary>Tells what was done in a folder, and which files of ours stand there now.</summary>
    public void Report(string folder, OutputResult result)
    {
        Report(result.Problems);
        if (result.HasHealed)
            Line(ReportRecord.Healed);
        foreach (var file in result.Files)
            Line(ReportRecord.File, file);
        Line(ReportRecord.Summary, folder, Number(result.Written), Number(result.Unchanged), Number(result.Removed));
    }

    /// <summary>The last line: the run came to its end.</summary>
    public void Finish() => Line(ReportRecord.Finished, Number(Errors));

    /// <inheritdoc/>
    public void Dispose() => output.Dispose();

    private void Line(params string[] fields) => output.WriteLine(RecordLine.Join(fields));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
