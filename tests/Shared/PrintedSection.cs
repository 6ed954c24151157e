namespace BackendDsl.Tests.Shared;

/// <summary>A part of a document that a test prints and holds to what the code says.</summary>
internal static class PrintedSection
{
    /// <summary>The part between <c>&lt;!-- NAME: begin --&gt;</c> and <c>&lt;!-- NAME: end --&gt;</c> is the text; with <c>BACKENDDSL_UPDATE=1</c> it is written.</summary>
    public static void Check(string path, string name, string expected)
    {
        var (begin, end) = ($"<!-- {name}: begin -->\n", $"<!-- {name}: end -->\n");
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var start = text.IndexOf(begin, StringComparison.Ordinal);
        Assert.True(start >= 0 && text.Contains(end, StringComparison.Ordinal), $"{path} has no part '{name}'");
        start += begin.Length;
        if (Environment.GetEnvironmentVariable("BACKENDDSL_UPDATE") == "1")
            File.WriteAllText(path, text = text[..start] + expected + text[text.IndexOf(end, StringComparison.Ordinal)..]);
        Assert.Equal(expected, text[start..text.IndexOf(end, StringComparison.Ordinal)]);
    }
}
