using BackendDsl.Schema.Text;

namespace BackendDsl.Schema.Validation.Plans;

/// <summary>Which formats a server looks at, by version.</summary>
internal static class Formats
{
    /// <summary>The format where the server enforces it, else null: others are taken away before validation.</summary>
    public static string? Enforced(string? format, KubernetesVersion version)
    {
        if (format is null)
            return null;
        if (StringFormats.IsEnforced(format, version))
            return format;
        return format is "int32" or "int64" or "float" or "double" && version.Minor >= 36 ? format : null;
    }

    /// <summary>True where a string holds an enforced format; formats of numbers say nothing about strings.</summary>
    public static bool Holds(string format, string text, KubernetesVersion version) =>
        StringFormats.Check(format, text, version);
}
