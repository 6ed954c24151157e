using System.Buffers;

namespace BackendDsl.Serialization;

/// <summary>What a JSON string may hold as it is; line ends of YAML 1.1 are escaped, so that YAML readers take our JSON too.</summary>
internal static class JsonText
{
    private static readonly SearchValues<char> s_escaped = SearchValues.Create(
        "\"\\\u0085\u2028\u2029\ufeff" + string.Concat(Enumerable.Range(0, 32).Select(i => (char)i)));

    /// <summary>How many characters stand for themselves.</summary>
    public static int CleanPrefix(ReadOnlySpan<char> text) => text.IndexOfAny(s_escaped) is >= 0 and var i ? i : text.Length;
}
