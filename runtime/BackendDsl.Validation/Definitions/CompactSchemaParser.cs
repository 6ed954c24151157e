using System.Globalization;
using System.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Validation.Definitions;

/// <summary>Reads the compact form in one pass.</summary>
internal sealed class CompactSchemaParser(string text)
{
    // Keywords and the names of properties repeat within a schema and from one to the next.
    [ThreadStatic]
    private static NameTable? s_names;

    private readonly List<SchemaNode> _definitions = [];
    private readonly List<string> _strings = [];
    private readonly List<int> _numbers = [];
    private StringBuilder? _buffer;
    private int _at;
    private int _depth;

    private static NameTable Names => s_names ??= new();

    public (SchemaNode[] Definitions, int Root) Read()
    {
        Expect('{');
        ExpectKey("v");
        var version = NumberText();
        if (version != CompactSchema.Version.ToString(CultureInfo.InvariantCulture))
            throw new FormatException($"the compact form has version {version}, and this is version {CompactSchema.Version}");
        Expect(',');
        ExpectKey("d");
        Expect('[');
        if (!Take(']'))
        {
            do
                _definitions.Add(Definition());
            while (Take(','));
            Expect(']');
        }

        Expect(',');
        ExpectKey("r");
        var root = Index();
        Expect('}');
        return (_definitions.ToArray(), root);
    }

    private SchemaNode Definition()
    {
        var node = new SchemaNode();
        Expect('{');
        if (Take('}'))
            return node;
        do
        {
            var key = String();
            Expect(':');
            Keyword(node, key);
        }
        while (Take(','));
        Expect('}');
        return node;
    }

    private void Keyword(SchemaNode node, string key)
    {
        switch (key)
        {
            case "t":
                node.Type = (SchemaType)Math.Max(0, " oasinb".IndexOf(String(), StringComparison.Ordinal));
                break;
            case "ut":
                node.UnknownType = String();
                break;
            case "f":
                node.Format = String();
                break;
            case "g":
                Flags(node, (int)Integer());
                break;
            case "p":
                node.Properties = Properties();
                break;
            case "q":
                node.Required = Strings();
                break;
            case "i":
                node.Items = _definitions[Index()];
                break;
            case "a":
                node.AdditionalProperties = _definitions[Index()];
                break;
            case "e":
                node.Enum = Values();
                break;
            case "d":
                node.Default = Value();
                break;
            case "m":
                node.Minimum = Number();
                break;
            case "M":
                node.Maximum = Number();
                break;
            case "k":
                node.MultipleOf = Number();
                break;
            case "l":
                node.MinLength = Integer();
                break;
            case "L":
                node.MaxLength = Integer();
                break;
            case "r":
                node.Pattern = String();
                break;
            case "n":
                node.MinItems = Integer();
                break;
            case "N":
                node.MaxItems = Integer();
                break;
            case "c":
                node.MinProperties = Integer();
                break;
            case "C":
                node.MaxProperties = Integer();
                break;
            case "al":
                node.AllOf = Schemas();
                break;
            case "an":
                node.AnyOf = Schemas();
                break;
            case "on":
                node.OneOf = Schemas();
                break;
            case "no":
                node.Not = _definitions[Index()];
                break;
            case "lt":
                node.ListType = String();
                break;
            case "lk":
                node.ListMapKeys = Strings();
                break;
            case "mt":
                node.MapType = String();
                break;
            case "R":
                node.Rules = Rules();
                break;
            case "F":
                node.ForbiddenKeywords = Strings();
                break;
            default:
                // Written by a newer version: a keyword that is passed over would be a rule that is not kept.
                throw new FormatException($"keyword '{key}' is not known to this version");
        }
    }

    private static void Flags(SchemaNode node, int flags)
    {
        node.Nullable = (flags & 1) != 0;
        node.ExclusiveMinimum = (flags & 2) != 0;
        node.ExclusiveMaximum = (flags & 4) != 0;
        node.UniqueItems = (flags & 8) != 0;
        node.IntOrString = (flags & 16) != 0;
        node.PreserveUnknownFields = (flags & 32) != 0;
        node.EmbeddedResource = (flags & 64) != 0;
        node.AdditionalPropertiesAllowed = (flags & 128) != 0 ? true : (flags & 256) != 0 ? false : null;
    }

    private SchemaProperty[] Properties()
    {
        _strings.Clear();
        _numbers.Clear();
        Expect('{');
        do
        {
            _strings.Add(String());
            Expect(':');
            _numbers.Add(Index());
        }
        while (Take(','));
        Expect('}');
        var properties = new SchemaProperty[_strings.Count];
        for (var i = 0; i < properties.Length; i++)
            properties[i] = new(_strings[i], _definitions[_numbers[i]]);
        return properties;
    }

    private string[] Strings()
    {
        _strings.Clear();
        Expect('[');
        do
            _strings.Add(String());
        while (Take(','));
        Expect(']');
        return _strings.ToArray();
    }

    private SchemaNode[] Schemas()
    {
        _numbers.Clear();
        Expect('[');
        do
            _numbers.Add(Index());
        while (Take(','));
        Expect(']');
        var nodes = new SchemaNode[_numbers.Count];
        for (var i = 0; i < nodes.Length; i++)
            nodes[i] = _definitions[_numbers[i]];
        return nodes;
    }

    private Value[] Values()
    {
        var values = new List<Value>();
        Expect('[');
        do
            values.Add(Value());
        while (Take(','));
        Expect(']');
        return values.ToArray();
    }

    private ValidationRule[] Rules()
    {
        var rules = new List<ValidationRule>();
        Expect('[');
        do
        {
            var rule = new ValidationRule();
            Expect('{');
            do
            {
                var key = String();
                Expect(':');
                switch (key)
                {
                    case "r":
                        rule.Rule = String();
                        break;
                    case "m":
                        rule.Message = String();
                        break;
                    case "x":
                        rule.MessageExpression = String();
                        break;
                    case "n":
                        rule.Reason = String();
                        break;
                    case "f":
                        rule.FieldPath = String();
                        break;
                    case "o":
                        rule.OptionalOldSelf = Integer() != 0;
                        break;
                    default:
                        Value();
                        break;
                }
            }
            while (Take(','));
            Expect('}');
            rules.Add(rule);
        }
        while (Take(','));
        Expect(']');
        return rules.ToArray();
    }

    private Value Value()
    {
        switch (Peek())
        {
            case '"':
                return StringValue();
            case '{':
                return Object();
            case '[':
                return Array();
            case 't':
                Word("true");
                return BackendDsl.Cel.Values.Value.Of(true);
            case 'f':
                Word("false");
                return BackendDsl.Cel.Values.Value.Of(false);
            case 'n':
                Word("null");
                return BackendDsl.Cel.Values.Value.Null;
            default:
                return JsonNumber.TryRead(NumberText(), out var number) ? number : throw Bad();
        }
    }

    private Value StringValue() => BackendDsl.Cel.Values.Value.Of(String());

    private Value Object()
    {
        Deeper();
        var node = new ObjectNode();
        Expect('{');
        if (!Take('}'))
        {
            do
            {
                var name = String();
                Expect(':');
                node.Set(name, Value());
            }
            while (Take(','));
            Expect('}');
        }

        _depth--;
        return BackendDsl.Cel.Values.Value.Of(node);
    }

    private Value Array()
    {
        Deeper();
        var node = new ArrayNode();
        Expect('[');
        if (!Take(']'))
        {
            do
                node.Add(Value());
            while (Take(','));
            Expect(']');
        }

        _depth--;
        return BackendDsl.Cel.Values.Value.Of(node);
    }

    private void Deeper()
    {
        if (++_depth > DocumentLimits.Depth)
            throw Bad();
    }

    private int Index()
    {
        var index = Integer();
        return index >= 0 && index < _definitions.Count ? (int)index : throw Bad();
    }

    private long Integer()
    {
        var negative = Take('-');
        long value = 0;
        var start = _at;
        while (_at < text.Length && text[_at] is >= '0' and <= '9')
            value = unchecked((value * 10) - (text[_at++] - '0'));
        if (_at == start)
            throw Bad();
        return negative ? value : unchecked(-value);
    }

    private double Number() =>
        double.TryParse(NumberText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Bad();

    private string NumberText()
    {
        var start = _at;
        while (_at < text.Length && text[_at] is '-' or '+' or '.' or 'e' or 'E' or (>= '0' and <= '9'))
            _at++;
        return text.Substring(start, _at - start);
    }

    private string String()
    {
        Expect('"');
        var start = _at;
        while (_at < text.Length && text[_at] is not ('"' or '\\'))
            _at++;
        if (Peek() == '"')
            return Names.Get(text, start, _at++ - start);

        _buffer ??= new();
        _buffer.Clear().Append(text, start, _at - start);
        while (true)
        {
            var c = Peek();
            _at++;
            if (c == '"')
                return _buffer.ToString();
            if (c != '\\')
            {
                if (_at > text.Length)
                    throw Bad();
                _buffer.Append(c);
                continue;
            }

            c = Peek();
            _at++;
            if (c == 'u' && _at + 4 <= text.Length && int.TryParse(text.Substring(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                _buffer.Append((char)code);
                _at += 4;
            }
            else if (c is '"' or '\\')
            {
                _buffer.Append(c);
            }
            else
            {
                throw Bad();
            }
        }
    }

    private char Peek() => _at < text.Length ? text[_at] : '\0';

    private bool Take(char c)
    {
        if (Peek() != c || _at >= text.Length)
            return false;
        _at++;
        return true;
    }

    private void Expect(char c)
    {
        if (!Take(c))
            throw Bad();
    }

    private void ExpectKey(string key)
    {
        if (String() != key)
            throw Bad();
        Expect(':');
    }

    private void Word(string word)
    {
        if (string.CompareOrdinal(text, _at, word, 0, word.Length) != 0)
            throw Bad();
        _at += word.Length;
    }

    private FormatException Bad() => new($"the compact schema is broken at {_at}");
}
