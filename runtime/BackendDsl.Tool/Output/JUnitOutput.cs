using System.Globalization;
using System.Text;
using System.Xml;
using BackendDsl.Tool.Findings;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Writing;

namespace BackendDsl.Tool.Output;

/// <summary>JUnit XML: a suite a file, a case a resource or cluster.</summary>
internal static class JUnitOutput
{
    public static byte[] Print(IReadOnlyList<FindingGroup> groups, IReadOnlyList<InputProblem> problems)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new() { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) }))
        {
            writer.WriteStartElement("testsuites");
            writer.WriteAttributeString("name", "backenddsl");
            Count(writer, groups.Count + problems.Count, groups.Count(IsFailure), problems.Count, groups.Count(g => g.Skipped is not null));
            foreach (var file in groups.Select(g => g.File).Concat(problems.Select(p => p.File)).Distinct(StringComparer.Ordinal))
                Suite(writer, file, [.. groups.Where(g => g.File == file)], [.. problems.Where(p => p.File == file)]);
            writer.WriteEndElement();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>Text without what XML cannot hold.</summary>
    internal static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                clean.Append(text[i]).Append(text[++i]);
            else
                clean.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
        }

        return clean.ToString();
    }

    private static bool IsFailure(FindingGroup group) => group.Findings.Any(f => f.Finding.Severity == FindingSeverity.Error);

    private static void Suite(XmlWriter writer, string file, IReadOnlyList<FindingGroup> groups, IReadOnlyList<InputProblem> problems)
    {
        writer.WriteStartElement("testsuite");
        writer.WriteAttributeString("name", Clean(file));
        Count(writer, groups.Count + problems.Count, groups.Count(IsFailure), problems.Count, groups.Count(g => g.Skipped is not null));
        foreach (var group in groups)
        {
            Case(writer, file, group.Name);
            var errors = group.Findings.Where(f => f.Finding.Severity == FindingSeverity.Error).ToList();
            if (errors.Count > 0)
            {
                writer.WriteStartElement("failure");
                writer.WriteAttributeString("message", Clean(Line(errors[0])));
                writer.WriteAttributeString("type", Clean(errors[0].Finding.Id.Length > 0 ? errors[0].Finding.Id : errors[0].Finding.Reason ?? "error"));
                writer.WriteString(Clean(string.Join('\n', errors.Select(Line))));
                writer.WriteEndElement();
            }

            if (group.Skipped is { } why)
            {
                writer.WriteStartElement("skipped");
                writer.WriteAttributeString("message", Clean(why));
                writer.WriteEndElement();
            }

            var others = group.Findings.Where(f => f.Finding.Severity != FindingSeverity.Error).ToList();
            if (others.Count > 0)
                writer.WriteElementString("system-out", Clean(string.Join('\n', others.Select(Line))));
            writer.WriteEndElement();
        }

        foreach (var problem in problems)
        {
            Case(writer, file, "reading");
            writer.WriteStartElement("error");
            writer.WriteAttributeString("message", Clean(problem.ToString()));
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void Case(XmlWriter writer, string file, string name)
    {
        writer.WriteStartElement("testcase");
        writer.WriteAttributeString("classname", Clean(file));
        writer.WriteAttributeString("name", Clean(name));
        writer.WriteAttributeString("time", "0");
    }

    private static void Count(XmlWriter writer, int tests, int failures, int errors, int skipped)
    {
        writer.WriteAttributeString("tests", tests.ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("failures", failures.ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("errors", errors.ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("skipped", skipped.ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("time", "0");
    }

    private static string Line(LocatedFinding located)
    {
        var finding = located.Finding;
        var id = finding.Id.Length > 0 ? $" [{finding.Id}]" : "";
        var column = located.Column > 0 ? ":" + located.Column.ToString(CultureInfo.InvariantCulture) : "";
        return string.Create(CultureInfo.InvariantCulture, $"{located.File}:{located.Line}{column}: {JsonOutput.Name(finding.Severity)}: {finding.Finding}{id}");
    }
}
