using BackendDsl.Tool.CommandLine;

namespace BackendDsl.Tool.Output;

/// <summary>One <c>-o FORMAT[=PATH]</c>.</summary>
/// <param name="Format">The format.</param>
/// <param name="Path">Where to; null for standard output.</param>
internal sealed record OutputTarget(string Format, string? Path)
{
    /// <summary>Reads the options of a verb; text on standard output where there are none.</summary>
    /// <exception cref="UsageException">A format is not known, or two are for standard output.</exception>
    public static IReadOnlyList<OutputTarget> Parse(IReadOnlyList<string> options, params string[] formats)
    {
        var targets = new List<OutputTarget>();
        foreach (var option in options)
        {
            var equal = option.IndexOf('=', StringComparison.Ordinal);
            var format = equal < 0 ? option : option[..equal];
            var path = equal < 0 ? null : option[(equal + 1)..];
            if (!formats.Contains(format, StringComparer.Ordinal))
                throw new UsageException($"-o: there is no format '{format}'{Spelling.DidYouMean(format, formats)}; there are {string.Join(", ", formats)}");
            if (path is { Length: 0 })
                throw new UsageException($"-o {option}: give a path behind the equals sign");
            targets.Add(new(format, path == "-" ? null : path));
        }

        if (targets.Count(t => t.Path is null) > 1)
            throw new UsageException("-o: only one format can go to standard output; give the others a path, for example -o text -o json=out.json");
        if (targets.Where(t => t.Path is not null).GroupBy(t => t.Path, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new UsageException($"-o: two formats for '{twice.Key}'");
        return targets.Count > 0 ? targets : [new("text", null)];
    }
}
