using System.Text;
using BackendDsl.CSharp.Model;

namespace BackendDsl.CSharp.Printing;

/// <summary>Prints documentation comments from texts that nobody has checked.</summary>
internal static class XmlDoc
{
    /// <summary>Summary and, where there is something to add, remarks.</summary>
    public static void Print(SourceWriter writer, Documentation doc)
    {
        PrintElement(writer, "summary", doc.Summary);
        if (doc.Remarks.Length > 0)
            PrintElement(writer, "remarks", doc.Remarks);
    }

    /// <summary>One element; blank lines part paragraphs.</summary>
    public static void PrintElement(SourceWriter writer, string element, string text)
    {
        writer.Begin("/// <").Add(element).Add('>');
        var escaped = new StringBuilder(text.Length + 16);
        var lineStart = true;
        var blank = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\n')
            {
                if (lineStart)
                    blank = escaped.Length > 0;
                TrimEnd(escaped);
                lineStart = true;
                continue;
            }

            if (lineStart && c is ' ' or '\t' or '\r')
                continue;
            if (lineStart && escaped.Length > 0)
            {
                writer.Add(escaped.ToString()).End();
                escaped.Clear();
                writer.Begin(blank ? "/// <para/>" : "/// ");
                blank = false;
            }

            lineStart = false;
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                escaped.Append(c).Append(text[++i]);
            else
                Append(escaped, c);
        }

        TrimEnd(escaped);
        writer.Add(escaped.ToString()).Add("</").Add(element).End(">");
    }

    private static void TrimEnd(StringBuilder text)
    {
        while (text.Length > 0 && text[text.Length - 1] == ' ')
            text.Length--;
    }

    private static void Append(StringBuilder text, char c)
    {
        switch (c)
        {
            case '<': text.Append("&lt;"); break;
            case '>': text.Append("&gt;"); break;
            case '&': text.Append("&amp;"); break;
            // Line ends that C# knows beside \n, and what XML 1.0 may not hold at all, not even escaped.
            case '\u2028' or '\u2029' or '\u0085' or '\v' or '\f' or '\t' or '\r': text.Append(' '); break;
            case (>= '\ud800' and <= '\udfff') or < ' ' or '\u007f' or '\ufffe' or '\uffff' or (>= '\u0080' and <= '\u009f'): text.Append('\ufffd'); break;
            // Marks that turn the direction of a line could make code look like a comment.
            case (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069'): text.Append('\ufffd'); break;
            default: text.Append(c); break;
        }
    }
}
