using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Rules;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Updates;

/// <summary>Members that may not change.</summary>
internal static class Immutable
{
    public static void Check(Node value, Node old, Field at, Report report, string message = Texts.Immutable)
    {
        if (Difference.Of(value, old))
            report.Invalid(at, Print(value), message);
    }

    /// <summary>A text that is no pointer: an empty one where it is not there.</summary>
    public static void Text(Node value, Node old, Field at, Report report)
    {
        if (Difference.Of(value, old))
            report.Invalid(at, value.Value.IsAbsent ? "\"\"" : Print(value), Texts.Immutable);
    }

    public static void Forbidden(Node value, Node old, Field at, Report report, string message)
    {
        if (Difference.Of(value, old))
            report.Forbidden(at, message);
    }

    public static string Print(Node value) => value.Value.IsAbsent ? "null" : value.Value.Kind is ValueKind.Object or ValueKind.Array ? JsonText.Write(value.Value) : Report.Print(value.Value);
}
