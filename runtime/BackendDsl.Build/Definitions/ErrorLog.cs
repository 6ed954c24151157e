using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.Serialization.Json;
using System.Xml;
using System.Xml.Linq;

namespace BackendDsl.Build.Definitions;

/// <summary>Reads the warnings out of the compiler's error log (SARIF 2.1).</summary>
internal static class ErrorLog
{
    /// <summary>The warnings of a log; files are told relative to a folder.</summary>
    public static List<DefinitionWarning> Warnings(string path, string folder)
    {
        var warnings = new List<DefinitionWarning>();
        if (!File.Exists(path))
            return warnings;
        XElement root;
        using (var reader = JsonReaderWriterFactory.CreateJsonReader(File.ReadAllBytes(path), XmlDictionaryReaderQuotas.Max))
            root = XElement.Load(reader);
        foreach (var result in Items(Items(root.Element("runs")).FirstOrDefault()?.Element("results")))
        {
            // `level` is left out where it is the default, a warning.
            if ((string?)result.Element("level") is not (null or "warning") || result.Element("suppressions") is { HasElements: true })
                continue;
            var location = Items(result.Element("locations")).FirstOrDefault()?.Element("physicalLocation");
            var region = location?.Element("region");
            warnings.Add(new(
                (string?)result.Element("ruleId") ?? "",
                FileOf((string?)location?.Element("artifactLocation")?.Element("uri"), folder),
                Number(region, "startLine"),
                Number(region, "startColumn"),
                (string?)result.Element("message")?.Element("text") ?? ""));
        }

        return warnings;
    }

    /// <summary>A path from one folder to a file, with slashes; the full path where there is no way.</summary>
    public static string Relative(string path, string folder)
    {
        var from = Path.GetFullPath(folder).Split([Path.DirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        var to = Path.GetFullPath(path).Split([Path.DirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        var same = 0;
        while (same < from.Length && same < to.Length && from[same] == to[same])
            same++;
        return Path.DirectorySeparatorChar == '\\' && same == 0
            ? path.Replace('\\', '/')
            : string.Join("/", Enumerable.Repeat("..", from.Length - same).Concat(to.Skip(same)));
    }

    private static string FileOf(string? uri, string folder) =>
        uri is not null && Uri.TryCreate(uri, UriKind.RelativeOrAbsolute, out var parsed)
            ? Relative(parsed.IsAbsoluteUri ? parsed.LocalPath : Path.Combine(folder, Uri.UnescapeDataString(uri)), folder)
            : "";

    private static IEnumerable<XElement> Items(XElement? array) => array?.Elements("item") ?? [];

    private static int Number(XElement? region, string name) =>
        int.TryParse((string?)region?.Element(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
