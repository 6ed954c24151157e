namespace BackendDsl.Cel.Regex;

/// <summary>Bracket expressions, class escapes and character escapes.</summary>
internal sealed partial class Re2Parser
{
    private void ParseClass()
    {
        var start = _at;
        _at++;
        var negated = Peek(0) == '^';
        if (negated)
            _at++;
        var set = new CodePointSet.Builder();
        var first = true;
        while (_at >= _pattern.Length || _pattern[_at] != ']' || first)
        {
            first = false;
            if ((ParsePosixClass() ?? ParseUnicodeClass() ?? ParsePerlClass()) is { } named)
            {
                set.Add(named);
                continue;
            }

            var rangeStart = _at;
            var low = ParseClassCharacter(start);
            var high = low;
            if (Peek(0) == '-' && Peek(1) is not (-1 or ']'))
            {
                _at++;
                high = ParseClassCharacter(start);
                if (high < low)
                    throw Error("invalid character class range", rangeStart, _at);
            }

            if (_fold)
                set.AddFolded(low, high);
            else
                set.Add(low, high);
        }

        _at++;
        var built = set.Build();
        PushSet(negated ? built.Negate() : built);
    }

    private int ParseClassCharacter(int classStart)
    {
        if (_at >= _pattern.Length)
            throw Error("missing closing ]", classStart, _pattern.Length);
        return _pattern[_at] == '\\' ? ParseEscape() : Next();
    }

    private CodePointSet? ParsePosixClass()
    {
        if (Peek(0) != '[' || Peek(1) != ':' || Peek(2) < 0)
            return null;
        var end = _pattern.IndexOf(":]", _at + 2, StringComparison.Ordinal);
        if (end < 0)
            return null;
        var name = _pattern.Substring(_at + 2, end - _at - 2);
        var negated = name.Length > 0 && name[0] == '^';
        int[]? ranges = (negated ? name.Substring(1) : name) switch
        {
            "alnum" => ['0', '9', 'A', 'Z', 'a', 'z'],
            "alpha" => ['A', 'Z', 'a', 'z'],
            "ascii" => [0, 0x7F],
            "blank" => ['\t', '\t', ' ', ' '],
            "cntrl" => [0, 0x1F, 0x7F, 0x7F],
            "digit" => ['0', '9'],
            "graph" => ['!', '~'],
            "lower" => ['a', 'z'],
            "print" => [' ', '~'],
            "punct" => ['!', '/', ':', '@', '[', '`', '{', '~'],
            "space" => ['\t', '\r', ' ', ' '],
            "upper" => ['A', 'Z'],
            "word" => ['0', '9', 'A', 'Z', '_', '_', 'a', 'z'],
            "xdigit" => ['0', '9', 'A', 'F', 'a', 'f'],
            _ => null,
        };
        if (ranges is null)
            throw Error("invalid character class range", _at, end + 2);
        _at = end + 2;
        return Group(ranges, negated);
    }

    private CodePointSet? ParsePerlClass()
    {
        if (Peek(0) != '\\')
            return null;
        var c = Peek(1);
        int[]? ranges = c switch
        {
            'd' or 'D' => ['0', '9'],
            's' or 'S' => ['\t', '\n', '\f', '\r', ' ', ' '],
            'w' or 'W' => ['0', '9', 'A', 'Z', '_', '_', 'a', 'z'],
            _ => null,
        };
        if (ranges is null)
            return null;
        _at += 2;
        return Group(ranges, c < 'a');
    }

    private CodePointSet Group(int[] ranges, bool negated)
    {
        var set = new CodePointSet(ranges);
        if (_fold)
            set = UnicodeTables.Fold(set);
        return negated ? set.Negate() : set;
    }

    private CodePointSet? ParseUnicodeClass()
    {
        if (Peek(0) != '\\' || Peek(1) is not ('p' or 'P'))
            return null;
        var start = _at;
        var negated = _pattern[_at + 1] == 'P';
        _at += 2;
        string name;
        if (_at < _pattern.Length && _pattern[_at] == '{')
        {
            var end = _pattern.IndexOf('}', _at);
            if (end < 0)
                throw Error("invalid character class range", start, _pattern.Length);
            name = _pattern.Substring(_at + 1, end - _at - 1);
            _at = end + 1;
        }
        else
        {
            if (_at < _pattern.Length)
                Next();
            name = _pattern.Substring(start + 2, _at - start - 2);
        }

        if (name.Length > 0 && name[0] == '^')
        {
            negated = !negated;
            name = name.Substring(1);
        }

        if (UnicodeTables.Find(name) is not { } set)
            throw Error("invalid character class range", start, _at);
        if (_fold)
            set = UnicodeTables.Fold(set);
        return negated ? set.Negate() : set;
    }

    private int ParseEscape()
    {
        var start = _at;
        _at++;
        if (_at >= _pattern.Length)
            throw new Re2SyntaxException("error parsing regexp: trailing backslash at end of expression: ``", start);
        var c = Next();
        switch (c)
        {
            case >= '1' and <= '7' when Peek(0) is not (>= '0' and <= '7'):
                // One digit would be a back reference.
                break;
            case >= '0' and <= '7':
                var octal = c - '0';
                for (var i = 1; i < 3 && Peek(0) is >= '0' and <= '7'; i++)
                    octal = (octal * 8) + _pattern[_at++] - '0';
                return octal;
            case 'x':
                if (ParseHexadecimal() is >= 0 and var value)
                    return value;
                break;
            case 'a':
                return '\a';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'v':
                return '\v';
            default:
                if (c < 0x80 && !IsAlphanumeric(c))
                    return c;
                break;
        }

        throw Error("invalid escape sequence", start, _at);
    }

    private int ParseHexadecimal()
    {
        if (_at >= _pattern.Length)
            return -1;
        var c = Next();
        if (c == '{')
        {
            int value = 0, digits = 0;
            while (_at < _pattern.Length)
            {
                c = Next();
                if (c == '}')
                    return digits == 0 ? -1 : value;
                var digit = Digit(c);
                if (digit < 0)
                    return -1;
                value = (value * 16) + digit;
                if (value > CodePointSet.Max)
                    return -1;
                digits++;
            }

            return -1;
        }

        var high = Digit(c);
        var low = _at < _pattern.Length ? Digit(Next()) : -1;
        return high < 0 || low < 0 ? -1 : (high * 16) + low;
    }

    private static int Digit(int c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'A' and <= 'F' => c - 'A' + 10,
        >= 'a' and <= 'f' => c - 'a' + 10,
        _ => -1,
    };
}
