namespace BackendDsl.Tool.Inputs;

/// <summary>A text that was read.</summary>
/// <param name="Name">What it is called in results: the path as it was given, with forward slashes, or the name for standard input.</param>
/// <param name="Text">The text.</param>
internal sealed record InputText(string Name, string Text)
{
    private List<int>? _starts;

    /// <summary>Whether it began with a byte order mark in UTF-8, which is no part of the text; Envoy takes none before JSON.</summary>
    public bool HasMark { get; init; }

    /// <summary>A line of it, from 1, without its end; null where there is none.</summary>
    public string? Line(int number)
    {
        // Where lines begin, not the lines: a second copy of a large text costs more than the text.
        var starts = _starts ??= Starts();
        if (number < 1 || number > starts.Count)
            return null;
        var start = starts[number - 1];
        var end = number < starts.Count ? starts[number] - 1 : Text.Length;
        return Text[start..end].TrimEnd('\r');
    }

    private List<int> Starts()
    {
        var starts = new List<int>(Text.AsSpan().Count('\n') + 1) { 0 };
        for (var at = Text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = Text.IndexOf('\n', at + 1))
            starts.Add(at + 1);
        return starts;
    }
}
