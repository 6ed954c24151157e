using System.Globalization;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Validation.Tests.Documents;

/// <summary>What a reader tells of a text, event by event, up to its end or to what is wrong.</summary>
internal static class EventTrace
{
    /// <summary>What the parser of all of YAML tells.</summary>
    public static List<string> OfWhole(string text) => Of(new YamlEventReader(new StringReader(text)));

    /// <summary>What the reader of documents tells.</summary>
    public static List<string> OfPlain(string text)
    {
        var reader = new YamlReader(text);
        reader.Begin(0, 0);
        return Of(reader);
    }

    /// <summary>How many of a text's documents the plain parser reads itself, up to the first that it does not.</summary>
    public static int Plain(string text)
    {
        var parser = new PlainYamlParser(text);
        var (at, line, count) = (0, 1, 0);
        if (parser.TryReachMark(0, 1))
            (at, line) = (parser.End, parser.EndLine);
        while (at < text.Length && parser.TryRead(at, line))
        {
            (at, line) = (parser.End, parser.EndLine);
            count++;
        }

        return count;
    }

    private static List<string> Of(EventReader reader)
    {
        var result = new List<string>();
        try
        {
            do
            {
                reader.Next();
                // Where a document ends nobody asks for, nor where an object or a list does.
                var place = reader.Kind is EventKind.Scalar or EventKind.ObjectStart or EventKind.ArrayStart ? reader.Mark.ToString() : "";
                var text = reader.Kind == EventKind.Scalar ? reader.Text : "";
                result.Add(string.Create(CultureInfo.InvariantCulture, $"{reader.Kind} {place} {(reader.Kind == EventKind.Scalar && reader.IsPlain ? "plain" : "")} {(reader.Kind == EventKind.Scalar ? reader.Tag : "")} {text}"));
            }
            while (reader.Kind != EventKind.End);
        }
        catch (DocumentSyntaxException e)
        {
            result.Add($"failed {e.Mark} {e.Message}");
        }

        return result;
    }
}
