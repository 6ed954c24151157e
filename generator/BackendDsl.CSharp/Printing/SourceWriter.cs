using System.Text;

namespace BackendDsl.CSharp.Printing;

/// <summary>Writes C# text with <c>\n</c> line ends and an indentation of one blank a level: the text is compiled far more often than it is read.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new(4096);
    private int _level;

    /// <summary>Writes a line at the present level.</summary>
    public SourceWriter Line(string text)
    {
        Indent();
        _text.Append(text).Append('\n');
        return this;
    }

    /// <summary>Writes an empty line.</summary>
    public SourceWriter Line()
    {
        _text.Append('\n');
        return this;
    }

    /// <summary>Starts a line; the pieces that follow end it.</summary>
    public SourceWriter Begin(string text)
    {
        Indent();
        _text.Append(text);
        return this;
    }

    /// <summary>Adds to the line begun.</summary>
    public SourceWriter Add(string text)
    {
        _text.Append(text);
        return this;
    }

    /// <summary>Adds to the line begun.</summary>
    public SourceWriter Add(char c)
    {
        _text.Append(c);
        return this;
    }

    /// <summary>Ends the line begun.</summary>
    public SourceWriter End(string text = "")
    {
        _text.Append(text).Append('\n');
        return this;
    }

    /// <summary>Opens a block.</summary>
    public SourceWriter Open()
    {
        Line("{");
        _level++;
        return this;
    }

    /// <summary>Closes a block.</summary>
    public SourceWriter Close()
    {
        _level--;
        return Line("}");
    }

    /// <summary>The text written so far.</summary>
    public override string ToString() => _text.ToString();

    private void Indent() => _text.Append(' ', _level);
}
