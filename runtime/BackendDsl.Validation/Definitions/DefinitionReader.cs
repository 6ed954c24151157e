using BackendDsl.Cel.Values;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Validation.Definitions;

/// <summary>Reads the definition parts around the schemas.</summary>
internal sealed class DefinitionReader(SchemaReader schemas, List<CustomResourceDefinition> definitions)
{
    private const string Group = "apiextensions.k8s.io/";

    /// <summary>Reads the document on whose root the reader stands.</summary>
    public void ReadDocument(EventReader reader)
    {
        if (reader.Kind == EventKind.ObjectStart)
        {
            ReadObject(reader, depth: 0);
            return;
        }

        if (reader.Kind == EventKind.DocumentEnd)
            return;
        if (!(reader.Kind == EventKind.Scalar && reader.ScalarValue().Kind == ValueKind.Null))
            NotADefinition("a document that is not an object", reader.Mark);
        reader.Skip();
    }

    private void NotADefinition(string what, SourceMark mark) =>
        schemas.Report(ProblemSeverity.Info, ProblemCode.NotADefinition, $"{what}: not a custom resource definition, left out", mark);

    // Names may come in any order: what is met before the kind is known is kept and read afterwards.
    private void ReadObject(EventReader reader, int depth)
    {
        var mark = reader.Mark;
        string? apiVersion = null, kind = null;
        var definition = new CustomResourceDefinition { Mark = mark };
        List<DocumentEvent>? spec = null, items = null;
        var isRead = false;
        var known = schemas.Problems.Count;
        var members = new MemberCursor(schemas, reader);
        while (members.MoveNext())
        {
            switch (members.Name)
            {
                case "apiVersion":
                    apiVersion = schemas.ReadString(reader, "apiVersion");
                    break;
                case "kind":
                    kind = schemas.ReadString(reader, "kind");
                    break;
                case "metadata" when reader.Kind == EventKind.ObjectStart:
                    var metadata = new MemberCursor(schemas, reader);
                    while (metadata.MoveNext())
                    {
                        if (metadata.Name == "name")
                            definition.Name = schemas.ReadString(reader, "metadata.name") ?? "";
                        else if (metadata.Name == "annotations" && reader.Kind == EventKind.ObjectStart)
                            ReadAnnotations(reader, definition);
                        else
                            reader.Skip();
                    }

                    break;
                case "spec" when kind == "CustomResourceDefinition" && IsSupported(apiVersion):
                    ReadSpec(reader, definition);
                    isRead = true;
                    break;
                case "spec" when kind is null || apiVersion is null:
                    spec = reader.Capture();
                    break;
                case "items" when IsList(kind):
                    ReadItems(reader, depth);
                    break;
                case "items" when kind is null:
                    items = reader.Capture();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        if (IsList(kind))
        {
            if (items is not null)
                ReadItems(new CapturedEventReader(items, reader is JsonEventReader), depth);
            return;
        }

        if (kind != "CustomResourceDefinition")
        {
            NotADefinition(kind is null ? "an object without kind" : $"kind '{kind}'", mark);
            return;
        }

        if (!IsSupported(apiVersion))
        {
            schemas.Report(ProblemSeverity.Error, ProblemCode.UnsupportedVersion, $"a CustomResourceDefinition of {(apiVersion is null ? "no apiVersion" : $"'{apiVersion}'")}; only apiextensions.k8s.io/v1 is served", mark);
            return;
        }

        if (!isRead && spec is not null)
            ReadSpec(new CapturedEventReader(spec, reader is JsonEventReader), definition);

        // A patch of a definition, as kustomize applies it, says neither what the kind's group is nor how it is called: there is nothing to generate, and
        // what else it lacks is not missing.
        if (definition.Group.Length == 0 && definition.Kind.Length == 0 && definition.Plural.Length == 0)
        {
            schemas.Forget(known);
            NotADefinition("a patch of a definition (no group, no names)", mark);
            return;
        }

        Complete(definition);
    }

    private void ReadAnnotations(EventReader reader, CustomResourceDefinition definition)
    {
        var annotations = new MemberCursor(schemas, reader);
        while (annotations.MoveNext())
        {
            if (annotations.Name == "api-approved.kubernetes.io")
                definition.Approval = schemas.ReadString(reader, annotations.Name);
            else
                reader.Skip();
        }
    }

    private static bool IsSupported(string? apiVersion) => apiVersion == Group + "v1";

    private static bool IsList(string? kind) => kind is "List" or "CustomResourceDefinitionList";

    private void ReadItems(EventReader reader, int depth)
    {
        if (reader.Kind != EventKind.ArrayStart || depth > 8)
        {
            schemas.Wrong("items", "a list of objects", reader.Mark);
            reader.Skip();
            return;
        }

        schemas.Enter(reader);
        while (reader.Kind != EventKind.ArrayEnd)
        {
            if (reader.Kind == EventKind.ObjectStart)
            {
                ReadObject(reader, depth + 1);
            }
            else
            {
                NotADefinition("an item that is not an object", reader.Mark);
                reader.Skip();
            }
        }

        schemas.Leave(reader);
    }

    private void ReadSpec(EventReader reader, CustomResourceDefinition definition)
    {
        if (!IsObject(reader, "spec"))
            return;
        var members = new MemberCursor(schemas, reader);
        while (members.MoveNext())
        {
            switch (members.Name)
            {
                case "group":
                    definition.Group = schemas.ReadString(reader, "spec.group") ?? "";
                    break;
                case "scope":
                    var mark = reader.Mark;
                    var scope = schemas.ReadString(reader, "spec.scope");
                    definition.IsNamespaced = scope == "Namespaced";
                    if (scope is not ("Namespaced" or "Cluster"))
                        schemas.Wrong("spec.scope", "Namespaced or Cluster", mark);
                    break;
                case "names":
                    ReadNames(reader, definition);
                    break;
                case "versions":
                    ReadVersions(reader, definition);
                    break;
                case "preserveUnknownFields":
                    definition.PreserveUnknownFields = schemas.ReadBoolean(reader, "spec.preserveUnknownFields");
                    break;
                case "conversion":
                    definition.Conversion = schemas.ReadValue(reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    private bool IsObject(EventReader reader, string what)
    {
        if (reader.Kind == EventKind.ObjectStart)
            return true;
        schemas.Wrong(what, "an object", reader.Mark);
        reader.Skip();
        return false;
    }

    private void ReadNames(EventReader reader, CustomResourceDefinition definition)
    {
        if (!IsObject(reader, "spec.names"))
            return;
        var members = new MemberCursor(schemas, reader);
        while (members.MoveNext())
        {
            switch (members.Name)
            {
                case "kind":
                    definition.Kind = schemas.ReadString(reader, "spec.names.kind") ?? "";
                    break;
                case "listKind":
                    definition.ListKind = schemas.ReadString(reader, "spec.names.listKind") ?? "";
                    break;
                case "plural":
                    definition.Plural = schemas.ReadString(reader, "spec.names.plural") ?? "";
                    break;
                case "singular":
                    definition.Singular = schemas.ReadString(reader, "spec.names.singular") ?? "";
                    break;
                case "shortNames":
                    definition.ShortNames = schemas.ReadStrings(reader, "spec.names.shortNames");
                    break;
                case "categories":
                    definition.Categories = schemas.ReadStrings(reader, "spec.names.categories");
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    private void ReadVersions(EventReader reader, CustomResourceDefinition definition)
    {
        if (reader.Kind != EventKind.ArrayStart)
        {
            schemas.Wrong("spec.versions", "a list of objects", reader.Mark);
            reader.Skip();
            return;
        }

        var versions = new List<CustomResourceVersion>();
        schemas.Enter(reader);
        while (reader.Kind != EventKind.ArrayEnd)
        {
            if (IsObject(reader, "an entry of spec.versions"))
                versions.Add(ReadVersion(reader));
        }

        schemas.Leave(reader);
        definition.Versions = versions;
    }

    private CustomResourceVersion ReadVersion(EventReader reader)
    {
        var version = new CustomResourceVersion { Mark = reader.Mark };
        var members = new MemberCursor(schemas, reader);
        while (members.MoveNext())
        {
            switch (members.Name)
            {
                case "name":
                    version.Name = schemas.ReadString(reader, "the name of a version") ?? "";
                    break;
                case "served":
                    version.Served = schemas.ReadBoolean(reader, "served") ?? false;
                    break;
                case "storage":
                    version.Storage = schemas.ReadBoolean(reader, "storage") ?? false;
                    break;
                case "deprecated":
                    version.Deprecated = schemas.ReadBoolean(reader, "deprecated") ?? false;
                    break;
                case "deprecationWarning":
                    version.DeprecationWarning = schemas.ReadString(reader, "deprecationWarning");
                    break;
                case "schema" when reader.Kind == EventKind.ObjectStart:
                    var schema = new MemberCursor(schemas, reader);
                    while (schema.MoveNext())
                    {
                        if (schema.Name == "openAPIV3Schema")
                            version.Schema = schemas.ReadSchema(reader, "openAPIV3Schema");
                        else
                            reader.Skip();
                    }

                    break;
                case "additionalPrinterColumns":
                    version.PrinterColumns = schemas.ReadValue(reader);
                    break;
                case "selectableFields":
                    version.SelectableFields = schemas.ReadValue(reader);
                    break;
                case "subresources" when reader.Kind == EventKind.ObjectStart:
                    ReadSubresources(reader, version);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return version;
    }

    private void ReadSubresources(EventReader reader, CustomResourceVersion version)
    {
        var members = new MemberCursor(schemas, reader);
        while (members.MoveNext())
        {
            if (members.Name == "status" && reader.Kind == EventKind.ObjectStart)
            {
                version.HasStatusSubresource = true;
                reader.Skip();
            }
            else if (members.Name == "scale" && reader.Kind == EventKind.ObjectStart)
            {
                string? spec = null, status = null, selector = null;
                var scale = new MemberCursor(schemas, reader);
                while (scale.MoveNext())
                {
                    switch (scale.Name)
                    {
                        case "specReplicasPath":
                            spec = schemas.ReadString(reader, "specReplicasPath");
                            break;
                        case "statusReplicasPath":
                            status = schemas.ReadString(reader, "statusReplicasPath");
                            break;
                        case "labelSelectorPath":
                            selector = schemas.ReadString(reader, "labelSelectorPath");
                            break;
                        default:
                            reader.Skip();
                            break;
                    }
                }

                version.Scale = new(spec ?? "", status ?? "", selector);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    // A definition without its names cannot be used; everything else has a fallback.
    private void Complete(CustomResourceDefinition definition)
    {
        var isUsable = true;
        if (definition.Group.Length == 0)
        {
            Missing("spec.group", definition.Mark);
            isUsable = false;
        }

        if (definition.Kind.Length == 0)
        {
            Missing("spec.names.kind", definition.Mark);
            isUsable = false;
        }

        if (definition.Plural.Length == 0)
        {
            Missing("spec.names.plural", definition.Mark);
            definition.Plural = definition.Kind.ToLowerInvariant() + "s";
        }

        if (definition.Singular.Length == 0)
            definition.Singular = definition.Kind.ToLowerInvariant();
        if (definition.ListKind.Length == 0)
            definition.ListKind = definition.Kind + "List";
        if (definition.Name.Length == 0)
            definition.Name = definition.Plural + "." + definition.Group;
        if (definition.Versions.Count == 0)
            Missing("spec.versions", definition.Mark);

        foreach (var version in definition.Versions)
        {
            if (version.Name.Length == 0)
            {
                Missing("the name of a version", version.Mark);
                isUsable = false;
            }

            if (version.Schema is null)
                schemas.Report(ProblemSeverity.Warning, ProblemCode.NoSchema, $"version '{version.Name}' has no schema", version.Mark);
        }

        if (isUsable)
            definitions.Add(definition);
    }

    private void Missing(string what, SourceMark mark) =>
        schemas.Report(ProblemSeverity.Error, ProblemCode.Missing, what + " is missing", mark);
}
