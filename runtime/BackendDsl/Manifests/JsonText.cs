using System.Buffers;

namespace BackendDsl.Manifests;

/// <summary>What a JSON string may hold as it is.</summary>
internal static class JsonText
{
    private static readonly SearchValues<char> s_escaped = SearchValues.Create(
        "\"\\\u2028\u2029" + string.Concat(Enumerable.Range(0, 32).Select(i => (char)i)));

    /// <summary>How many characters stand for themselves.</summary>
    public static int CleanPrefix(ReadOnlySpan<char> text) => text.IndexOfAny(s_escaped) is >= 0 and var i ? i : text.Length;
}
