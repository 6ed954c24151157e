using BackendDsl.Cel.Syntax;
using BackendDsl.Cel.Text;

namespace BackendDsl.Cel.Parsing;

/// <summary>Splits CEL text into tokens.</summary>
internal sealed class Lexer(string text)
{
    private int _at;

    /// <summary>The tokens of a text; what is none is skipped, and told in <paramref name="faults"/>.</summary>
    public static List<Token> Tokenize(string text, List<(string Message, int Position)> faults)
    {
        var lexer = new Lexer(text);
        var tokens = new List<Token>(text.Length / 3 + 4);
        while (true)
        {
            Token token;
            try
            {
                token = lexer.Next();
            }
            catch (CelSyntaxException fault) when (faults.Count < CelLimits.Faults)
            {
                faults.Add((fault.Message, fault.Position));
                continue;
            }

            tokens.Add(token);
            if (token.Kind == TokenKind.End)
                return tokens;
        }
    }

    private char Peek(int ahead = 0) => _at + ahead < text.Length ? text[_at + ahead] : '\0';

    private Token Next()
    {
        SkipBlank();
        if (_at >= text.Length)
            return new(TokenKind.End, text.Length, text.Length);

        var start = _at;
        var c = text[_at];
        if (IsLetter(c))
            return Word(start);
        if (IsDigit(c) || (c == '.' && IsDigit(Peek(1))))
            return Number(start);
        if (c is '"' or '\'')
            return Quoted(start, raw: false, bytes: false);
        if (c == '`')
            return Escaped(start);

        var (kind, length) = (c, Peek(1)) switch
        {
            ('=', '=') => (TokenKind.Equal, 2),
            ('!', '=') => (TokenKind.NotEqual, 2),
            ('<', '=') => (TokenKind.LessEqual, 2),
            ('>', '=') => (TokenKind.GreaterEqual, 2),
            ('&', '&') => (TokenKind.And, 2),
            ('|', '|') => (TokenKind.Or, 2),
            ('<', _) => (TokenKind.Less, 1),
            ('>', _) => (TokenKind.Greater, 1),
            ('[', _) => (TokenKind.LeftBracket, 1),
            (']', _) => (TokenKind.RightBracket, 1),
            ('{', _) => (TokenKind.LeftBrace, 1),
            ('}', _) => (TokenKind.RightBrace, 1),
            ('(', _) => (TokenKind.LeftParenthesis, 1),
            (')', _) => (TokenKind.RightParenthesis, 1),
            ('.', _) => (TokenKind.Dot, 1),
            (',', _) => (TokenKind.Comma, 1),
            ('-', _) => (TokenKind.Minus, 1),
            ('!', _) => (TokenKind.Exclamation, 1),
            ('?', _) => (TokenKind.Question, 1),
            (':', _) => (TokenKind.Colon, 1),
            ('+', _) => (TokenKind.Plus, 1),
            ('*', _) => (TokenKind.Star, 1),
            ('/', _) => (TokenKind.Slash, 1),
            ('%', _) => (TokenKind.Percent, 1),
            _ => (TokenKind.End, 0),
        };
        if (length == 0)
        {
            // Half of an operator fails at the character behind it.
            if (c is '=' or '&' or '|')
                _at++;
            throw Unrecognized(start);
        }

        _at += length;
        return new(kind, start, _at);
    }

    // What was read, with the character at which it could not go on; both are skipped.
    private CelSyntaxException Unrecognized(int start)
    {
        var end = Math.Min(Math.Max(_at, start) + 1, text.Length);
        if (end < text.Length && char.IsHighSurrogate(text[end - 1]) && char.IsLowSurrogate(text[end]))
            end++;
        _at = end;
        return new($"Syntax error: token recognition error at: '{text.Substring(start, end - start)}'", start);
    }

    private void SkipBlank()
    {
        while (_at < text.Length)
        {
            var c = text[_at];
            if (c is ' ' or '\t' or '\r' or '\n' or '\f')
            {
                _at++;
            }
            else if (c == '/' && Peek(1) == '/')
            {
                var end = text.IndexOf('\n', _at);
                _at = end < 0 ? text.Length : end;
            }
            else
            {
                return;
            }
        }
    }

    private Token Word(int start)
    {
        if (text[start] is 'r' or 'R' && Peek(1) is '"' or '\'')
        {
            _at++;
            return Quoted(start, raw: true, bytes: false);
        }

        if (text[start] is 'b' or 'B')
        {
            if (Peek(1) is '"' or '\'')
            {
                _at++;
                return Quoted(start, raw: false, bytes: true);
            }

            if (Peek(1) is 'r' or 'R' && Peek(2) is '"' or '\'')
            {
                _at += 2;
                return Quoted(start, raw: true, bytes: true);
            }
        }

        while (_at < text.Length && (IsLetter(text[_at]) || IsDigit(text[_at])))
            _at++;
        var word = text.Substring(start, _at - start);
        var kind = word switch
        {
            "true" => TokenKind.True,
            "false" => TokenKind.False,
            "null" => TokenKind.Null,
            "in" => TokenKind.In,
            _ => TokenKind.Identifier,
        };
        return new(kind, start, _at, word);
    }

    private Token Escaped(int start)
    {
        _at++;
        while (_at < text.Length && (IsLetter(text[_at]) || IsDigit(text[_at]) || text[_at] is '.' or '-' or '/' or ' '))
            _at++;
        if (_at >= text.Length || text[_at] != '`' || _at == start + 1)
            throw Unrecognized(start);
        _at++;
        return new(TokenKind.EscapedIdentifier, start, _at, text.Substring(start + 1, _at - start - 2));
    }

    private Token Number(int start)
    {
        if (text[_at] == '0' && Peek(1) == 'x' && IsHex(Peek(2)))
        {
            _at += 2;
            while (IsHex(Peek()))
                _at++;
            return Integral(start);
        }

        while (IsDigit(Peek()))
            _at++;
        var isDouble = false;
        if (Peek() == '.' && IsDigit(Peek(1)))
        {
            isDouble = true;
            _at++;
            while (IsDigit(Peek()))
                _at++;
        }

        if (Peek() is 'e' or 'E')
        {
            var digits = Peek(1) is '+' or '-' ? 2 : 1;
            if (IsDigit(Peek(digits)))
            {
                isDouble = true;
                _at += digits;
                while (IsDigit(Peek()))
                    _at++;
            }
        }

        return isDouble ? new(TokenKind.Double, start, _at, text.Substring(start, _at - start)) : Integral(start);
    }

    private Token Integral(int start)
    {
        var digits = text.Substring(start, _at - start);
        if (Peek() is not ('u' or 'U'))
            return new(TokenKind.Int, start, _at, digits);
        _at++;
        return new(TokenKind.Uint, start, _at, digits);
    }

    private Token Quoted(int start, bool raw, bool bytes)
    {
        var quote = text[_at];
        var triple = Peek(1) == quote && Peek(2) == quote;
        _at += triple ? 3 : 1;
        var from = _at;
        while (true)
        {
            if (_at >= text.Length)
                throw Unrecognized(start);
            var c = text[_at];
            if (c == '\\' && !raw)
            {
                _at += 2;
                continue;
            }

            if (!triple && c is '\n' or '\r')
                throw Unrecognized(start);
            if (c == quote && (!triple || (Peek(1) == quote && Peek(2) == quote)))
                break;
            _at++;
        }

        var to = _at;
        _at += triple ? 3 : 1;
        var kind = bytes ? TokenKind.Bytes : TokenKind.String;
        return new(kind, start, _at, StringLiteral.Decode(text, from, to, raw, bytes, start));
    }

    internal static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    internal static bool IsDigit(char c) => c is >= '0' and <= '9';

    internal static bool IsHex(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
}
