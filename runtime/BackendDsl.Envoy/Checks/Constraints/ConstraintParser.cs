using System.Globalization;
using System.Text;
using BackendDsl.Envoy.Codec.Schema;
using BackendDsl.Envoy.Codec.Wire;

namespace BackendDsl.Envoy.Checks.Constraints;

/// <summary>Turns the text of a constraint into what is asked of a value.</summary>
internal static class ConstraintParser
{
    /// <summary>At commas outside of parentheses.</summary>
    public static List<string> Split(string rules)
    {
        var parts = new List<string>();
        var (depth, start) = (0, 0);
        for (var i = 0; i <= rules.Length; i++)
        {
            if (i == rules.Length || (rules[i] == ',' && depth == 0))
            {
                parts.Add(rules[start..i].Trim());
                start = i + 1;
            }
            else if (rules[i] == '(') depth++;
            else if (rules[i] == ')') depth--;
        }
        return parts;
    }

    public static void Read(Constraint constraint, ApiField field, List<string> parts)
    {
        foreach (var part in parts)
        {
            var open = part.IndexOf('(', StringComparison.Ordinal);
            if (open > 0) constraint.Each.AddRange(Values(field, Split(part[(open + 1)..^1])));
            else if (Counted(part) is { } count) constraint.Count.Add(count);
        }
        constraint.Value.AddRange(Values(field, parts));
    }

    private static Func<int, string?>? Counted(string part)
    {
        var words = part.Split(' ');
        if (words[0] is not ("min_items" or "max_items" or "min_pairs")) return null;
        var limit = int.Parse(words[1], CultureInfo.InvariantCulture);
        return words[0] switch
        {
            "min_items" => n => n < limit ? $"value must contain at least {limit} item(s)" : null,
            "max_items" => n => n > limit ? $"value must contain no more than {limit} item(s)" : null,
            _ => n => n < limit ? $"value must contain at least {limit} pair(s)" : null,
        };
    }

    private static IEnumerable<Func<object, string?>> Values(ApiField field, List<string> parts)
    {
        (string Word, decimal Limit)? lower = null, upper = null;
        foreach (var part in parts)
        {
            var words = part.Split(' ');
            switch (words[0])
            {
                case "gt" or "gte": lower = (words[0], Limit(words[1])); break;
                case "lt" or "lte": upper = (words[0], Limit(words[1])); break;
                case "min_len": yield return MinLength(int.Parse(words[1], CultureInfo.InvariantCulture)); break;
                case "max_len": yield return MaxBytes(int.Parse(words[1], CultureInfo.InvariantCulture)); break;
                case "max_bytes": yield return MaxBytes(int.Parse(words[1], CultureInfo.InvariantCulture)); break;
                case "defined_only": yield return v => field.Enum!.TryGetName((int)v, out _) ? null : "value must be one of the defined enum values"; break;
                case "not_in":
                    var excluded = int.Parse(words[1].Trim('[', ']'), CultureInfo.InvariantCulture);
                    yield return v => (int)v == excluded ? $"value must not be in list [{Name(field, excluded)}]" : null;
                    break;
                case "const": yield return v => v is true ? null : "value must equal true"; break;
                case "regex:HTTP_HEADER_NAME": yield return HeaderText.Name(parts.Contains("strict=false")); break;
                case "regex:HTTP_HEADER_VALUE": yield return HeaderText.Value(parts.Contains("strict=false")); break;
            }
        }
        if (lower is not null || upper is not null) yield return Range(lower, upper);
    }

    private static Func<object, string?> MinLength(int limit) => v => Length(v) < limit ? $"value length must be at least {limit} {(v is byte[]? "bytes" : "characters")}" : null;

    private static Func<object, string?> MaxBytes(int limit) => v => Bytes(v) > limit ? $"value length must be at most {limit} bytes" : null;

    // With the lower limit above the upper one the values between them are those that are refused.
    private static Func<object, string?> Range((string Word, decimal Limit)? lower, (string Word, decimal Limit)? upper)
    {
        var outside = lower is { } low && upper is { } high && low.Limit > high.Limit;
        return v =>
        {
            var number = Number(v);
            var above = lower is not { } l || (number is { } n && (l.Word == "gt" ? n > l.Limit : n >= l.Limit));
            var below = upper is not { } u || (number is { } m && (u.Word == "lt" ? m < u.Limit : m <= u.Limit));
            return (outside ? above || below : above && below) ? null : Describe(v is ApiTime, lower, upper, outside);
        };
    }

    private static string Describe(bool duration, (string Word, decimal Limit)? lower, (string Word, decimal Limit)? upper, bool outside)
    {
        var texts = new[] { lower, upper }.Where(b => b is not null).Select(b => b!.Value).Select(b => b.Word switch
        {
            "gt" => "greater than ",
            "gte" => "greater than or equal to ",
            "lt" => "less than ",
            _ => "less than or equal to ",
        } + b.Limit.ToString(CultureInfo.InvariantCulture) + (duration ? "s" : ""));
        return "value must be " + string.Join(outside ? " or " : " and ", texts);
    }

    private static decimal Limit(string text) => decimal.Parse(text.TrimEnd('s'), CultureInfo.InvariantCulture);

    // NaN and numbers beyond the range of a decimal are outside of every range.
    private static decimal? Number(object value) => value switch
    {
        int i => i,
        uint u => u,
        long l => l,
        ulong u => u,
        double d => double.IsFinite(d) && Math.Abs(d) < 1e28 ? (decimal)d : null,
        float f => float.IsFinite(f) && Math.Abs(f) < 1e28f ? (decimal)f : null,
        ApiTime t => t.Seconds + t.Nanos / 1_000_000_000m,
        _ => null,
    };

    private static int Length(object value) => value switch
    {
        string s => s.EnumerateRunes().Count(),
        byte[] b => b.Length,
        _ => int.MaxValue,
    };

    private static int Bytes(object value) => value switch
    {
        string s => Encoding.UTF8.GetByteCount(s),
        byte[] b => b.Length,
        _ => 0,
    };

    private static string Name(ApiField field, int number) => field.Enum!.TryGetName(number, out var name) ? name : number.ToString(CultureInfo.InvariantCulture);
}
