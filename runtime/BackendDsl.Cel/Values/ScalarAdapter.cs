using BackendDsl.Cel.Text;

namespace BackendDsl.Cel.Values;

/// <summary>Strings, numbers and booleans; some string formats become values of another type.</summary>
internal sealed class ScalarAdapter(ScalarForm form, bool nullable) : ValueAdapter(TypeOf(form), nullable)
{
    private static CelType TypeOf(ScalarForm form) => form switch
    {
        ScalarForm.String => CelType.String,
        ScalarForm.Bytes => CelType.Bytes,
        ScalarForm.Duration => CelType.Duration,
        ScalarForm.Date or ScalarForm.DateTime => CelType.Timestamp,
        ScalarForm.Integer => CelType.Int,
        ScalarForm.Number => CelType.Double,
        ScalarForm.Boolean => CelType.Bool,
        _ => CelType.Dyn,
    };

    protected override CelValue Convert(in Value value)
    {
        switch (form)
        {
            case ScalarForm.Integer:
                return value.Kind == ValueKind.Integer ? CelValue.Of(value.Integer) : Unfit("int", value);
            case ScalarForm.Number:
                return value.IsNumber ? CelValue.Of(value.Number) : Unfit("float", value);
            case ScalarForm.Boolean:
                return value.Kind == ValueKind.Boolean ? CelValue.Of(value.Boolean) : Unfit("bool", value);
            case ScalarForm.IntOrString:
                return value.Kind switch
                {
                    ValueKind.Integer => CelValue.Of(value.Integer),
                    ValueKind.String => CelValue.Of(value.String),
                    _ => CelValue.Failure("invalid data, expected XIntOrString value to be either a string or integer"),
                };
        }

        if (value.Kind != ValueKind.String)
            return Unfit("string", value);
        var text = value.String;
        switch (form)
        {
            case ScalarForm.Duration:
                return GoDuration.TryParseLenient(text, out var nanoseconds)
                    ? CelValue.OfDuration(nanoseconds)
                    : CelValue.Failure($"Invalid duration {text}: unable to parse {text} into duration");
            case ScalarForm.Date:
                return Rfc3339.TryParseDate(text, out var date)
                    ? CelValue.Of(date)
                    : CelValue.Failure($"Invalid date formatted string {text}: parsing time \"{text}\" as \"2006-01-02\"");
            case ScalarForm.DateTime:
                return Rfc3339.TryParseFormatted(text, out var time, out var refused)
                    ? CelValue.Of(time)
                    : CelValue.Failure($"Invalid date-time formatted string {text}: {refused}");
            case ScalarForm.Bytes:
                return UrlSafeBase64.TryDecode(text, out var bytes, out var offset)
                    ? CelValue.Of(bytes)
                    : CelValue.Failure($"Invalid byte formatted string {text}: illegal base64 data at input byte {offset}");
            default:
                return CelValue.Of(text);
        }
    }
}
