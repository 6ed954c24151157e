using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using BackendDsl.Build.Protocol;

namespace BackendDsl.Build.Definitions;

/// <summary>What the compiler said of a definition, kept so that a build that does not compile it can say it again.</summary>
/// <param name="id">Diagnostic id.</param>
/// <param name="file">The file, relative to the project's folder, with slashes; empty where it is about none.</param>
/// <param name="line">The line, from 1; 0 where unknown.</param>
/// <param name="column">The column, from 1; 0 where unknown.</param>
/// <param name="message">What is wrong.</param>
internal sealed class DefinitionWarning(string id, string file, int line, int column, string message)
{
    /// <summary>Diagnostic id.</summary>
    public string Id { get; } = id;

    /// <summary>The file, relative to the project's folder, with slashes; empty where it is about none.</summary>
    public string File { get; } = file;

    /// <summary>The line, from 1; 0 where unknown.</summary>
    public int Line { get; } = line;

    /// <summary>The column, from 1; 0 where unknown.</summary>
    public int Column { get; } = column;

    /// <summary>What is wrong.</summary>
    public string Message { get; } = message;

    /// <summary>Reads the warnings that were kept in a file.</summary>
    public static List<DefinitionWarning> Read(string path)
    {
        var warnings = new List<DefinitionWarning>();
        foreach (var line in InputState.Read(path).Split('\n'))
        {
            if (RecordLine.Split(line) is { Length: 5 } f)
                warnings.Add(new(f[0], f[1], Number(f[2]), Number(f[3]), f[4]));
        }

        return warnings;
    }

    /// <summary>Keeps warnings in a file.</summary>
    public static void Write(string path, IEnumerable<DefinitionWarning> warnings)
    {
        var text = new StringBuilder();
        foreach (var w in warnings)
            text.Append(RecordLine.Join(w.Id, w.File, Text(w.Line), Text(w.Column), w.Message)).Append('\n');
        InputState.Write(path, text.ToString());
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
