using BackendDsl.Cel.Regex;
using BackendDsl.Cel.Text;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Validation.Acceptance;

/// <summary>Keywords a definition may not use, or not so; patterns and CEL rules that do not compile.</summary>
internal sealed partial class KeywordRules(List<Finding> findings, KubernetesVersion version)
{
    private readonly List<RuleSite> _compiled = [];

    /// <summary>The nodes whose rules can be compiled: neither they nor what lies below them has a fault. In the order of the schema, what lies inside first.</summary>
    public IReadOnlyList<RuleSite> Compilable => _compiled;

    public void Check(SchemaNode root, string path, bool hasStatusSubresource)
    {
        if (root.Nullable)
            Forbidden(path + ".nullable", "nullable cannot be true at the root");
        if (hasStatusSubresource && (root.AllOf.Count + root.AnyOf.Count + root.OneOf.Count + root.Enum.Count > 0 || root.Not is not null || !root.Default.IsAbsent
            || root.AdditionalProperties is not null || root.AdditionalPropertiesAllowed is not null || root.MinProperties is not null || root.MaxProperties is not null))
        {
            Invalid(path, "only a few fields are allowed at the root of the schema if the status subresource is enabled");
        }

        Visit(root, path, isRoot: true, isTyped: true, uncorrelatable: null);
    }

    private void Add(string path, FindingReason reason, string message, string? rule = null) =>
        findings.Add(AcceptanceFinding.Of(path, reason, message, rule));

    private void Forbidden(string path, string message) => Add(path, FindingReason.FieldValueForbidden, "Forbidden: " + message);

    private void Required(string path, string message) => Add(path, FindingReason.FieldValueRequired, "Required value: " + message);

    private void Invalid(string path, string message) => Add(path, FindingReason.FieldValueInvalid, "Invalid value: " + message);

    // isTyped is false inside junctors, where rules are forbidden anyway.
    private void Visit(SchemaNode node, string path, bool isRoot, bool isTyped, string? uncorrelatable)
    {
        var before = findings.Count;
        CheckForbidden(node, path);
        if (node.UnknownType is not null)
        {
            Add(path + ".type", FindingReason.FieldValueNotSupported, $"Unsupported value: {GoQuote.Quote(node.UnknownType)}: supported values: \"array\", \"boolean\", \"integer\", \"number\", \"object\", \"string\"");
        }

        if (node.UniqueItems)
            Forbidden(path + ".uniqueItems", "uniqueItems cannot be set to true since the runtime complexity becomes quadratic");
        if (node.Properties.Count > 0 && (node.AdditionalProperties is not null || node.AdditionalPropertiesAllowed == false))
            Forbidden(path + ".additionalProperties", "additionalProperties and properties are mutual exclusive");
        if (node.Pattern is { } pattern && !Re2Pattern.TryCompile(pattern, out _, out var error))
            Invalid(path + ".pattern", $"{GoQuote.Quote(pattern)}: must be a valid regular expression, but isn't: {RegexError(error)}");
        if (node.Type == SchemaType.Array && node.Items is null && isTyped)
            Required(path + ".items", "must be specified");

        CheckMapAndListTypes(node, path);

        var isUncorrelatable = uncorrelatable ?? (node.Type == SchemaType.Array && node.ListType != "map" ? path : null);
        if (isTyped)
            CheckRules(node, path);

        foreach (var property in node.Properties)
            Visit(property.Schema, SchemaPaths.Property(path, property.Name), isRoot: false, isTyped, isUncorrelatable);
        if (node.AdditionalProperties is not null)
            Visit(node.AdditionalProperties, SchemaPaths.Additional(path), isRoot: false, isTyped, isUncorrelatable);
        if (node.Items is not null)
            Visit(node.Items, SchemaPaths.Items(path), isRoot: false, isTyped, isUncorrelatable);
        foreach (var (nested, at) in SchemaPaths.Nested(node, path, skipsAnyOf: false, skipsFirstAllOf: false))
            Visit(nested, at, isRoot: false, isTyped: false, isUncorrelatable);

        // Where a schema is at fault, at or below the node, its rules might not compile for a reason that is not theirs.
        if (node.Rules.Count > 0 && isTyped && findings.Count == before)
            _compiled.Add(new(node, path, isRoot, uncorrelatable));
    }

    private static string RegexError(string error) => error.StartsWith("error parsing regexp", StringComparison.Ordinal) ? error : "error parsing regexp: " + error;

    private void CheckForbidden(SchemaNode node, string path)
    {
        foreach (var keyword in node.ForbiddenKeywords)
        {
            switch (keyword)
            {
                case "items as a list":
                    Forbidden(path + ".items", "items must be a schema object and not an array");
                    break;
                case "x-kubernetes-preserve-unknown-fields: false":
                    Invalid(path + ".x-kubernetes-preserve-unknown-fields", "false: must be true or undefined");
                    break;
                default:
                    Forbidden(path + "." + keyword, keyword + " is not supported");
                    break;
            }
        }
    }

    private void CheckMapAndListTypes(SchemaNode node, string path)
    {
        if (node.MapType is { } mapType)
        {
            TypeFor(node, path, SchemaType.Object, "object", "x-kubernetes-map-type");
            if (mapType is not ("atomic" or "granular"))
                NotSupported(path + ".x-kubernetes-map-type", mapType, "\"atomic\", \"granular\"");
        }

        if (node.ListType is { } listType)
        {
            TypeFor(node, path, SchemaType.Array, "array", "x-kubernetes-list-type");
            if (listType is not ("atomic" or "set" or "map"))
                NotSupported(path + ".x-kubernetes-list-type", listType, "\"atomic\", \"map\", \"set\"");
        }

        if (node.ListMapKeys.Count > 0 && node.ListType != "map")
        {
            if (node.ListType is null)
                Required(path + ".x-kubernetes-list-type", "must be map if x-kubernetes-list-map-keys is non-empty");
            else
                Invalid(path + ".x-kubernetes-list-type", $"{GoQuote.Quote(node.ListType)}: must be map if x-kubernetes-list-map-keys is non-empty");
        }

        if (node.ListType == "map")
            CheckListMap(node, path);
        else if (node.ListType == "set")
            CheckListSet(node, path);
    }

    private void TypeFor(SchemaNode node, string path, SchemaType type, string name, string keyword)
    {
        if (node.Type == type)
            return;
        var message = $"must be {name} if {keyword} is specified";
        if (node.Type == SchemaType.None && node.UnknownType is null)
            Required(path + ".type", message);
        else
            Invalid(path + ".type", $"{GoQuote.Quote(TypeText(node))}: {message}");
    }

    private void NotSupported(string path, string value, string supported) =>
        Add(path, FindingReason.FieldValueNotSupported, $"Unsupported value: {GoQuote.Quote(value)}: supported values: {supported}");

    private void CheckListMap(SchemaNode node, string path)
    {
        var keysPath = path + ".x-kubernetes-list-map-keys";
        if (node.ListMapKeys.Count == 0)
            Required(keysPath, "must not be empty if x-kubernetes-list-type is map");
        if (node.Items is not { } items)
        {
            Required(path + ".items", "must have a schema if x-kubernetes-list-type is map");
            return;
        }

        var itemsPath = SchemaPaths.Items(path);
        if (items.Nullable)
            Forbidden(itemsPath + ".nullable", "cannot be nullable when x-kubernetes-list-type is map");
        if (items.Type != SchemaType.Object)
            Invalid(itemsPath + ".type", $"{GoQuote.Quote(TypeText(items))}: must be object if parent array's x-kubernetes-list-type is map");

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < node.ListMapKeys.Count; i++)
        {
            var key = node.ListMapKeys[i];
            if (!seen.Add(key))
            {
                Add($"{keysPath}[{i}]", FindingReason.FieldValueDuplicate, "Duplicate value: " + GoQuote.Quote(key));
                continue;
            }

            if (items.FindProperty(key) is not { } property)
            {
                Invalid($"{keysPath}[{i}]", $"{GoQuote.Quote(key)}: entries must all be names of item properties");
                continue;
            }

            var at = SchemaPaths.Property(itemsPath, key);
            if (property.Type is SchemaType.Array or SchemaType.Object)
                Invalid(at + ".type", $"{GoQuote.Quote(TypeText(property))}: must be a scalar type if parent array's x-kubernetes-list-type is map");
            if (property.Nullable)
                Forbidden(at + ".nullable", "this property is in x-kubernetes-list-map-keys, so it cannot be nullable");
            if (property.Default.IsAbsent && !items.Required.Contains(key))
                Required(at + ".default", "this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property");
        }
    }

    private void CheckListSet(SchemaNode node, string path)
    {
        if (node.Items is not { } items)
        {
            Required(path + ".items", "must have a schema if x-kubernetes-list-type is set");
            return;
        }

        var itemsPath = SchemaPaths.Items(path);
        if (items.Nullable)
            Forbidden(itemsPath + ".nullable", "cannot be nullable when x-kubernetes-list-type is set");
        var (keyword, value) = items.Type switch
        {
            SchemaType.Object => ("x-kubernetes-map-type", items.MapType),
            SchemaType.Array => ("x-kubernetes-list-type", items.ListType),
            _ => ("", "atomic"),
        };
        if (value is null && items.Type == SchemaType.Object)
            Required($"{itemsPath}.{keyword}", "must be atomic as item of a list with x-kubernetes-list-type=set");
        else if (value is not (null or "atomic"))
            Invalid($"{itemsPath}.{keyword}", $"{GoQuote.Quote(value)}: must be atomic as item of a list with x-kubernetes-list-type=set");
    }

    private static string TypeText(SchemaNode node) => node.UnknownType ?? (node.Type == SchemaType.None ? "" : node.Type.ToString().ToLowerInvariant());
}
