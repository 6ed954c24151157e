using System.Globalization;
using System.Text;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Libraries;

/// <summary>Writes values as format clauses ask; null, or what is wrong.</summary>
internal static class ClauseFormatter
{
    private const int DefaultPrecision = 6;
    private const int MaximumDepth = 100;

    public static string? Append(StringBuilder text, FormatClause clause, in CelValue value)
    {
        switch (clause.Verb)
        {
            case 's':
                return AppendString(text, value);
            case 'd':
                if (value.Kind is not (CelKind.Int or CelKind.Uint))
                    return Refuse("decimal clause can only be used on integers", value);
                text.Append(Decimal(value));
                return null;
            case 'f':
                if (value.Kind != CelKind.Double)
                    return Refuse("fixed-point clause can only be used on doubles", value);
                text.Append(Special(value.Double) ?? Grouped(GoNumber.FormatFixed(value.Double, clause.Precision)));
                return null;
            case 'e':
                if (value.Kind != CelKind.Double)
                    return Refuse("scientific clause can only be used on doubles", value);
                text.Append(Special(value.Double)?.PadLeft(clause.Precision) ?? Scientific(value.Double, clause.Precision));
                return null;
            case 'b':
                if (value.Kind == CelKind.Bool)
                    text.Append(value.Bool ? '1' : '0');
                else if (value.Kind is CelKind.Int or CelKind.Uint)
                    text.Append(Radix(value, 2));
                else
                    return Refuse("only integers and bools can be formatted as binary", value);
                return null;
            case 'o':
                if (value.Kind is not (CelKind.Int or CelKind.Uint))
                    return Refuse("octal clause can only be used on integers", value);
                text.Append(Radix(value, 8));
                return null;
            default:
                return AppendHex(text, value, clause.Verb == 'X');
        }
    }

    /// <summary>What is wrong with a value of that static type under the clause, or null.</summary>
    public static string? Check(FormatClause clause, CelType type)
    {
        if (type.IsDynOrError || type.Kind == CelTypeKind.Parameter)
            return null;
        var (accepted, complaint) = clause.Verb switch
        {
            's' => (type.Kind is CelTypeKind.Bool or CelTypeKind.Bytes or CelTypeKind.Double or CelTypeKind.Int or CelTypeKind.Null or CelTypeKind.String
                or CelTypeKind.Uint or CelTypeKind.Type or CelTypeKind.Duration or CelTypeKind.Timestamp or CelTypeKind.List or CelTypeKind.Map, StringComplaint),
            'd' => (type.Kind is CelTypeKind.Int or CelTypeKind.Uint, "decimal clause can only be used on integers"),
            'f' => (type.Kind == CelTypeKind.Double, "fixed-point clause can only be used on doubles"),
            'e' => (type.Kind == CelTypeKind.Double, "scientific clause can only be used on doubles"),
            'b' => (type.Kind is CelTypeKind.Bool or CelTypeKind.Int or CelTypeKind.Uint, "only integers and bools can be formatted as binary"),
            'o' => (type.Kind is CelTypeKind.Int or CelTypeKind.Uint, "octal clause can only be used on integers"),
            _ => (type.Kind is CelTypeKind.Int or CelTypeKind.Uint or CelTypeKind.String or CelTypeKind.Bytes, "only integers, byte buffers, and strings can be formatted as hex"),
        };
        return accepted ? null : $"{complaint}, was given {type}";
    }

    private const string StringComplaint = "string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps";

    private static string Refuse(string complaint, in CelValue value) => $"{complaint}, was given {value.Type.Name}";

    private static string Decimal(in CelValue value) => value.Kind == CelKind.Int
        ? value.Int.ToString(CultureInfo.InvariantCulture)
        : value.Uint.ToString(CultureInfo.InvariantCulture);

    private static string? AppendString(StringBuilder text, in CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.List or CelKind.Map:
                return AppendLiteral(text, value, 0);
            case CelKind.Null:
                text.Append("null");
                return null;
            case CelKind.Bool:
                text.Append(value.Bool ? "true" : "false");
                return null;
            case CelKind.String:
                text.Append(value.String);
                return null;
            case CelKind.Int or CelKind.Uint:
                text.Append(Decimal(value));
                return null;
            case CelKind.Double:
                text.Append(GoNumber.FormatGeneral(value.Double));
                return null;
            case CelKind.Duration:
                text.Append(GoDuration.FormatSeconds(value.DurationNanoseconds));
                return null;
            case CelKind.Timestamp:
                text.Append(Rfc3339.Format(value.Time));
                return null;
            case CelKind.Type:
                text.Append(value.TypeValue.Name);
                return null;
            case CelKind.Bytes:
                text.Append(Encoding.UTF8.GetString(value.Bytes));
                return null;
            default:
                return Refuse(StringComplaint, value);
        }
    }

    // Inside lists and maps values are written as literals of CEL.
    private static string? AppendLiteral(StringBuilder text, in CelValue value, int depth)
    {
        if (depth > MaximumDepth)
            return "too deep";
        switch (value.Kind)
        {
            case CelKind.String:
                text.Append(GoQuote.Quote(value.String));
                return null;
            case CelKind.Bytes:
                text.Append('b').Append(GoQuote.Quote(Encoding.UTF8.GetString(value.Bytes)));
                return null;
            case CelKind.Double:
                var number = value.Double;
                text.Append(double.IsNaN(number) ? "\"NaN\""
                    : double.IsInfinity(number) ? number > 0 ? "\"+Inf\"" : "\"-Inf\""
                    : GoNumber.FormatFixed(number, DefaultPrecision));
                return null;
            case CelKind.Duration:
                text.Append("duration(\"").Append(GoDuration.FormatSeconds(value.DurationNanoseconds)).Append("\")");
                return null;
            case CelKind.Timestamp:
                text.Append("timestamp(\"").Append(Rfc3339.Format(value.Time)).Append("\")");
                return null;
            case CelKind.List:
                text.Append('[');
                for (var i = 0; i < value.Count; i++)
                {
                    if (i > 0)
                        text.Append(", ");
                    if (AppendLiteral(text, value.ItemAt(i), depth + 1) is { } refused)
                        return refused;
                }

                text.Append(']');
                return null;
            case CelKind.Map:
                return AppendMap(text, value, depth);
            default:
                return value.Kind is CelKind.Optional or CelKind.Opaque or CelKind.Object
                    ? "no formatting function for " + value.Type.Name
                    : AppendString(text, value);
        }
    }

    private static string? AppendMap(StringBuilder text, in CelValue value, int depth)
    {
        var entries = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in value.Pairs)
        {
            var key = new StringBuilder();
            var member = new StringBuilder();
            if ((AppendLiteral(key, pair.Key, depth + 1) ?? AppendLiteral(member, pair.Value, depth + 1)) is { } refused)
                return refused;
            entries[key.ToString()] = member.ToString();
        }

        text.Append('{').Append(string.Join(", ", entries.Select(e => e.Key + ":" + e.Value))).Append('}');
        return null;
    }

    private static string? AppendHex(StringBuilder text, in CelValue value, bool upper)
    {
        switch (value.Kind)
        {
            case CelKind.Int or CelKind.Uint:
                var digits = Radix(value, 16);
                text.Append(upper ? digits.ToUpperInvariant() : digits);
                return null;
            case CelKind.String or CelKind.Bytes:
                foreach (var octet in value.Kind == CelKind.Bytes ? value.Bytes : Encoding.UTF8.GetBytes(value.String))
                    text.Append(octet.ToString(upper ? "X2" : "x2", CultureInfo.InvariantCulture));
                return null;
            default:
                return Refuse("only integers, byte buffers, and strings can be formatted as hex", value);
        }
    }

    private static string Radix(in CelValue value, uint radix)
    {
        var negative = value.Kind == CelKind.Int && value.Int < 0;
        var rest = negative ? unchecked((ulong)-value.Int) : value.Uint;
        if (rest == 0)
            return "0";
        var digits = new StringBuilder();
        for (; rest > 0; rest /= radix)
            digits.Insert(0, "0123456789abcdef"[(int)(rest % radix)]);
        return (negative ? "-" : "") + digits;
    }

    private static string? Special(double value) =>
        double.IsNaN(value) ? "NaN" : double.IsPositiveInfinity(value) ? "∞" : double.IsNegativeInfinity(value) ? "-∞" : null;

    // The server writes floats as American English does: digits in groups of three.
    private static string Grouped(string number)
    {
        var start = number[0] == '-' ? 1 : 0;
        var point = number.IndexOf('.');
        var end = point < 0 ? number.Length : point;
        var result = new StringBuilder(number);
        for (var i = end - 3; i > start; i -= 3)
            result.Insert(i, ',');
        return result.ToString();
    }

    private static string Scientific(double value, int precision)
    {
        var text = GoNumber.FormatExponent(value, precision);
        var at = text.IndexOf('e');
        var result = new StringBuilder(text, 0, at, at + 8).Append("×10");
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] == '+')
                continue;
            result.Append(text[i] == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[text[i] - '0']);
        }

        return result.ToString();
    }
}
