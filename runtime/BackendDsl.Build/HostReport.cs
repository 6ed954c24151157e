using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using BackendDsl.Build.Protocol;

namespace BackendDsl.Build;

/// <summary>The report of one run of the host, as far as it was written.</summary>
internal sealed class HostReport
{
    /// <summary>What was found, in order.</summary>
    public List<HostFinding> Findings { get; } = new();

    /// <summary>Files that stand in the output folders because of the run.</summary>
    public List<string> Files { get; } = new();

    /// <summary>One line a folder: what was done there.</summary>
    public List<HostSummary> Summaries { get; } = new();

    /// <summary>The user code that ran last; null where none did.</summary>
    public HostFinding? Running { get; private set; }

    /// <summary>True where something that was told is over with the run.</summary>
    public bool HasHealed { get; private set; }

    /// <summary>True where the host came to its end.</summary>
    public bool Finished { get; private set; }

    /// <summary>True where the host came to its end and had no error to tell.</summary>
    public bool Succeeded { get; private set; }

    /// <summary>Reads a report; one that is not there, or breaks off, is a run that did not finish.</summary>
    public static HostReport Read(string path)
    {
        var report = new HostReport();
        if (!File.Exists(path))
            return report;
        foreach (var line in File.ReadLines(path, Encoding.UTF8))
            report.Add(RecordLine.Split(line));
        return report;
    }

    private void Add(string[] fields)
    {
        switch (fields[0])
        {
            case ReportRecord.Running when fields.Length >= 4:
                Running = new("", "", fields[2], Number(fields[3]), fields[1], "");
                break;
            case ReportRecord.Finding when fields.Length >= 7:
                Findings.Add(new(fields[1], fields[2], fields[3], Number(fields[4]), fields[5], fields[6]));
                break;
            case ReportRecord.File when fields.Length >= 2:
                Files.Add(fields[1]);
                break;
            case ReportRecord.Summary when fields.Length >= 5:
                Summaries.Add(new(fields[1], Number(fields[2]), Number(fields[3]), Number(fields[4])));
                break;
            case ReportRecord.Healed:
                HasHealed = true;
                break;
            case ReportRecord.Finished when fields.Length >= 2:
                Finished = true;
                Succeeded = fields[1] == "0";
                break;
        }
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
