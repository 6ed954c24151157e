namespace BackendDsl.Cel.Text;

/// <summary>Whether a text is one mail address, as Go's <c>mail.ParseAddress</c> judges (RFC 5322 with its obsolete forms).</summary>
internal sealed class MailAddress
{
    private readonly string _text;
    private int _at;

    private MailAddress(string text) => _text = text;

    private bool IsEmpty => _at >= _text.Length;

    /// <summary>One address: <c>a@b</c>, <c>Name &lt;a@b&gt;</c>, also alone in a group; never empty.</summary>
    public static bool IsValid(string text)
    {
        var parser = new MailAddress(text);
        return parser.Address(true, out var count) && parser.SkipComments() && parser.IsEmpty && count == 1;
    }

    private bool Address(bool allowGroup, out int count)
    {
        count = 1;
        SkipSpace();
        if (IsEmpty)
            return false;
        var start = _at;
        if (AddressSpecification())
        {
            SkipSpace();
            return Peek() != '(' || DisplayNameComment();
        }

        _at = start;
        if (Peek() != '<' && !Phrase())
            return false;
        SkipSpace();
        if (allowGroup && Consume(':'))
            return Group(out count);
        return Consume('<') && AddressSpecification() && Consume('>');
    }

    private bool Group(out int count)
    {
        count = 0;
        SkipSpace();
        if (Consume(';'))
        {
            SkipComments();
            return true;
        }

        while (true)
        {
            SkipSpace();
            if (!Address(false, out _))
                return false;
            count++;
            if (!SkipComments())
                return false;
            if (Consume(';'))
            {
                SkipComments();
                return true;
            }

            if (!Consume(','))
                return false;
        }
    }

    private bool AddressSpecification()
    {
        SkipSpace();
        if (IsEmpty)
            return false;
        if (Peek() == '"')
        {
            if (!QuotedString(out var length) || length == 0)
                return false;
        }
        else if (!Atom(false, out _))
        {
            return false;
        }

        if (!Consume('@'))
            return false;
        SkipSpace();
        return Peek() == '[' ? DomainLiteral() : Atom(false, out _);
    }

    private bool DomainLiteral()
    {
        _at++;
        var end = _text.IndexOf(']', _at);
        if (end < 0)
            return false;
        var literal = _text.Substring(_at, end - _at);
        _at = end + 1;
        return IpAddress.TryParse(literal, out var address) && address.Zone.Length == 0;
    }

    // Words: an error after the first one only ends the phrase.
    private bool Phrase()
    {
        var words = 0;
        while (true)
        {
            if (words > 0 && !SkipComments())
                return false;
            SkipSpace();
            if (IsEmpty)
                return true;
            var start = _at;
            bool good;
            if (Peek() == '"')
                good = QuotedString(out _);
            else
                good = Atom(true, out var word) && !HasUnknownCharset(word);
            if (!good)
                return words > 0;

            words++;
        }
    }

    private bool QuotedString(out int length)
    {
        length = 0;
        var escaped = false;
        for (var i = _at + 1; i < _text.Length; i++)
        {
            var c = _text[i];
            if (escaped)
            {
                if (!IsVisible(c) && c is not (' ' or '\t'))
                    return false;
                escaped = false;
                length++;
            }
            else if (c == '"')
            {
                _at = i + 1;
                return true;
            }
            else if (c == '\\')
            {
                escaped = true;
            }
            else if (IsVisible(c) || c is ' ' or '\t')
            {
                length++;
            }
            else
            {
                return false;
            }
        }

        return false;
    }

    private bool Atom(bool permissive, out string atom)
    {
        var start = _at;
        while (!IsEmpty && IsAtomCharacter(_text[_at]))
            _at++;
        atom = _text.Substring(start, _at - start);
        if (atom.Length == 0)
            return false;
        return permissive || (atom[0] != '.' && atom[atom.Length - 1] != '.' && atom.IndexOf("..", StringComparison.Ordinal) < 0);
    }

    private bool DisplayNameComment()
    {
        _at++;
        var start = _at;
        if (!SkipComment())
            return false;
        foreach (var word in _text.Substring(start, _at - 1 - start).Split(' ', '\t'))
        {
            if (HasUnknownCharset(word))
                return false;
        }

        return true;
    }

    private bool SkipComments()
    {
        SkipSpace();
        while (Consume('('))
        {
            if (!SkipComment())
                return false;
            SkipSpace();
        }

        return true;
    }

    private bool SkipComment()
    {
        var depth = 1;
        while (!IsEmpty && depth > 0)
        {
            var c = _text[_at];
            if (c == '\\' && _at + 1 < _text.Length)
                _at++;
            else if (c == '(')
                depth++;
            else if (c == ')')
                depth--;
            _at++;
        }

        return depth == 0;
    }

    private void SkipSpace()
    {
        while (!IsEmpty && _text[_at] is ' ' or '\t')
            _at++;
    }

    private bool Consume(char c)
    {
        if (Peek() != c)
            return false;
        _at++;
        return true;
    }

    private int Peek() => IsEmpty ? -1 : _text[_at];

    private static bool IsAtomCharacter(char c) => IsVisible(c) && "()<>[]:;@\\,\"".IndexOf(c) < 0;

    private static bool IsVisible(char c) => c is (>= '!' and <= '~') or >= (char)0x80;

    // An encoded word (RFC 2047) that is well-formed but in a character set that Go does not know.
    private static bool HasUnknownCharset(string word)
    {
        if (word.Length < 8 || !word.StartsWith("=?", StringComparison.Ordinal) || !word.EndsWith("?=", StringComparison.Ordinal))
            return false;
        var parts = word.Substring(2, word.Length - 4).Split('?');
        if (parts.Length != 3 || parts[0].Length == 0)
            return false;
        switch (CodePoints.ToLowerAscii(parts[0]))
        {
            case "utf-8" or "iso-8859-1" or "us-ascii":
                return false;
        }

        return parts[1] switch
        {
            "b" or "B" => Base64.TryDecode(parts[2], false, out _),
            "q" or "Q" => IsQuotedPrintable(parts[2]),
            _ => false,
        };
    }

    private static bool IsQuotedPrintable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=')
            {
                if (i + 2 >= text.Length || !Uri.IsHexDigit(text[i + 1]) || !Uri.IsHexDigit(text[i + 2]))
                    return false;
                i += 2;
            }
            else if (text[i] is not ((>= ' ' and <= '~') or '\n' or '\r' or '\t'))
            {
                return false;
            }
        }

        return true;
    }
}
