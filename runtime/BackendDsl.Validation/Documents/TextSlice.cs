namespace BackendDsl.Validation.Documents;

/// <summary>A text from a place on, without a copy: a text with many broken documents is begun anew behind each of them.</summary>
internal sealed class TextSlice(string text, int start) : TextReader
{
    private int _at = start;

    public override int Peek() => _at < text.Length ? text[_at] : -1;

    public override int Read() => _at < text.Length ? text[_at++] : -1;

    public override int Read(char[] buffer, int index, int count)
    {
        var taken = Math.Min(count, text.Length - _at);
        text.CopyTo(_at, buffer, index, taken);
        _at += taken;
        return taken;
    }
}
