using System.Globalization;
using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Documents;

/// <summary>A growing JSON text whose tail can be compared with earlier parts and taken back.</summary>
internal sealed class JsonTextBuffer
{
    private char[] _text = new char[4096];

    public int Length { get; private set; }

    public char Last => _text[Length - 1];

    public void Truncate(int length) => Length = length;

    public void Raw(char c)
    {
        if (Length == _text.Length)
            System.Array.Resize(ref _text, _text.Length * 2);
        _text[Length++] = c;
    }

    public void Raw(string text)
    {
        Reserve(text.Length);
        text.CopyTo(0, _text, Length, text.Length);
        Length += text.Length;
    }

    public void Number(long number)
    {
        if (number is >= 0 and < 10)
            Raw((char)('0' + number));
        else
            Raw(number.ToString(CultureInfo.InvariantCulture));
    }

    public void String(string text)
    {
        Raw('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\')
            {
                Raw('\\');
                Raw(c);
            }
            else if (c is < ' ' or '\u007F' or '\u0085' or '\u2028' or '\u2029' or >= '\uD800' and <= '\uDFFF' or '\uFEFF')
            {
                // Also what C# takes for the end of a line, and halves of pairs: the text must survive any file.
                Raw("\\u");
                Raw(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                Raw(c);
            }
        }

        Raw('"');
    }

    public void Value(Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Boolean:
                Raw(value.Boolean ? "true" : "false");
                break;
            case ValueKind.Integer:
                Number(value.Integer);
                break;
            case ValueKind.Double:
                var text = value.Double.ToString("R", CultureInfo.InvariantCulture);
                Raw(text);
                if (text.IndexOf('.') < 0 && text.IndexOf('E') < 0)
                    Raw(".0");
                break;
            case ValueKind.String:
                String(value.String);
                break;
            case ValueKind.Array:
                Raw('[');
                for (var i = 0; i < value.Array.Count; i++)
                {
                    if (i > 0)
                        Raw(',');
                    Value(value.Array[i]);
                }

                Raw(']');
                break;
            case ValueKind.Object:
                Raw('{');
                var any = false;
                for (var i = 0; i < value.Object.Count; i++)
                {
                    var member = value.Object.ValueAt(i);
                    if (member.IsAbsent)
                        continue;
                    if (any)
                        Raw(',');
                    any = true;
                    String(value.Object.NameAt(i));
                    Raw(':');
                    Value(member);
                }

                Raw('}');
                break;
            default:
                Raw("null");
                break;
        }
    }

    public int HashFrom(int start)
    {
        var hash = 17;
        for (var i = start; i < Length; i++)
            hash = unchecked((hash * 31) + _text[i]);
        return hash;
    }

    public bool SameText(int left, int right, int length)
    {
        for (var i = 0; i < length; i++)
        {
            if (_text[left + i] != _text[right + i])
                return false;
        }

        return true;
    }

    public override string ToString() => new(_text, 0, Length);

    private void Reserve(int more)
    {
        if (Length + more > _text.Length)
            System.Array.Resize(ref _text, Math.Max(_text.Length * 2, Length + more));
    }
}
