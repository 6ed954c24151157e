using BackendDsl.Cel.Values;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Validation.Definitions;

/// <summary>
/// Builds schema nodes straight from events. A keyword of the wrong type costs that keyword only; what is left of the
/// node is read on.
/// </summary>
internal sealed class SchemaReader(List<Problem> problems, bool keepDescriptions) : NodeReader(problems)
{
    private static readonly Comparison<SchemaProperty> s_byName = (left, right) => string.CompareOrdinal(left.Name, right.Name);

    /// <summary>Reads the schema on which the reader stands; null (and a problem) where there is none.</summary>
    public SchemaNode? ReadSchema(EventReader reader, string what)
    {
        if (reader.Kind != EventKind.ObjectStart)
        {
            if (!(reader.Kind == EventKind.Scalar && reader.ScalarValue().Kind == ValueKind.Null))
                Wrong(what, "a schema", reader.Mark);
            reader.Skip();
            return null;
        }

        var node = new SchemaNode { Mark = reader.Mark };
        var members = new MemberCursor(this, reader);
        while (members.MoveNext())
            ReadKeyword(node, reader, members.Name, members.Mark);
        return node;
    }

    /// <summary>The text of a string member; null where it is not a string.</summary>
    public string? ReadString(EventReader reader, string what)
    {
        var value = ReadScalar(reader, what, "a string");
        if (value.Kind is ValueKind.String)
            return value.String;
        if (value.Kind is not (ValueKind.Null or ValueKind.Absent))
            Wrong(what, "a string", reader.Mark);
        return null;
    }

    /// <summary>The value of a boolean member; null where it is not a boolean.</summary>
    public bool? ReadBoolean(EventReader reader, string what)
    {
        var mark = reader.Mark;
        var value = ReadScalar(reader, what, "true or false");
        if (value.Kind is ValueKind.Boolean)
            return value.Boolean;
        if (value.Kind is not (ValueKind.Null or ValueKind.Absent))
            Wrong(what, "true or false", mark);
        return null;
    }

    /// <summary>The strings of a list member; others are left out with a problem.</summary>
    public IReadOnlyList<string> ReadStrings(EventReader reader, string what)
    {
        if (!BeginArray(reader, what, "a list of strings"))
            return [];
        var list = new List<string>();
        while (reader.Kind != EventKind.ArrayEnd)
        {
            if (ReadString(reader, what) is { } text)
                list.Add(Intern(text));
        }

        Leave(reader);
        return Freeze(list);
    }

    /// <summary>Reports a member of the wrong type.</summary>
    public void Wrong(string what, string expected, SourceMark mark) =>
        Report(ProblemSeverity.Error, ProblemCode.WrongType, $"{what} must be {expected}", mark);

    private static T[] Freeze<T>(List<T> list) => list.Count == 0 ? [] : list.ToArray();

    private void ReadKeyword(SchemaNode node, EventReader reader, string keyword, SourceMark mark)
    {
        switch (keyword)
        {
            case "description":
                if (keepDescriptions)
                    node.Description = ReadString(reader, keyword);
                else
                    reader.Skip();
                break;
            case "type":
                ReadType(node, reader);
                break;
            case "format":
                node.Format = ReadString(reader, keyword) is { Length: > 0 } format ? Intern(format) : null;
                break;
            case "properties":
                node.Properties = ReadProperties(reader);
                break;
            case "required":
                node.Required = ReadStrings(reader, keyword);
                break;
            case "items":
                if (reader.Kind == EventKind.ArrayStart)
                    Forbid(node, reader, "items as a list", mark);
                else
                    node.Items = ReadSchema(reader, keyword);
                break;
            case "additionalProperties":
                if (reader.Kind == EventKind.Scalar)
                    node.AdditionalPropertiesAllowed = ReadBoolean(reader, keyword);
                else
                    node.AdditionalProperties = ReadSchema(reader, keyword);
                break;
            case "enum":
                node.Enum = ReadValues(reader, keyword);
                break;
            case "default":
                var value = ReadValue(reader);
                node.Default = value.Kind == ValueKind.Null ? Value.Absent : value;
                break;
            case "nullable":
                node.Nullable = ReadBoolean(reader, keyword) ?? false;
                break;
            case "minimum":
                node.Minimum = ReadNumber(reader, keyword);
                break;
            case "maximum":
                node.Maximum = ReadNumber(reader, keyword);
                break;
            case "exclusiveMinimum":
                node.ExclusiveMinimum = ReadBoolean(reader, keyword) ?? false;
                break;
            case "exclusiveMaximum":
                node.ExclusiveMaximum = ReadBoolean(reader, keyword) ?? false;
                break;
            case "multipleOf":
                node.MultipleOf = ReadNumber(reader, keyword);
                break;
            case "minLength":
                node.MinLength = ReadInteger(reader, keyword);
                break;
            case "maxLength":
                node.MaxLength = ReadInteger(reader, keyword);
                break;
            case "pattern":
                node.Pattern = ReadString(reader, keyword) is { Length: > 0 } pattern ? Intern(pattern) : null;
                break;
            case "minItems":
                node.MinItems = ReadInteger(reader, keyword);
                break;
            case "maxItems":
                node.MaxItems = ReadInteger(reader, keyword);
                break;
            case "minProperties":
                node.MinProperties = ReadInteger(reader, keyword);
                break;
            case "maxProperties":
                node.MaxProperties = ReadInteger(reader, keyword);
                break;
            case "uniqueItems":
                node.UniqueItems = ReadBoolean(reader, keyword) ?? false;
                break;
            case "allOf":
                node.AllOf = ReadSchemas(reader, keyword);
                break;
            case "anyOf":
                node.AnyOf = ReadSchemas(reader, keyword);
                break;
            case "oneOf":
                node.OneOf = ReadSchemas(reader, keyword);
                break;
            case "not":
                node.Not = ReadSchema(reader, keyword);
                break;
            case "x-kubernetes-int-or-string":
                node.IntOrString = ReadBoolean(reader, keyword) ?? false;
                break;
            case "x-kubernetes-preserve-unknown-fields":
                var preserve = ReadBoolean(reader, keyword);
                node.PreserveUnknownFields = preserve ?? false;
                if (preserve == false)
                    node.ForbiddenKeywords = [.. node.ForbiddenKeywords, "x-kubernetes-preserve-unknown-fields: false"];
                break;
            case "x-kubernetes-embedded-resource":
                node.EmbeddedResource = ReadBoolean(reader, keyword) ?? false;
                break;
            case "x-kubernetes-list-type":
                node.ListType = ReadString(reader, keyword) is { } listType ? Intern(listType) : null;
                break;
            case "x-kubernetes-list-map-keys":
                node.ListMapKeys = ReadStrings(reader, keyword);
                break;
            case "x-kubernetes-map-type":
                node.MapType = ReadString(reader, keyword) is { } mapType ? Intern(mapType) : null;
                break;
            case "x-kubernetes-validations":
                node.Rules = ReadRules(reader, keyword);
                break;
            case "title" or "example" or "externalDocs" or "$schema":
                reader.Skip();
                break;
            case "$ref" or "definitions" or "dependencies" or "patternProperties" or "additionalItems" or "id":
                Forbid(node, reader, keyword, mark);
                break;
            default:
                // The server drops keywords it does not know.
                Report(ProblemSeverity.Warning, ProblemCode.ForbiddenKeyword, $"'{Short(keyword)}' is no keyword of a custom resource schema", mark);
                reader.Skip();
                break;
        }
    }

    private void Forbid(SchemaNode node, EventReader reader, string keyword, SourceMark mark)
    {
        Report(ProblemSeverity.Warning, ProblemCode.ForbiddenKeyword, $"'{keyword}' is not allowed in a custom resource schema", mark);
        node.ForbiddenKeywords = [.. node.ForbiddenKeywords, keyword];
        reader.Skip();
    }

    private void ReadType(SchemaNode node, EventReader reader)
    {
        var mark = reader.Mark;
        var type = ReadString(reader, "type");
        node.Type = type switch
        {
            "object" => SchemaType.Object,
            "array" => SchemaType.Array,
            "string" => SchemaType.String,
            "integer" => SchemaType.Integer,
            "number" => SchemaType.Number,
            "boolean" => SchemaType.Boolean,
            _ => SchemaType.None,
        };
        if (node.Type == SchemaType.None && type is { Length: > 0 })
        {
            node.UnknownType = type;
            Wrong("type", "object, array, string, integer, number or boolean", mark);
        }
    }

    private SchemaProperty[] ReadProperties(EventReader reader)
    {
        if (reader.Kind != EventKind.ObjectStart)
        {
            if (!(reader.Kind == EventKind.Scalar && reader.ScalarValue().Kind == ValueKind.Null))
                Wrong("properties", "an object", reader.Mark);
            reader.Skip();
            return [];
        }

        var list = new List<SchemaProperty>();
        var isSorted = true;
        var members = new MemberCursor(this, reader);
        while (members.MoveNext())
        {
            var (name, mark) = (members.Name, members.Mark);
            if (reader.Kind == EventKind.Scalar && reader.ScalarValue().Kind != ValueKind.Null)
                Wrong($"the property '{Short(name)}'", "a schema", reader.Mark);
            SchemaNode schema;
            if (reader.Kind == EventKind.ObjectStart)
            {
                schema = ReadSchema(reader, name)!;
            }
            else
            {
                // The property stays, without a type: its name is known and must not be lost.
                if (reader.Kind == EventKind.ArrayStart)
                    Wrong($"the property '{Short(name)}'", "a schema", reader.Mark);
                reader.Skip();
                schema = new SchemaNode();
            }

            schema.Mark = mark;
            isSorted = isSorted && (list.Count == 0 || string.CompareOrdinal(list[list.Count - 1].Name, name) < 0);
            list.Add(new(name, schema));
        }

        return isSorted ? Freeze(list) : Sort(list);
    }

    private SchemaProperty[] Sort(List<SchemaProperty> list)
    {
        var last = new Dictionary<string, SchemaProperty>(StringComparer.Ordinal);
        foreach (var property in list)
        {
            if (last.ContainsKey(property.Name))
                Report(ProblemSeverity.Warning, ProblemCode.DuplicateName, $"property '{Short(property.Name)}' stands twice; the last one counts", property.Schema.Mark);
            last[property.Name] = property;
        }

        var sorted = new SchemaProperty[last.Count];
        last.Values.CopyTo(sorted, 0);
        Array.Sort(sorted, s_byName);
        return sorted;
    }

    private SchemaNode[] ReadSchemas(EventReader reader, string what)
    {
        if (!BeginArray(reader, what, "a list of schemas"))
            return [];
        var list = new List<SchemaNode>();
        while (reader.Kind != EventKind.ArrayEnd)
            list.Add(ReadSchema(reader, "an entry of " + what) ?? new SchemaNode());
        Leave(reader);
        return Freeze(list);
    }

    private Value[] ReadValues(EventReader reader, string what)
    {
        if (!BeginArray(reader, what, "a list"))
            return [];
        var list = new List<Value>();
        while (reader.Kind != EventKind.ArrayEnd)
            list.Add(ReadValue(reader));
        Leave(reader);
        return Freeze(list);
    }

    private ValidationRule[] ReadRules(EventReader reader, string what)
    {
        if (!BeginArray(reader, what, "a list of rules"))
            return [];
        var list = new List<ValidationRule>();
        while (reader.Kind != EventKind.ArrayEnd)
        {
            if (reader.Kind != EventKind.ObjectStart)
            {
                Wrong("an entry of " + what, "an object", reader.Mark);
                reader.Skip();
                continue;
            }

            var rule = new ValidationRule { Mark = reader.Mark };
            var members = new MemberCursor(this, reader);
            while (members.MoveNext())
            {
                switch (members.Name)
                {
                    case "rule":
                        rule.Mark = reader.Mark;
                        rule.Rule = ReadString(reader, "rule") ?? "";
                        break;
                    case "message":
                        rule.Message = NullIfEmpty(ReadString(reader, "message"));
                        break;
                    case "messageExpression":
                        rule.MessageExpression = NullIfEmpty(ReadString(reader, "messageExpression"));
                        break;
                    case "reason":
                        rule.Reason = ReadString(reader, "reason");
                        break;
                    case "fieldPath":
                        rule.FieldPath = NullIfEmpty(ReadString(reader, "fieldPath"));
                        break;
                    case "optionalOldSelf":
                        rule.OptionalOldSelf = ReadBoolean(reader, "optionalOldSelf");
                        break;
                    default:
                        reader.Skip();
                        break;
                }
            }

            list.Add(rule);
        }

        Leave(reader);
        return Freeze(list);
    }

    private static string? NullIfEmpty(string? text) => text is { Length: > 0 } ? text : null;

    private double? ReadNumber(EventReader reader, string what)
    {
        var mark = reader.Mark;
        var value = ReadScalar(reader, what, "a number");
        if (value.IsNumber)
            return value.Number;
        if (value.Kind is not (ValueKind.Null or ValueKind.Absent))
            Wrong(what, "a number", mark);
        return null;
    }

    private long? ReadInteger(EventReader reader, string what)
    {
        var mark = reader.Mark;
        var value = ReadScalar(reader, what, "a whole number");
        if (value.Kind == ValueKind.Integer)
            return value.Integer;
        if (value.Kind == ValueKind.Double && Math.Floor(value.Double) == value.Double && Math.Abs(value.Double) < 9e18)
            return (long)value.Double;
        if (value.Kind is not (ValueKind.Null or ValueKind.Absent))
            Wrong(what, "a whole number", mark);
        return null;
    }

    private Value ReadScalar(EventReader reader, string what, string expected)
    {
        if (reader.Kind == EventKind.Scalar)
        {
            var value = reader.ScalarValue();
            reader.Next();
            return value;
        }

        Wrong(what, expected, reader.Mark);
        reader.Skip();
        return default;
    }

    private bool BeginArray(EventReader reader, string what, string expected)
    {
        if (reader.Kind == EventKind.ArrayStart)
        {
            Enter(reader);
            return true;
        }

        if (!(reader.Kind == EventKind.Scalar && reader.ScalarValue().Kind == ValueKind.Null))
            Wrong(what, expected, reader.Mark);
        reader.Skip();
        return false;
    }

    private static string Short(string text) => text.Length <= 60 ? text : text.Substring(0, 60) + "...";
}
