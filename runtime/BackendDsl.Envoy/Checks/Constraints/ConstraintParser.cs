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

    // With the lower limit above the upper one the values between them are those that are refused. NaN is neither below nor above anything.
    private static Func<object, string?> Range((string Word, decimal Limit)? lower, (string Word, decimal Limit)? upper)
    {
        var outside = lower is { } low && upper is { } high && low.Limit > high.Limit;
        return v =>
        {
            if (v is double.NaN or float.NaN) return null;
            var number = Number(v);
            var above = lower is not { } l || (l.Word == "gt" ? number > l.Limit : number >= l.Limit);
            var below = upper is not { } u || (u.Word == "lt" ? number < u.Limit : number <= u.Limit);
            return (outside ? above || below : above && below) ? null : Describe(v is ApiTime, lower, upper, outside);
        };
    }

    private static string Describe(bool duration, (string Word, decimal Limit)? lower, (string Word, decimal Limit)? upper, bool outside)
    {
        if (lower is { } l && upper is { } u)
        {
            return outside
                ? $"value must be outside range ({Text(duration, u.Limit)}, {Text(duration, l.Limit)})"
                : $"value must be inside range {(l.Word == "gt" ? '(' : '[')}{Text(duration, l.Limit)}, {Text(duration, u.Limit)}{(u.Word == "lt" ? ')' : ']')}";
        }
        var (word, limit) = lower ?? upper!.Value;
        return "value must be " + word switch
        {
            "gt" => "greater than ",
            "gte" => "greater than or equal to ",
            "lt" => "less than ",
            _ => "less than or equal to ",
        } + Text(duration, limit);
    }

    private static string Text(bool duration, decimal limit) => !duration ? limit.ToString(CultureInfo.InvariantCulture)
        : limit != 0 && limit < 1 ? (limit * 1000).ToString("0.###", CultureInfo.InvariantCulture) + "ms"
        : limit.ToString(CultureInfo.InvariantCulture) + "s";

    private static decimal Limit(string text) => decimal.Parse(text.TrimEnd('s'), CultureInfo.InvariantCulture);

    // Numbers beyond the range of a decimal are beyond every limit.
    private static decimal Number(object value) => value switch
    {
        int i => i,
        uint u => u,
        long l => l,
        ulong u => u,
        double d => Math.Abs(d) < 1e28 ? (decimal)d : d < 0 ? decimal.MinValue : decimal.MaxValue,
        float f => Math.Abs(f) < 1e28f ? (decimal)f : f < 0 ? decimal.MinValue : decimal.MaxValue,
        ApiTime t => t.Seconds + t.Nanos / 1_000_000_000m,
        _ => 0,
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
