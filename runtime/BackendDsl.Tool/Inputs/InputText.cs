namespace BackendDsl.Tool.Inputs;

/// <summary>A text that was read.</summary>
/// <param name="Name">What it is called in results: the path as it was given, with forward slashes, or the name for standard input.</param>
/// <param name="Text">The text.</param>
internal sealed record InputText(string Name, string Text)
{
    private string[]? _lines;

    /// <summary>A line of it, from 1, without its end; null where there is none.</summary>
    public string? Line(int number)
    {
        _lines ??= Text.Split('\n');
        return number >= 1 && number <= _lines.Length ? _lines[number - 1].TrimEnd('\r') : null;
    }
}
