using System.Text;

namespace BackendDsl.CSharp.Printing;

/// <summary>Writes C# text with <c>\n</c> line ends and an indentation of one blank a level: the text is compiled far more often than it is read.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new(4096);
    private readonly List<CodeSpan> _code = [];
    private int _level;
    private int _lines = 1;
    private int _lineStart;

    /// <summary>Where code that runs stands, in the order of the text: an initialiser, the body of an accessor or of a method.</summary>
    public IReadOnlyList<CodeSpan> Code => _code;

    /// <summary>Writes a line at the present level.</summary>
    public SourceWriter Line(string text)
    {
        Indent();
        _text.Append(text);
        return EndLine();
    }

    /// <summary>Writes an empty line.</summary>
    public SourceWriter Line() => EndLine();

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
        _text.Append(text);
        return EndLine();
    }

    /// <summary>From here on the line begun is code that runs.</summary>
    public SourceWriter StartCode()
    {
        _code.Add(new(_lines, _text.Length - _lineStart + 1, 0));
        return this;
    }

    /// <summary>Ends the code that <see cref="StartCode"/> began, in the same line.</summary>
    public SourceWriter EndCode()
    {
        var last = _code[_code.Count - 1];
        _code[_code.Count - 1] = last with { EndColumn = _text.Length - _lineStart + 1 };
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

    private SourceWriter EndLine()
    {
        _text.Append('\n');
        _lines++;
        _lineStart = _text.Length;
        return this;
    }

    private void Indent() => _text.Append(' ', _level);
}
