using BackendDsl.Tool.CommandLine;

namespace BackendDsl.Tool.Output;

/// <summary>Colour for text, where there is somebody to see it.</summary>
internal sealed class Paint(bool isOn)
{
    private static readonly System.Buffers.SearchValues<char> s_steering = System.Buffers.SearchValues.Create("\u2028\u2029\u202e\u2066\u2067\u2068");

    /// <summary>No colour.</summary>
    public static Paint Off { get; } = new(false);

    /// <summary>By <c>--color</c>, <c>NO_COLOR</c> and the terminal.</summary>
    public static Paint For(Session session, string? choice) => new(choice switch
    {
        "always" => true,
        "never" => false,
        _ => session.Terminal.OutputIsTerminal && (!session.Environment.TryGetValue("NO_COLOR", out var off) || off.Length == 0),
    });

    public string Red(string text) => With("31;1", text);

    public string Yellow(string text) => With("33;1", text);

    public string Green(string text) => With("32", text);

    public string Cyan(string text) => With("36", text);

    public string Bold(string text) => With("1", text);

    public string Dim(string text) => With("2", text);

    /// <summary>A severity in its colour.</summary>
    public string Severity(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => Red("error"),
        FindingSeverity.Warning => Yellow("warning"),
        _ => Cyan("info"),
    };

    /// <summary>Text of a file cannot steer the terminal: control characters are shown, not sent.</summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001f') && !text.AsSpan().ContainsAnyInRange('\u007f', '\u009f') && !text.AsSpan().ContainsAny(s_steering))
            return text;
        var clean = new System.Text.StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (c is '\n' or '\t')
                clean.Append(c);
            else if (char.IsControl(c) || s_steering.Contains(c))
                clean.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            else
                clean.Append(c);
        }

        return clean.ToString();
    }

    private string With(string code, string text) => isOn ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
