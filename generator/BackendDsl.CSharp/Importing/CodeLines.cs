using System.Text;

namespace BackendDsl.CSharp.Importing;

/// <summary>Lines of code with their indentation.</summary>
internal sealed class CodeLines
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds a line; an empty one has no indentation.</summary>
    public CodeLines Line(int indent, string text)
    {
        if (text.Length > 0)
            _text.Append(' ', indent * 4).Append(text);
        _text.Append('\n');
        return this;
    }

    /// <summary>Adds comments, each a line of its own; nothing in them can end it.</summary>
    public CodeLines Comments(int indent, IEnumerable<string> comments)
    {
        foreach (var comment in comments)
            Line(indent, "// " + Clean(comment));
        return this;
    }

    /// <summary>Appends to the line before.</summary>
    public CodeLines Append(string text)
    {
        _text.Length--;
        _text.Append(text).Append('\n');
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private static string Clean(string text)
    {
        var clean = new StringBuilder();
        foreach (var c in text)
            clean.Append(char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c);
        return clean.ToString().Trim();
    }
}
