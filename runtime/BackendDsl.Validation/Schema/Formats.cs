using BackendDsl.Cel.Text;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Validation.Schema;

/// <summary>Which formats a server looks at, by version.</summary>
internal static class Formats
{
    /// <summary>The format where the server enforces it, else null: others are taken away before validation.</summary>
    public static string? Enforced(SchemaNode node, KubernetesVersion version)
    {
        var format = node.Format;
        if (format is null)
            return null;
        if (StringFormats.IsEnforced(format, version))
            return format;

        // A format of numbers counts for its own type only, and only since 1.36.
        return version.Minor < 36 ? null : format switch
        {
            "int32" or "int64" when node.Type == SchemaType.Integer => format,
            "float" or "double" when node.Type == SchemaType.Number => format,
            _ => null,
        };
    }

    /// <summary>True where a string holds an enforced format; formats of numbers say nothing about strings.</summary>
    public static bool Holds(string format, string text, KubernetesVersion version) =>
        StringFormats.Check(format, text, version);
}
