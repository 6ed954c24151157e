using System.Globalization;
using System.Text;
using BackendDsl.Envoy.Codec.Json;

namespace BackendDsl.Envoy.Codec.Yaml;

/// <summary>YAML in block style, two spaces a level, lists not indented under their key.</summary>
internal sealed class YamlSink : ITreeSink
{
    private readonly StringBuilder _text = new();
    private readonly Stack<Level> _levels = new();
    private bool _afterKey;
    private bool _afterDash;

    private enum Level
    {
        Object,
        Array,
        Empty,
    }

    public void BeginObject(bool isEmpty) => Begin(isEmpty, Level.Object, "{}");

    public void EndObject() => _levels.Pop();

    public void BeginArray(bool isEmpty) => Begin(isEmpty, Level.Array, "[]");

    public void EndArray() => _levels.Pop();

    public void Name(string name)
    {
        if (!_afterDash) Indent(Depth(0));
        _afterDash = false;
        _text.Append(YamlText.Scalar(name)).Append(':');
        _afterKey = true;
    }

    public void String(string value)
    {
        if (YamlText.TryBlock(value, out var header, out var lines))
        {
            BeforeScalar();
            _text.Append(header).Append('\n');
            var indent = Depth(0) + 2;
            foreach (var line in lines)
            {
                if (line.Length > 0) _text.Append(' ', indent).Append(line);
                _text.Append('\n');
            }
            return;
        }
        Scalar(YamlText.Scalar(value));
    }

    public void Bool(bool value) => Scalar(value ? "true" : "false");

    public void Integer(long value) => Scalar(value.ToString(CultureInfo.InvariantCulture));

    public void Double(double value) => Scalar(value.ToString("R", CultureInfo.InvariantCulture));

    public void Float(float value) => Scalar(value.ToString("R", CultureInfo.InvariantCulture));

    public void Null() => Scalar("null");

    public override string ToString() => _text.ToString();

    private void Begin(bool isEmpty, Level level, string empty)
    {
        if (isEmpty)
        {
            Scalar(empty);
            _levels.Push(Level.Empty);
            return;
        }
        if (_afterKey) _text.Append('\n');
        else if (_levels.TryPeek(out var outer) && outer == Level.Array) Dash();
        _afterKey = false;
        _levels.Push(level);
    }

    private void Scalar(string text)
    {
        BeforeScalar();
        _text.Append(text).Append('\n');
    }

    private void BeforeScalar()
    {
        if (_afterKey) _text.Append(' ');
        else if (_levels.TryPeek(out var level) && level == Level.Array) Dash();
        _afterKey = false;
        _afterDash = false;
    }

    private void Dash()
    {
        if (!_afterDash) Indent(Depth(0));
        _text.Append("- ");
        _afterDash = true;
    }

    // An object is indented under its key or its dash; a list under a key is not, a list in a list is.
    private int Depth(int extra)
    {
        var depth = extra;
        Level? outer = null;
        foreach (var level in _levels.Reverse())
        {
            if (outer is { } o && (level == Level.Object || o == Level.Array)) depth += 2;
            outer = level;
        }
        return depth;
    }

    private void Indent(int count) => _text.Append(' ', count);
}
