using System.Globalization;
using BackendDsl.Cel.Values;
using BackendDsl.CSharp.Printing;

namespace BackendDsl.CSharp.Importing;

/// <summary>Values as C# expressions.</summary>
internal static class CodeText
{
    /// <summary>A scalar as a literal; null for what is none.</summary>
    public static string? Literal(in Value value) => value.Kind switch
    {
        ValueKind.String => Literals.Of(value.String),
        ValueKind.Boolean => value.Boolean ? "true" : "false",
        ValueKind.Integer => Integer(value.Integer),
        ValueKind.Double => Number(value.Double),
        _ => null,
    };

    /// <summary>A number with a fraction or exponent; whole ones keep their point, so that they stay what they are.</summary>
    public static string Number(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.IndexOfAny(['.', 'e', 'E']) < 0 ? text + ".0" : text;
    }

    private static string Integer(long number) => number == long.MinValue
        ? "long.MinValue"
        : number.ToString(CultureInfo.InvariantCulture) + (number is > int.MaxValue or < int.MinValue ? "L" : "");
}
