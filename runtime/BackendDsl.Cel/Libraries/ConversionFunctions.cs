using System.Globalization;
using System.Text;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using T = BackendDsl.Cel.Values.CelType;

namespace BackendDsl.Cel.Libraries;

/// <summary>The conversions: <c>int(x)</c>, <c>string(x)</c> ...</summary>
internal static class ConversionFunctions
{
    private const double TwoTo63 = 9223372036854775808.0;
    private const double TwoTo64 = 18446744073709551616.0;

    private static readonly UTF8Encoding s_strictUtf8 = new(false, true);

    /// <summary>Conversions of a literal run while the program is built.</summary>
    public static bool IsConversion(string name) => name is "bool" or "bytes" or "double" or "duration" or "dyn" or "int"
        or "string" or "timestamp" or "type" or "uint";

    public static void AddTo(FunctionTable table)
    {
        table.Global("bool", [T.Bool], T.Bool, (CelFunction1)ToBool).Global("bool", [T.String], T.Bool, (CelFunction1)ToBool);
        table.Global("bytes", [T.Bytes], T.Bytes, (CelFunction1)ToBytes).Global("bytes", [T.String], T.Bytes, (CelFunction1)ToBytes);
        table.Global("dyn", [T.Parameter("A")], T.Dyn, (CelFunction1)((_, in value) => value));
        foreach (var type in new[] { T.Double, T.Int, T.String, T.Uint })
            table.Global("double", [type], T.Double, (CelFunction1)ToDouble);
        foreach (var type in new[] { T.Duration, T.Int, T.String })
            table.Global("duration", [type], T.Duration, (CelFunction1)ToDuration);
        foreach (var type in new[] { T.Int, T.Double, T.Duration, T.String, T.Timestamp, T.Uint })
            table.Global("int", [type], T.Int, (CelFunction1)ToInt);
        foreach (var type in new[] { T.String, T.Bool, T.Bytes, T.Double, T.Int, T.Uint, T.Duration, T.Timestamp })
            table.Global("string", [type], T.String, (CelFunction1)ToText);
        foreach (var type in new[] { T.Timestamp, T.Int, T.String })
            table.Global("timestamp", [type], T.Timestamp, (CelFunction1)ToTimestamp);
        foreach (var type in new[] { T.Uint, T.Double, T.Int, T.String })
            table.Global("uint", [type], T.Uint, (CelFunction1)ToUint);
    }

    public static CelValue ToBool(Activation activation, in CelValue value)
    {
        if (value.Kind == CelKind.Bool)
            return value;
        return value.String switch
        {
            "1" or "t" or "T" or "true" or "TRUE" or "True" => CelValue.True,
            "0" or "f" or "F" or "false" or "FALSE" or "False" => CelValue.False,
            _ => CelErrors.Conversion(value, "bool"),
        };
    }

    private static CelValue ToBytes(Activation activation, in CelValue value) =>
        value.Kind == CelKind.Bytes ? value : CelValue.Of(Encoding.UTF8.GetBytes(value.String));

    private static CelValue ToDouble(Activation activation, in CelValue value) => value.Kind switch
    {
        CelKind.Double => value,
        CelKind.Int => CelValue.Of((double)value.Int),
        CelKind.Uint => CelValue.Of((double)value.Uint),
        _ => GoNumber.TryParseDouble(value.String, out var parsed) ? CelValue.Of(parsed) : CelErrors.Conversion(value, "double"),
    };

    private static CelValue ToDuration(Activation activation, in CelValue value) => value.Kind switch
    {
        CelKind.Duration => value,
        CelKind.Int => CelValue.OfDuration(value.Int),
        _ => GoDuration.TryParse(value.String, out var parsed) ? CelValue.OfDuration(parsed) : CelErrors.Conversion(value, "google.protobuf.Duration"),
    };

    private static CelValue ToInt(Activation activation, in CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.Int:
                return value;
            case CelKind.Uint:
                return value.Uint > long.MaxValue ? CelErrors.IntegerOverflow : CelValue.Of((long)value.Uint);
            case CelKind.Double:
                // The nearest integer must be inside; both limits themselves are refused, as a float cannot tell them apart.
                var real = value.Double;
                return real > -TwoTo63 && real < TwoTo63 ? CelValue.Of((long)real) : CelErrors.IntegerOverflow;
            case CelKind.Duration:
                return CelValue.Of(value.DurationNanoseconds);
            case CelKind.Timestamp:
                return CelValue.Of(value.Time.UnixSeconds);
            default:
                return GoNumber.TryParseInt64(value.String, out var parsed) ? CelValue.Of(parsed) : CelErrors.Conversion(value, "int");
        }
    }

    private static CelValue ToUint(Activation activation, in CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.Uint:
                return value;
            case CelKind.Int:
                return value.Int < 0 ? CelErrors.UnsignedOverflow : CelValue.Of((ulong)value.Int);
            case CelKind.Double:
                var real = value.Double;
                return real >= 0 && real < TwoTo64 ? CelValue.Of((ulong)real) : CelErrors.UnsignedOverflow;
            default:
                return GoNumber.TryParseUInt64(value.String, out var parsed) ? CelValue.Of(parsed) : CelErrors.Conversion(value, "uint");
        }
    }

    private static CelValue ToText(Activation activation, in CelValue value) => value.Kind switch
    {
        CelKind.String => value,
        CelKind.Bool => CelValue.Of(value.Bool ? "true" : "false"),
        CelKind.Int => CelValue.Of(value.Int.ToString(CultureInfo.InvariantCulture)),
        CelKind.Uint => CelValue.Of(value.Uint.ToString(CultureInfo.InvariantCulture)),
        CelKind.Double => CelValue.Of(GoNumber.FormatGeneral(value.Double)),
        CelKind.Duration => CelValue.Of(GoDuration.FormatSeconds(value.DurationNanoseconds)),
        CelKind.Timestamp => CelValue.Of(Rfc3339.Format(value.Time)),
        _ => TryDecode(value.Bytes, out var text) ? CelValue.Of(text) : CelValue.Failure("invalid UTF-8 in bytes, cannot convert to string"),
    };

    private static CelValue ToTimestamp(Activation activation, in CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.Timestamp:
                return value;
            case CelKind.Int:
                return value.Int is < GoTime.MinUnixSeconds or > GoTime.MaxUnixSeconds
                    ? CelErrors.TimestampOverflow
                    : CelValue.Of(new GoTime(value.Int, 0, 0));
            default:
                if (!Rfc3339.TryParse(value.String, out var time))
                    return CelErrors.Conversion(value, "google.protobuf.Timestamp");
                return time.IsInCelRange ? CelValue.Of(time) : CelErrors.TimestampOverflow;
        }
    }

    private static bool TryDecode(byte[] bytes, out string text)
    {
        try
        {
            text = s_strictUtf8.GetString(bytes);
            return true;
        }
        catch (ArgumentException)
        {
            text = "";
            return false;
        }
    }
}
