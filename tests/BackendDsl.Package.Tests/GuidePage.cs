using BackendDsl.Tests.Shared;

namespace BackendDsl.Package.Tests;

/// <summary>Reads code blocks off a page, so that the tests do what it says and not what we remember.</summary>
internal sealed class GuidePage(string path)
{
    private readonly string _text = File.ReadAllText(Path.Combine(TestData.RepositoryRoot, path));

    /// <summary>The blocks of a language under a heading (or before the first one), in order.</summary>
    public IReadOnlyList<string> Blocks(string? heading, string language)
    {
        var section = _text;
        if (heading is not null)
        {
            var start = _text.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
            Assert.True(start >= 0, $"{path} has no heading '{heading}'");
            section = _text[(start + 4)..];
        }

        var end = section.IndexOf("\n## ", StringComparison.Ordinal);
        if (end >= 0)
            section = section[..end];
        var blocks = new List<string>();
        for (var at = 0; (at = section.IndexOf($"```{language}\n", at, StringComparison.Ordinal)) >= 0;)
        {
            at += language.Length + 4;
            var close = section.IndexOf("```", at, StringComparison.Ordinal);
            blocks.Add(section[at..close]);
            at = close + 3;
        }

        return blocks;
    }
}
