namespace BackendDsl.Tests.Shared;

/// <summary>
/// A part of a page that a test prints, between <c>&lt;!-- printed: NAME --&gt;</c> and <c>&lt;!-- end --&gt;</c>: with <c>BACKENDDSL_UPDATE=1</c> it is written, else it must be
/// as the test says.
/// </summary>
internal static class PrintedSection
{
    /// <summary>Writes or checks the section.</summary>
    public static void Check(string page, string name, string text)
    {
        var path = Path.Combine(TestData.RepositoryRoot, page);
        var all = File.ReadAllText(path).ReplaceLineEndings("\n");
        var open = $"<!-- printed: {name} -->\n";
        var start = all.IndexOf(open, StringComparison.Ordinal);
        Assert.True(start >= 0, $"{page} has no section '{open.Trim()}'");
        start += open.Length;
        var end = all.IndexOf("<!-- end -->", start, StringComparison.Ordinal);
        Assert.True(end >= 0, $"the section {name} of {page} has no end");
        var wanted = text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable("BACKENDDSL_UPDATE") == "1")
            File.WriteAllText(path, all[..start] + wanted + all[end..]);
        else
            Assert.Equal(wanted, all[start..end]);
    }
}
