using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace BackendDsl.Serialization;

/// <summary>A growing piece of UTF-8 text that is used again and again by its thread.</summary>
internal sealed class Utf8Buffer
{
    private const int KeptSize = 1 << 20;

    [ThreadStatic]
    private static Utf8Buffer? s_free;

    private byte[] _bytes = new byte[4096];
    private int _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>An empty buffer; give it back when done.</summary>
    public static Utf8Buffer Rent()
    {
        var buffer = s_free ?? new();
        s_free = null;
        buffer._length = 0;
        return buffer;
    }

    public static void Return(Utf8Buffer buffer)
    {
        if (buffer._bytes.Length <= KeptSize)
            s_free = buffer;
    }

    public void Clear() => _length = 0;

    /// <summary>What was written, and an empty buffer again.</summary>
    public byte[] Take()
    {
        var bytes = Written.ToArray();
        _length = 0;
        return bytes;
    }

    public override string ToString() => Encoding.UTF8.GetString(Written);

    public void Byte(byte value)
    {
        if (_length == _bytes.Length)
            Grow(1);
        _bytes[_length++] = value;
    }

    public void Bytes(ReadOnlySpan<byte> value)
    {
        if (_bytes.Length - _length < value.Length)
            Grow(value.Length);
        value.CopyTo(_bytes.AsSpan(_length));
        _length += value.Length;
    }

    public void Spaces(int count)
    {
        if (_bytes.Length - _length < count)
            Grow(count);
        _bytes.AsSpan(_length, count).Fill((byte)' ');
        _length += count;
    }

    /// <summary>Text as it is; half a surrogate pair becomes the replacement character.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        var most = text.Length * 3;
        if (_bytes.Length - _length < most)
            Grow(most);
        _length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
    }

    public void Integer(long value)
    {
        if (_bytes.Length - _length < 20)
            Grow(20);
        Utf8Formatter.TryFormat(value, _bytes.AsSpan(_length), out var written);
        _length += written;
    }

    /// <summary>
    /// The shortest text that gives the same float, in the form that YAML 1.1, YAML 1.2 and JSON all take for a float:
    /// with a point, and with a sign in the exponent (<c>1.0e+20</c>).
    /// </summary>
    public void Double(double value)
    {
        Span<char> text = stackalloc char[32];
        value.TryFormat(text, out var length, "R", System.Globalization.CultureInfo.InvariantCulture);
        text = text[..length];
        var exponent = text.IndexOf('E');
        var mantissa = exponent < 0 ? text : text[..exponent];
        Text(mantissa);
        if (!mantissa.Contains('.'))
            Bytes(".0"u8);
        if (exponent >= 0)
        {
            Byte((byte)'e');
            Text(text[(exponent + 1)..]);
        }
    }

    /// <summary>Text between double quotes, escaped so that JSON and YAML read it alike.</summary>
    /// <param name="text">The text.</param>
    /// <param name="strict">True to escape whatever YAML readers may not take as it stands, false for what JSON asks for.</param>
    public void Quoted(ReadOnlySpan<char> text, bool strict)
    {
        Byte((byte)'"');
        while (!text.IsEmpty)
        {
            var clean = strict ? YamlText.CleanPrefix(text) : JsonText.CleanPrefix(text);
            Text(text[..clean]);
            if (clean == text.Length)
                break;
            Escape(text[clean]);
            text = text[(clean + 1)..];
        }

        Byte((byte)'"');
    }

    private void Escape(char c)
    {
        Byte((byte)'\\');
        switch (c)
        {
            case '"' or '\\':
                Byte((byte)c);
                break;
            case '\n':
                Byte((byte)'n');
                break;
            case '\r':
                Byte((byte)'r');
                break;
            case '\t':
                Byte((byte)'t');
                break;
            default:
                if (char.IsSurrogate(c))
                    c = '\uFFFD';
                Byte((byte)'u');
                for (var shift = 12; shift >= 0; shift -= 4)
                    Byte((byte)"0123456789abcdef"[(c >> shift) & 15]);
                break;
        }
    }

    private void Grow(int more) => Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, checked(_length + more)));
}
