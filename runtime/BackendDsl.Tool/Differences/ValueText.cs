using BackendDsl.Cel.Values;
using BackendDsl.Tool.Output;

namespace BackendDsl.Tool.Differences;

/// <summary>Values as JSON on one line, for people and for comparing.</summary>
internal static class ValueText
{
    /// <summary>The text.</summary>
    public static string Of(Value value)
    {
        if (value.IsAbsent)
            return "";
        var bytes = ValueJson.Compact(value);
        return System.Text.Encoding.UTF8.GetString(bytes);
    }

    /// <summary>True for equal values.</summary>
    public static bool Same(Value left, Value right) => left.IsAbsent == right.IsAbsent && Of(left) == Of(right);
}
