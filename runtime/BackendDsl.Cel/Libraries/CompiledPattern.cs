using BackendDsl.Cel.Regex;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Libraries;

/// <summary>A pattern ready to match.</summary>
internal sealed class CompiledPattern(Re2Pattern pattern)
{
    // A guess at the number of parts: most take four characters to write.
    private readonly long _parts = Sizes.Quarters(CodePoints.Length(pattern.Pattern));

    /// <summary>What matching a text of so many characters costs.</summary>
    public long CostOf(long size) => Sizes.Tenths(size + 1) * _parts;

    public bool IsMatch(string text) => pattern.IsMatch(text);

    public string Find(string text) => pattern.Find(text, 0, out var index, out var length) ? text.Substring(index, length) : "";

    public IReadOnlyList<string> FindAll(string text, long limit) => pattern.FindAll(text, limit);
}
