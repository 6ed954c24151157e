using System.Globalization;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Validation.Definitions;

/// <summary>Writes the compact form: each definition at the end of one buffer, taken back if it stood there before.</summary>
internal sealed class CompactSchemaWriter
{
    private readonly JsonTextBuffer _out = new();
    private readonly Dictionary<int, List<(int Start, int Length, int Index)>> _known = [];

    public List<SchemaNode> Definitions { get; } = [];

    public Dictionary<SchemaNode, int> Indexes { get; } = [];

    public string Write(SchemaNode root)
    {
        _out.Raw("{\"v\":");
        _out.Number(CompactSchema.Version);
        _out.Raw(",\"d\":[");
        var index = Visit(root);
        _out.Raw("],\"r\":");
        _out.Number(index);
        _out.Raw('}');
        return _out.ToString();
    }

    private int Visit(SchemaNode node)
    {
        if (Indexes.TryGetValue(node, out var index))
            return index;

        foreach (var property in node.Properties)
            Visit(property.Schema);
        if (node.Items is not null)
            Visit(node.Items);
        if (node.AdditionalProperties is not null)
            Visit(node.AdditionalProperties);
        VisitAll(node.AllOf);
        VisitAll(node.AnyOf);
        VisitAll(node.OneOf);
        if (node.Not is not null)
            Visit(node.Not);

        if (Definitions.Count > 0)
            _out.Raw(',');
        var start = _out.Length;
        WriteDefinition(node);
        var length = _out.Length - start;
        var hash = _out.HashFrom(start);
        if (!_known.TryGetValue(hash, out var candidates))
            _known.Add(hash, candidates = []);
        foreach (var candidate in candidates)
        {
            if (candidate.Length == length && _out.SameText(candidate.Start, start, length))
            {
                _out.Truncate(start - (Definitions.Count > 0 ? 1 : 0));
                Indexes.Add(node, candidate.Index);
                return candidate.Index;
            }
        }

        index = Definitions.Count;
        candidates.Add((start, length, index));
        Definitions.Add(node);
        Indexes.Add(node, index);
        return index;
    }

    private void VisitAll(IReadOnlyList<SchemaNode> nodes)
    {
        for (var i = 0; i < nodes.Count; i++)
            Visit(nodes[i]);
    }

    private void WriteDefinition(SchemaNode node)
    {
        _out.Raw('{');
        if (node.Type != SchemaType.None)
            Key("t", " oasinb"[(int)node.Type]);
        if (node.UnknownType is not null)
            Key("ut", node.UnknownType);
        if (node.Format is not null)
            Key("f", node.Format);
        var flags = Flags(node);
        if (flags != 0)
            Key("g", flags);
        if (node.Properties.Count > 0)
        {
            Key("p");
            _out.Raw('{');
            for (var i = 0; i < node.Properties.Count; i++)
            {
                if (i > 0)
                    _out.Raw(',');
                _out.String(node.Properties[i].Name);
                _out.Raw(':');
                _out.Number(Indexes[node.Properties[i].Schema]);
            }

            _out.Raw('}');
        }

        Strings("q", node.Required);
        if (node.Items is not null)
            Key("i", Indexes[node.Items]);
        if (node.AdditionalProperties is not null)
            Key("a", Indexes[node.AdditionalProperties]);
        if (node.Enum.Count > 0)
        {
            Key("e");
            _out.Raw('[');
            for (var i = 0; i < node.Enum.Count; i++)
            {
                if (i > 0)
                    _out.Raw(',');
                _out.Value(node.Enum[i]);
            }

            _out.Raw(']');
        }

        if (!node.Default.IsAbsent)
        {
            Key("d");
            _out.Value(node.Default);
        }

        Number("m", node.Minimum);
        Number("M", node.Maximum);
        Number("k", node.MultipleOf);
        Integer("l", node.MinLength);
        Integer("L", node.MaxLength);
        if (node.Pattern is not null)
            Key("r", node.Pattern);
        Integer("n", node.MinItems);
        Integer("N", node.MaxItems);
        Integer("c", node.MinProperties);
        Integer("C", node.MaxProperties);
        Schemas("al", node.AllOf);
        Schemas("an", node.AnyOf);
        Schemas("on", node.OneOf);
        if (node.Not is not null)
            Key("no", Indexes[node.Not]);
        if (node.ListType is not null)
            Key("lt", node.ListType);
        Strings("lk", node.ListMapKeys);
        if (node.MapType is not null)
            Key("mt", node.MapType);
        if (node.Rules.Count > 0)
            WriteRules(node.Rules);
        Strings("F", node.ForbiddenKeywords);
        _out.Raw('}');
    }

    internal static int Flags(SchemaNode node) =>
        (node.Nullable ? 1 : 0)
        | (node.ExclusiveMinimum ? 2 : 0)
        | (node.ExclusiveMaximum ? 4 : 0)
        | (node.UniqueItems ? 8 : 0)
        | (node.IntOrString ? 16 : 0)
        | (node.PreserveUnknownFields ? 32 : 0)
        | (node.EmbeddedResource ? 64 : 0)
        | (node.AdditionalPropertiesAllowed switch { true => 128, false => 256, _ => 0 });

    private void WriteRules(IReadOnlyList<ValidationRule> rules)
    {
        Key("R");
        _out.Raw('[');
        for (var i = 0; i < rules.Count; i++)
        {
            if (i > 0)
                _out.Raw(',');
            var rule = rules[i];
            _out.Raw("{\"r\":");
            _out.String(rule.Rule);
            if (rule.Message is not null)
                Key("m", rule.Message);
            if (rule.MessageExpression is not null)
                Key("x", rule.MessageExpression);
            if (rule.Reason is not null)
                Key("n", rule.Reason);
            if (rule.FieldPath is not null)
                Key("f", rule.FieldPath);
            if (rule.OptionalOldSelf is { } optional)
                Key("o", optional ? 1 : 0);
            _out.Raw('}');
        }

        _out.Raw(']');
    }

    private void Key(string key)
    {
        if (_out.Last != '{')
            _out.Raw(',');
        _out.Raw('"');
        _out.Raw(key);
        _out.Raw("\":");
    }

    private void Key(string key, string text)
    {
        Key(key);
        _out.String(text);
    }

    private void Key(string key, char letter)
    {
        Key(key);
        _out.Raw('"');
        _out.Raw(letter);
        _out.Raw('"');
    }

    private void Key(string key, long number)
    {
        Key(key);
        _out.Number(number);
    }

    private void Number(string key, double? number)
    {
        if (number is not { } value)
            return;
        Key(key);
        _out.Raw(value.ToString("R", CultureInfo.InvariantCulture));
    }

    private void Integer(string key, long? number)
    {
        if (number is { } value)
            Key(key, value);
    }

    private void Strings(string key, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
            return;
        Key(key);
        _out.Raw('[');
        for (var i = 0; i < texts.Count; i++)
        {
            if (i > 0)
                _out.Raw(',');
            _out.String(texts[i]);
        }

        _out.Raw(']');
    }

    private void Schemas(string key, IReadOnlyList<SchemaNode> nodes)
    {
        if (nodes.Count == 0)
            return;
        Key(key);
        _out.Raw('[');
        for (var i = 0; i < nodes.Count; i++)
        {
            if (i > 0)
                _out.Raw(',');
            _out.Number(Indexes[nodes[i]]);
        }

        _out.Raw(']');
    }
}
