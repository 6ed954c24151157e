using BackendDsl.Cel;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Admission;

/// <summary>What the expressions of a policy may name, and with which types.</summary>
internal static class PolicyEnvironment
{
    private static readonly ValueAdapter s_request = MakeRequest();
    private static readonly ValueAdapter s_namespace = new SchemaTypes(reservedWordsAsFields: true).Build(
        Object(
            ("metadata", Object(
                ("name", s_text), ("generateName", s_text), ("namespace", s_text), ("labels", Map(s_text)), ("annotations", Map(s_text)),
                ("UID", s_text), ("creationTimestamp", s_time), ("deletionGracePeriodSeconds", s_integer), ("deletionTimestamp", s_time),
                ("generation", s_integer), ("resourceVersion", s_text), ("finalizers", List(s_text)))),
            ("spec", Object(("finalizers", List(s_text)))),
            ("status", Object(("phase", s_text)))),
        "kubernetes.Namespace",
        isResourceRoot: false)!;

    private static SchemaNode s_text => new() { Type = SchemaType.String };

    private static SchemaNode s_integer => new() { Type = SchemaType.Integer };

    private static SchemaNode s_time => new() { Type = SchemaType.String, Format = "date-time" };

    /// <summary>The environment before the policy's own variables.</summary>
    public static CelEnvironment Create(KubernetesVersion version, CelLibraries libraries, bool hasParams, bool hasAuthorizer)
    {
        var environment = CelEnvironment.Create(version, libraries)
            .WithVariable("object", CelType.Dyn)
            .WithVariable("oldObject", CelType.Dyn)
            .WithVariable("request", s_request.Type)
            .WithVariable("namespaceObject", s_namespace.Type);
        if (hasParams)
            environment = environment.WithVariable("params", CelType.Dyn);
        if (hasAuthorizer)
        {
            environment = environment
                .WithVariable("authorizer", CelTypes.Authorizer)
                .WithVariable("authorizer.requestResource", CelTypes.ResourceCheck);
        }

        return environment;
    }

    /// <summary>The values for a request; what is not known stays unset, and so unknown.</summary>
    public static CelBindings Bind(AdmissionRequest request, in Value parameters, bool hidesNamespace, long budget)
    {
        var bindings = new CelBindings { Budget = budget };
        bindings.Set("object", request.Object.IsAbsent ? CelValue.Null : CelValue.Of(request.Object));
        if (!request.OldObject.IsAbsent)
            bindings.Set("oldObject", CelValue.Of(request.OldObject));
        else if (request.Operation == "CREATE")
            bindings.Set("oldObject", CelValue.Null);
        bindings.Set("request", s_request.Adapt(Value.Of(Describe(request))));
        if (hidesNamespace || !request.IsNamespaced)
            bindings.Set("namespaceObject", CelValue.Null);
        else if (!request.NamespaceObject.IsAbsent)
            bindings.Set("namespaceObject", request.NamespaceObject.Kind == ValueKind.Null ? CelValue.Null : s_namespace.Adapt(request.NamespaceObject));
        else if (request.Namespace is { Length: > 0 } name)
            bindings.Set("namespaceObject", s_namespace.Adapt(KnownNamespace.Named(name)));
        if (!parameters.IsUnknown)
            bindings.Set("params", parameters.IsAbsent ? CelValue.Null : CelValue.Of(parameters));
        return bindings;
    }

    private static ObjectNode Describe(AdmissionRequest request)
    {
        static Value Node(params (string Name, Value Value)[] members)
        {
            var node = new ObjectNode(members.Length);
            foreach (var (name, value) in members)
                node.Set(name, value);
            return Value.Of(node);
        }

        // What is empty a request does not carry at all.
        static Value Known(string? text) => text is null ? Value.Unknown : text.Length == 0 ? Value.Absent : Value.Of(text);

        var kind = Node(("group", Value.Of(request.Group)), ("version", Value.Of(request.Version)), ("kind", Value.Of(request.Kind)));
        var resource = Node(("group", Value.Of(request.Group)), ("version", Value.Of(request.Version)), ("resource", Value.Of(request.Resource)));
        var options = request.Operation switch { "UPDATE" => "UpdateOptions", "DELETE" => "DeleteOptions", _ => "CreateOptions" };
        var node = (ObjectNode)Node(
            ("kind", kind),
            ("resource", resource),
            ("requestKind", kind),
            ("requestResource", resource),
            ("name", Known(request.Name)),
            ("namespace", Known(request.Namespace)),
            ("operation", Value.Of(request.Operation)),
            ("userInfo", request.UserInfo.IsAbsent ? Value.Unknown : request.UserInfo),
            ("dryRun", Value.Of(request.IsDryRun)),
            ("options", Node(("kind", Value.Of(options)), ("apiVersion", Value.Of("meta.k8s.io/v1"))))).Object;
        return node;
    }

    private static ValueAdapter MakeRequest()
    {
        var kind = Object(("group", s_text), ("version", s_text), ("kind", s_text));
        var resource = Object(("group", s_text), ("version", s_text), ("resource", s_text));
        var adapter = new SchemaTypes(reservedWordsAsFields: true).Build(
            Object(
                ("kind", kind),
                ("resource", resource),
                ("subResource", s_text),
                ("requestKind", kind),
                ("requestResource", resource),
                ("requestSubResource", s_text),
                ("name", s_text),
                ("namespace", s_text),
                ("operation", s_text),
                ("userInfo", Object(("username", s_text), ("uid", s_text), ("groups", List(s_text)), ("extra", Map(List(s_text))))),
                ("dryRun", new() { Type = SchemaType.Boolean })),
            "kubernetes.AdmissionRequest",
            isResourceRoot: false)!;
        ((CelObjectType)adapter.Type).Add(new("options", "options", RawAdapter.Instance));
        return adapter;
    }

    private static SchemaNode Object(params (string Name, SchemaNode Schema)[] properties)
    {
        var list = new List<SchemaProperty>();
        foreach (var (name, schema) in properties)
            list.Add(new(name, schema));
        list.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return new() { Type = SchemaType.Object, Properties = list };
    }

    private static SchemaNode Map(SchemaNode value) => new() { Type = SchemaType.Object, AdditionalProperties = value };

    private static SchemaNode List(SchemaNode item) => new() { Type = SchemaType.Array, Items = item };
}
