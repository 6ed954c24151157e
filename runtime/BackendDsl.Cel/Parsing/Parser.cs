using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using BackendDsl.Cel.Syntax;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Parsing;

/// <summary>Parses CEL by precedence climbing, macros included.</summary>
internal sealed class Parser
{
    private const string Starts = "'.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}";

    private static readonly HashSet<string> s_reserved = new(StringComparer.Ordinal)
    {
        "as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "in", "let", "loop",
        "package", "namespace", "null", "return", "true", "var", "void", "while",
    };

    private readonly string _text;
    private readonly List<Token> _tokens;
    private readonly MacroExpander _macros;
    private readonly List<(string Message, int Position)> _faults = [];
    private int _at;

    // True before the first token of an argument list, which may also be empty.
    private bool _isArgument;

    // As in the reference parser nothing more is told until a token fits again.
    private bool _isRecovering;

    // As in the reference parser the depth is counted per grammar rule, and a chain counts as deep as it is long.
    private int _expressionDepth;
    private int _relationDepth;
    private int _sumDepth;
    private int _memberDepth;

    private Parser(string text, MacroExpander macros)
    {
        _text = text;
        _macros = macros;
        _tokens = Lexer.Tokenize(text, _faults);
    }

    public static Expr Parse(string text, MacroExpander macros)
    {
        if (text.Length > CelLimits.CodePoints && CodePoints(text) > CelLimits.CodePoints)
            throw new CelSyntaxException($"expression code point size exceeds limit: size: {CodePoints(text)}, limit {CelLimits.CodePoints}", 0);
        var parser = new Parser(text, macros);
        Expr? expression = null;
        try
        {
            expression = parser.Expression(isArgument: false);
            if (parser.Kind != TokenKind.End)
                parser.Report($"{(parser.NextKind == TokenKind.End ? "extraneous" : "mismatched")} input '{parser.Shown}' expecting <EOF>");
        }
        catch (CelSyntaxException fault)
        {
            parser._faults.AddRange(fault.Faults);
        }

        if (parser._faults.Count == 0)
            return expression!;
        parser._faults.Sort((a, b) => a.Position.CompareTo(b.Position));
        throw new CelSyntaxException(parser._faults);
    }

    private static int CodePoints(string text)
    {
        var count = 0;
        foreach (var c in text)
            count += char.IsLowSurrogate(c) ? 0 : 1;
        return count;
    }

    private Token Current => _tokens[_at];

    private TokenKind Kind => _tokens[_at].Kind;

    private TokenKind NextKind => _at + 1 < _tokens.Count ? _tokens[_at + 1].Kind : TokenKind.End;

    private string Shown => Kind == TokenKind.End ? "<EOF>" : _text.Substring(Current.Start, Current.End - Current.Start);

    private void Report(string fault)
    {
        if (!_isRecovering && _faults.Count < CelLimits.Faults)
            _faults.Add(("Syntax error: " + fault, Current.Start));
        _isRecovering = true;
    }

    private Token Advance()
    {
        _isRecovering = false;
        return _tokens[_at++];
    }

    // A token too many is skipped, one that is missing is taken as given.
    private void Expect(TokenKind kind, string shown)
    {
        if (Kind == kind)
        {
            Advance();
            return;
        }

        if (NextKind == kind)
        {
            Report($"extraneous input '{Shown}' expecting {shown}");
            _at++;
            Advance();
            return;
        }

        var isMissing = kind == TokenKind.Colon ? CanStart(Kind) : IsBehindOperand(Kind);
        Report(isMissing ? $"missing {shown} at '{Shown}'" : $"mismatched input '{Shown}' expecting {shown}");
        SkipToOperator();
    }

    private bool Take(TokenKind kind)
    {
        if (Kind != kind)
            return false;
        Advance();
        return true;
    }

    private static bool CanStart(TokenKind kind) => kind is TokenKind.LeftBracket or TokenKind.LeftBrace or TokenKind.LeftParenthesis or TokenKind.Dot or TokenKind.Minus
        or TokenKind.Exclamation or TokenKind.True or TokenKind.False or TokenKind.Null or TokenKind.Double or TokenKind.Int or TokenKind.Uint or TokenKind.String
        or TokenKind.Bytes or TokenKind.Identifier or TokenKind.EscapedIdentifier;

    private static bool IsBehindOperand(TokenKind kind) => kind is TokenKind.End or TokenKind.In or TokenKind.Equal or TokenKind.NotEqual or TokenKind.Less or TokenKind.LessEqual
        or TokenKind.Greater or TokenKind.GreaterEqual or TokenKind.And or TokenKind.Or or TokenKind.Plus or TokenKind.Minus or TokenKind.Star or TokenKind.Slash or TokenKind.Percent
        or TokenKind.Question or TokenKind.Colon or TokenKind.Comma or TokenKind.Dot or TokenKind.LeftBracket or TokenKind.RightBracket or TokenKind.RightBrace or TokenKind.RightParenthesis;

    private void SkipToOperator()
    {
        while (!IsBehindOperand(Kind))
            _at++;
    }

    // No operand where one is needed; null where it follows behind one token too many.
    private Expr.Literal? MissingOperand(bool isArgument)
    {
        var expected = (isArgument ? "{'[', '{', '(', ')', " : "{'[', '{', '(', ") + Starts;
        if (Kind != TokenKind.End && CanStart(NextKind))
        {
            Report($"extraneous input '{Shown}' expecting {expected}");
            Advance();
            return null;
        }

        Report($"mismatched input '{Shown}' expecting {expected}");
        var position = Current.Start;
        SkipToOperator();
        return new(position, CelValue.Null);
    }

    // Notes which part of the text a node stands for: from a start to the last token that was read.
    private TNode From<TNode>(int start, TNode node)
        where TNode : Expr
    {
        node.Start = start;
        node.End = _at > 0 ? _tokens[_at - 1].End : start;
        return node;
    }

    private static void Enter(ref int depth)
    {
        if (++depth > CelLimits.Depth)
            throw new CelSyntaxException($"expression recursion limit exceeded: {CelLimits.Depth}", 0);
    }

    private Expr Expression(bool isArgument = false)
    {
        Enter(ref _expressionDepth);
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _isArgument = isArgument;
        var start = Current.Start;
        var condition = Disjunction();
        if (Kind == TokenKind.Question)
        {
            var position = Current.Start;
            Advance();
            var whenTrue = Disjunction();
            Expect(TokenKind.Colon, "':'");
            var whenFalse = Expression();
            condition = From(start, new Expr.Call(position, Operators.Conditional, null, [condition, whenTrue, whenFalse]));
        }

        _expressionDepth--;
        return condition;
    }

    private Expr Disjunction()
    {
        var start = Current.Start;
        var first = Conjunction();
        if (Kind != TokenKind.Or)
            return first;
        var terms = new List<Expr> { first };
        var position = Current.Start;
        while (Take(TokenKind.Or))
            terms.Add(Conjunction());
        return From(start, new Expr.Call(position, Operators.Or, null, [.. terms]));
    }

    private Expr Conjunction()
    {
        var start = Current.Start;
        var first = Relation();
        if (Kind != TokenKind.And)
            return first;
        var terms = new List<Expr> { first };
        var position = Current.Start;
        while (Take(TokenKind.And))
            terms.Add(Relation());
        return From(start, new Expr.Call(position, Operators.And, null, [.. terms]));
    }

    private Expr Relation()
    {
        var depth = _relationDepth;
        Enter(ref _relationDepth);
        var start = Current.Start;
        var left = Sum();
        while (true)
        {
            var function = Kind switch
            {
                TokenKind.Equal => Operators.Equal,
                TokenKind.NotEqual => Operators.NotEqual,
                TokenKind.Less => Operators.Less,
                TokenKind.LessEqual => Operators.LessEqual,
                TokenKind.Greater => Operators.Greater,
                TokenKind.GreaterEqual => Operators.GreaterEqual,
                TokenKind.In => Operators.In,
                _ => null,
            };
            if (function is null)
                break;
            var position = Current.Start;
            Advance();
            Enter(ref _relationDepth);
            var right = Sum();
            left = From(start, new Expr.Call(position, function, null, [left, right]));
        }

        _relationDepth = depth;
        return left;
    }

    private Expr Sum()
    {
        var depth = _sumDepth;
        Enter(ref _sumDepth);
        var start = Current.Start;
        var left = Product();
        while (Kind is TokenKind.Plus or TokenKind.Minus)
        {
            var position = Current.Start;
            var function = Kind == TokenKind.Plus ? Operators.Add : Operators.Subtract;
            Advance();
            Enter(ref _sumDepth);
            var right = Product();
            left = From(start, new Expr.Call(position, function, null, [left, right]));
        }

        _sumDepth = depth;
        return left;
    }

    private Expr Product()
    {
        var depth = _sumDepth;
        var start = Current.Start;
        var left = Unary();
        while (Kind is TokenKind.Star or TokenKind.Slash or TokenKind.Percent)
        {
            var position = Current.Start;
            var function = Kind switch
            {
                TokenKind.Star => Operators.Multiply,
                TokenKind.Slash => Operators.Divide,
                _ => Operators.Modulo,
            };
            Advance();
            Enter(ref _sumDepth);
            var right = Unary();
            left = From(start, new Expr.Call(position, function, null, [left, right]));
        }

        _sumDepth = depth;
        return left;
    }

    private Expr Unary()
    {
        var isArgument = _isArgument;
        _isArgument = false;
        if (!CanStart(Kind) && MissingOperand(isArgument) is { } missing)
            return missing;
        if (Kind is not (TokenKind.Exclamation or TokenKind.Minus))
            return Member();

        // A sign directly before a number belongs to the number, so that the smallest integer can be written.
        var sign = Kind;
        var position = Current.Start;
        var count = 0;
        while (Kind == sign && !(sign == TokenKind.Minus && count == 0 && _tokens[_at + 1].Kind is TokenKind.Int or TokenKind.Double))
        {
            _at++;
            count++;
        }

        var operand = Member();
        if (count % 2 == 0)
            return operand;
        return From(position, new Expr.Call(position, sign == TokenKind.Minus ? Operators.Negate : Operators.Not, null, [operand]));
    }

    private Expr Member()
    {
        var depth = _memberDepth;
        Enter(ref _memberDepth);
        var start = Current.Start;
        var operand = Primary();
        while (true)
        {
            var position = Current.Start;
            if (Take(TokenKind.Dot))
            {
                Enter(ref _memberDepth);
                var optional = Take(TokenKind.Question);
                if (Kind == TokenKind.EscapedIdentifier)
                    throw new CelSyntaxException("unsupported syntax: '`'", Current.Start);
                if (Kind != TokenKind.Identifier)
                {
                    Report(Kind is TokenKind.True or TokenKind.False or TokenKind.Null || optional
                        ? $"mismatched input '{Shown}' expecting IDENTIFIER"
                        : $"no viable alternative at input '.{(Kind == TokenKind.End ? "" : Shown)}'");
                    SkipToOperator();
                    continue;
                }

                var name = (string)Advance().Value!;
                if (Kind == TokenKind.LeftParenthesis && !optional)
                    operand = From(start, Invocation(name, operand));
                else
                    operand = From(start, new Expr.Select(position, operand, name, testOnly: false, optional));
            }
            else if (Take(TokenKind.LeftBracket))
            {
                Enter(ref _memberDepth);
                var optional = Take(TokenKind.Question);
                var index = Expression();
                Expect(TokenKind.RightBracket, "']'");
                operand = From(start, new Expr.Call(position, optional ? Operators.OptionalIndex : Operators.Index, null, [operand, index]));
            }
            else if (Kind == TokenKind.LeftBrace && QualifiedName(operand) is { } message)
            {
                operand = From(start, Message(message));
            }
            else
            {
                break;
            }
        }

        _memberDepth = depth;
        return operand;
    }

    private Expr Invocation(string name, Expr? target)
    {
        var position = Current.Start;
        Expect(TokenKind.LeftParenthesis, "'('");
        var arguments = new List<Expr>();
        if (Kind != TokenKind.RightParenthesis)
        {
            do
                arguments.Add(Expression(isArgument: arguments.Count == 0));
            while (Take(TokenKind.Comma));
        }

        Expect(TokenKind.RightParenthesis, "')'");
        Expr[] all = [.. arguments];
        return _macros.Expand(position, name, target, all) ?? new Expr.Call(position, name, target, all);
    }

    private Expr Primary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.LeftParenthesis:
                Advance();
                var inner = Expression();
                Expect(TokenKind.RightParenthesis, "')'");
                return inner;
            case TokenKind.LeftBracket:
                return From(token.Start, List());
            case TokenKind.LeftBrace:
                return From(token.Start, Map());
            case TokenKind.Dot or TokenKind.Identifier:
                return From(token.Start, Name());
            case TokenKind.EscapedIdentifier:
                throw new CelSyntaxException("unsupported syntax: '`'", token.Start);
            default:
                return From(token.Start, Constant());
        }
    }

    private Expr Name()
    {
        var start = Current.Start;
        var leading = Take(TokenKind.Dot);
        if (Kind != TokenKind.Identifier)
        {
            Report($"mismatched input '{Shown}' expecting IDENTIFIER");
            SkipToOperator();
            return new Expr.Literal(start, CelValue.Null);
        }

        var name = (string)Current.Value!;
        if (s_reserved.Contains(name))
            throw new CelSyntaxException("reserved identifier: " + name, Current.Start);
        Advance();
        if (leading)
            name = "." + name;
        return Kind == TokenKind.LeftParenthesis ? Invocation(name, null) : new Expr.Identifier(start, name);
    }

    private Expr.Literal Constant()
    {
        var token = Current;
        var negative = token.Kind == TokenKind.Minus;
        if (negative)
        {
            Advance();
            if (Kind is not (TokenKind.Int or TokenKind.Double))
                return MissingOperand(isArgument: false) ?? Constant();
        }

        var number = Advance();
        switch (number.Kind)
        {
            case TokenKind.True:
                return new Expr.Literal(token.Start, CelValue.True);
            case TokenKind.False:
                return new Expr.Literal(token.Start, CelValue.False);
            case TokenKind.Null:
                return new Expr.Literal(token.Start, CelValue.Null);
            case TokenKind.String:
                return new Expr.Literal(token.Start, CelValue.Of((string)number.Value!));
            case TokenKind.Bytes:
                return new Expr.Literal(token.Start, CelValue.Of((byte[])number.Value!));
            case TokenKind.Int:
                if (!TryUnsigned((string)number.Value!, out var magnitude) || magnitude > (negative ? 1UL << 63 : long.MaxValue))
                    throw new CelSyntaxException("invalid int literal", token.Start);
                return new Expr.Literal(token.Start, CelValue.Of(negative ? unchecked(-(long)magnitude) : (long)magnitude));
            case TokenKind.Uint:
                if (!TryUnsigned((string)number.Value!, out var unsigned))
                    throw new CelSyntaxException("invalid uint literal", token.Start);
                return new Expr.Literal(token.Start, CelValue.Of(unsigned));
            case TokenKind.Double:
                if (!GoNumber.TryParseDouble((string)number.Value!, out var real))
                    throw new CelSyntaxException("invalid double literal", token.Start);
                return new Expr.Literal(token.Start, CelValue.Of(negative ? -real : real));
            default:
                _at--;
                return MissingOperand(isArgument: false) ?? Constant();
        }
    }

    private static bool TryUnsigned(string digits, out ulong value)
    {
        if (digits.StartsWith("0x", StringComparison.Ordinal))
            return ulong.TryParse(digits.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
        return ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    private Expr.ListLiteral List()
    {
        var position = Current.Start;
        _at++;
        var elements = new List<Expr>();
        var optional = new List<bool>();
        while (Kind != TokenKind.RightBracket)
        {
            // One trailing comma is allowed, even alone.
            if (Kind == TokenKind.Comma && elements.Count == 0)
            {
                _at++;
                break;
            }

            optional.Add(Take(TokenKind.Question));
            elements.Add(Expression());
            if (!Take(TokenKind.Comma))
                break;
        }

        Expect(TokenKind.RightBracket, "']'");
        return new(position, [.. elements], optional.Contains(true) ? [.. optional] : null);
    }

    private Expr.MapLiteral Map()
    {
        var position = Current.Start;
        _at++;
        var keys = new List<Expr>();
        var values = new List<Expr>();
        var optional = new List<bool>();
        var positions = new List<int>();
        while (Kind != TokenKind.RightBrace)
        {
            if (Kind == TokenKind.Comma && keys.Count == 0)
            {
                _at++;
                break;
            }

            optional.Add(Take(TokenKind.Question));
            keys.Add(Expression());
            positions.Add(Current.Start);
            Expect(TokenKind.Colon, "':'");
            values.Add(Expression());
            if (!Take(TokenKind.Comma))
                break;
        }

        Expect(TokenKind.RightBrace, "'}'");
        return new(position, [.. keys], [.. values], optional.Contains(true) ? [.. optional] : null, [.. positions]);
    }

    private Expr.MessageLiteral Message(string name)
    {
        var position = Current.Start;
        _at++;
        var fields = new List<string>();
        var values = new List<Expr>();
        var optional = new List<bool>();
        var positions = new List<int>();
        while (Kind != TokenKind.RightBrace)
        {
            if (Kind == TokenKind.Comma && fields.Count == 0)
            {
                _at++;
                break;
            }

            optional.Add(Take(TokenKind.Question));
            if (Kind == TokenKind.EscapedIdentifier)
                throw new CelSyntaxException("unsupported syntax: '`'", Current.Start);
            if (Kind != TokenKind.Identifier)
            {
                Report($"mismatched input '{Shown}' expecting {{'}}', ',', '?', IDENTIFIER}}");
                SkipToOperator();
                break;
            }

            fields.Add((string)Advance().Value!);
            positions.Add(Current.Start);
            Expect(TokenKind.Colon, "':'");
            values.Add(Expression());
            if (!Take(TokenKind.Comma))
                break;
        }

        Expect(TokenKind.RightBrace, "'}'");
        return new(position, name, [.. fields], [.. values], optional.Contains(true) ? [.. optional] : null, [.. positions]);
    }

    /// <summary>The dotted name a chain of selections spells, or null where it is not one.</summary>
    public static string? QualifiedName(Expr expression)
    {
        if (expression is Expr.Identifier root)
            return root.Name;
        if (expression is not Expr.Select)
            return null;
        var parts = new List<string>();
        while (expression is Expr.Select { TestOnly: false, Optional: false } select)
        {
            parts.Add(select.Field);
            expression = select.Operand;
        }

        if (expression is not Expr.Identifier first)
            return null;
        var name = new StringBuilder(first.Name);
        for (var i = parts.Count - 1; i >= 0; i--)
            name.Append('.').Append(parts[i]);
        return name.ToString();
    }
}
