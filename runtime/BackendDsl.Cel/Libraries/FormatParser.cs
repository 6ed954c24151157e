using System.Globalization;
using System.Text;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Libraries;

/// <summary>Goes through a format string clause by clause.</summary>
internal sealed class FormatParser(string format)
{
    private const int DefaultPrecision = 6;

    private int _at;

    /// <summary>Copies text up to the next clause; false at the end. An error is told instead of a clause.</summary>
    public bool Next(StringBuilder? text, out FormatClause clause, out string? error)
    {
        clause = default;
        error = null;
        while (_at < format.Length)
        {
            var c = format[_at++];
            if (c != '%')
            {
                text?.Append(c);
                continue;
            }

            if (_at >= format.Length)
            {
                error = "unexpected end of string";
                return true;
            }

            if (format[_at] == '%')
            {
                text?.Append('%');
                _at++;
                continue;
            }

            clause = Clause(ref error);
            return true;
        }

        return false;
    }

    private FormatClause Clause(ref string? error)
    {
        var precision = DefaultPrecision;
        if (format[_at] == '.')
        {
            var start = ++_at;
            while (_at < format.Length && format[_at] is >= '0' and <= '9')
                _at++;
            if (_at >= format.Length)
            {
                error = "could not find end of precision specifier";
                return default;
            }

            if (!int.TryParse(format.Substring(start, _at - start), NumberStyles.None, CultureInfo.InvariantCulture, out precision) || precision > CelLimits.Precision)
            {
                error = "error while converting precision to integer";
                return default;
            }
        }

        var verb = format[_at++];
        if (verb is not ('s' or 'd' or 'f' or 'e' or 'b' or 'x' or 'X' or 'o'))
            error = $"unrecognized formatting clause \"{verb}\"";
        return new(verb, precision);
    }
}
