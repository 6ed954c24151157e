using BackendDsl.Validation.Definitions;

namespace BackendDsl.Validation.Acceptance;

/// <summary>What makes a schema structural: every node typed, junctors restricted to validation of what stands outside them.</summary>
internal sealed class StructuralRules(List<Finding> findings)
{
    private enum Level
    {
        Root,
        Field,
        Items,
    }

    public void Check(SchemaNode root, string path)
    {
        Visit(root, path, Level.Root);
        Complete(root, path);
    }

    private void Add(string path, FindingReason reason, string message, string? rule = null) =>
        findings.Add(AcceptanceFinding.Of(path, reason, message, rule));

    private void Forbidden(string path, string message) => Add(path, FindingReason.FieldValueForbidden, "Forbidden: " + message);

    private void Visit(SchemaNode node, string path, Level level)
    {
        if (node.Items is not null)
            Visit(node.Items, SchemaPaths.Items(path), Level.Items);
        foreach (var property in node.Properties)
            Visit(property.Schema, SchemaPaths.Property(path, property.Name), Level.Field);
        if (node.AdditionalProperties is not null)
            Visit(node.AdditionalProperties, SchemaPaths.Additional(path), Level.Field);

        if (node.IntOrString && node.PreserveUnknownFields)
            Forbidden(path + ".x-kubernetes-preserve-unknown-fields", "must be false if x-kubernetes-int-or-string is true");
        if (node.IntOrString && node.EmbeddedResource)
            Forbidden(path + ".x-kubernetes-embedded-resource", "must be false if x-kubernetes-int-or-string is true");

        var skipsAnyOf = node.IntOrString && IsIntOrString(node.AnyOf);
        var skipsFirstAllOf = node.IntOrString && node.AllOf.Count > 0 && IsIntOrString(node.AllOf[0].AnyOf);
        foreach (var (nested, at) in SchemaPaths.Nested(node, path, skipsAnyOf, skipsFirstAllOf))
            VisitNested(nested, at);
        if (skipsFirstAllOf)
            VisitNested(node.AllOf[0], SchemaPaths.Entry(path, "allOf", 0), skipsAnyOf: true);

        CheckType(node, path, level);
        if (level == Level.Root || node.EmbeddedResource)
            CheckResource(node, path, level == Level.Root);
    }

    private void CheckType(SchemaNode node, string path, Level level)
    {
        var hasType = node.Type != SchemaType.None || node.UnknownType is not null;
        if (node.EmbeddedResource && node.Type != SchemaType.Object)
        {
            const string Message = "must be object if x-kubernetes-embedded-resource is true";
            if (hasType)
                Add(path + ".type", FindingReason.FieldValueInvalid, $"Invalid value: \"{TypeText(node)}\": {Message}");
            else
                Add(path + ".type", FindingReason.FieldValueRequired, "Required value: " + Message);
        }
        else if (!hasType && !node.IntOrString && !node.PreserveUnknownFields)
        {
            Add(path + ".type", FindingReason.FieldValueRequired, "Required value: must not be empty " + level switch
            {
                Level.Root => "at the root",
                Level.Items => "for specified array items",
                _ => "for specified object fields",
            });
        }

        if (node.IntOrString && hasType)
            Add(path + ".type", FindingReason.FieldValueForbidden, "Forbidden: must be empty if x-kubernetes-int-or-string is true");
        if (level == Level.Root && hasType && node.Type != SchemaType.Object)
            Add(path + ".type", FindingReason.FieldValueInvalid, $"Invalid value: \"{TypeText(node)}\": must be object at the root");
        var hasAdditional = node.AdditionalProperties is not null || node.AdditionalPropertiesAllowed is not null;
        if (node.EmbeddedResource && hasAdditional)
            Forbidden(SchemaPaths.Additional(path), "must not be used if x-kubernetes-embedded-resource is set");
        if (level == Level.Root && hasAdditional)
            Forbidden(SchemaPaths.Additional(path), "must not be used at the root");
        if (node.EmbeddedResource && !node.PreserveUnknownFields && node.Properties.Count == 0)
            Add(path + ".properties", FindingReason.FieldValueRequired, "Required value: must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields");
    }

    private void CheckResource(SchemaNode node, string path, bool isRoot)
    {
        if (node.FindProperty("metadata") is { } metadata)
        {
            var at = SchemaPaths.Property(path, "metadata");
            if (metadata.Type != SchemaType.Object)
                Add(at + ".type", FindingReason.FieldValueInvalid, $"Invalid value: \"{TypeText(metadata)}\": must be object");
            if (isRoot && !IsPlainMetadata(metadata))
                Forbidden(at, "must not specify anything other than name and generateName, but metadata is implicitly specified");
        }

        foreach (var name in s_typeMeta)
        {
            if (node.FindProperty(name) is { } property && property.Type != SchemaType.String)
                Add(SchemaPaths.Property(path, name) + ".type", FindingReason.FieldValueInvalid, $"Invalid value: \"{TypeText(property)}\": must be string");
        }
    }

    private static readonly string[] s_typeMeta = ["kind", "apiVersion"];

    private static bool IsPlainMetadata(SchemaNode node)
    {
        foreach (var property in node.Properties)
        {
            if (property.Name is not ("name" or "generateName"))
                return false;
        }

        return node.Items is null && node.AdditionalProperties is null && node.AdditionalPropertiesAllowed is null && node.Default.IsAbsent
            && !node.Nullable && node.Required.Count == 0 && node.Enum.Count == 0 && node.Format is null && node.MinProperties is null
            && node.MaxProperties is null && node.AllOf.Count == 0 && node.AnyOf.Count == 0 && node.OneOf.Count == 0 && node.Not is null
            && !node.PreserveUnknownFields && !node.EmbeddedResource && !node.IntOrString && node.MapType is null && node.Rules.Count == 0;
    }

    private static bool IsIntOrString(IReadOnlyList<SchemaNode> anyOf) =>
        anyOf.Count == 2 && IsOnly(anyOf[0], SchemaType.Integer) && IsOnly(anyOf[1], SchemaType.String);

    private static bool IsOnly(SchemaNode node, SchemaType type)
    {
        if (node.Type != type)
            return false;
        var bare = new SchemaNode { Type = type };
        return CompactSchema.Write(node) == CompactSchema.Write(bare);
    }

    private void VisitNested(SchemaNode node, string path, bool skipsAnyOf = false)
    {
        foreach (var (nested, at) in SchemaPaths.Nested(node, path, skipsAnyOf, skipsFirstAllOf: false))
            VisitNested(nested, at);
        if (node.Items is not null)
            VisitNested(node.Items, SchemaPaths.Items(path));
        foreach (var property in node.Properties)
            VisitNested(property.Schema, SchemaPaths.Property(path, property.Name));

        const string Empty = "must be empty to be structural";
        const string False = "must be false to be structural";
        const string Undefined = "must be undefined to be structural";
        if (node.Type != SchemaType.None || node.UnknownType is not null)
            Forbidden(path + ".type", Empty);
        if (node.AdditionalProperties is not null || node.AdditionalPropertiesAllowed is not null)
            Forbidden(path + ".additionalProperties", Undefined);
        if (!node.Default.IsAbsent)
            Forbidden(path + ".default", Undefined);
        if (node.Description is { Length: > 0 })
            Forbidden(path + ".description", Empty);
        if (node.Nullable)
            Forbidden(path + ".nullable", False);
        if (node.PreserveUnknownFields)
            Forbidden(path + ".x-kubernetes-preserve-unknown-fields", False);
        if (node.EmbeddedResource)
            Forbidden(path + ".x-kubernetes-embedded-resource", False);
        if (node.IntOrString)
            Forbidden(path + ".x-kubernetes-int-or-string", False);
        if (node.ListMapKeys.Count > 0)
            Forbidden(path + ".x-kubernetes-list-map-keys", Empty);
        if (node.ListType is not null)
            Forbidden(path + ".x-kubernetes-list-type", Undefined);
        if (node.MapType is not null)
            Forbidden(path + ".x-kubernetes-map-type", Undefined);
        if (node.Rules.Count > 0)
            Forbidden(path + ".x-kubernetes-validations", Empty);
        if (node.FindProperty("metadata") is not null)
            Forbidden(path + ".properties[metadata]", "must not be specified in a nested context");
    }

    // What a junctor speaks about must exist outside it.
    private void Complete(SchemaNode node, string path)
    {
        foreach (var (nested, at) in SchemaPaths.Nested(node, path, skipsAnyOf: false, skipsFirstAllOf: false))
            CompleteNested(nested, node, path, at);
        if (node.Items is not null)
            Complete(node.Items, SchemaPaths.Items(path));
        foreach (var property in node.Properties)
            Complete(property.Schema, SchemaPaths.Property(path, property.Name));
        if (node.AdditionalProperties is not null)
            Complete(node.AdditionalProperties, SchemaPaths.Additional(path));
    }

    private void CompleteNested(SchemaNode nested, SchemaNode? outside, string path, string at)
    {
        if (outside is null)
        {
            Add(path, FindingReason.FieldValueRequired, "Required value: because it is defined in " + at);
            return;
        }

        foreach (var (inner, innerAt) in SchemaPaths.Nested(nested, at, skipsAnyOf: false, skipsFirstAllOf: false))
            CompleteNested(inner, outside, path, innerAt);
        if (nested.Items is not null)
            CompleteNested(nested.Items, outside.Items, SchemaPaths.Items(path), SchemaPaths.Items(at));
        foreach (var property in nested.Properties)
        {
            CompleteNested(
                property.Schema,
                outside.FindProperty(property.Name) ?? outside.AdditionalProperties,
                SchemaPaths.Property(path, property.Name),
                SchemaPaths.Property(at, property.Name));
        }
    }

    private static string TypeText(SchemaNode node) => node.UnknownType ?? (node.Type == SchemaType.None ? "" : node.Type.ToString().ToLowerInvariant());
}
