using System.Reflection;
using BackendDsl.Cel.Values;
using BackendDsl.Models;
using BackendDsl.Validation.Acceptance;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Schema;

namespace BackendDsl.EnvoyGateway.Reading;

/// <summary>The definition of one kind: what the API server refuses, and the defaults it fills in.</summary>
internal sealed class Definition
{
    private static readonly Dictionary<string, Lazy<Definition>> s_kinds = new(StringComparer.Ordinal)
    {
        [Kinds.GatewayClass] = Of<GatewayApi.V1.GatewayClass>(),
        [Kinds.Gateway] = Of<GatewayApi.V1.Gateway>(),
        [Kinds.ListenerSet] = Of<GatewayApi.V1.ListenerSet>(),
        [Kinds.HttpRoute] = Of<GatewayApi.V1.HTTPRoute>(),
        [Kinds.GrpcRoute] = Of<GatewayApi.V1.GRPCRoute>(),
        [Kinds.BackendTlsPolicy] = Of<GatewayApi.V1.BackendTLSPolicy>(),
        [Kinds.Backend] = Of<V1Alpha1.Backend>(),
        [Kinds.EnvoyProxy] = Of<V1Alpha1.EnvoyProxy>(),
        [Kinds.BackendTrafficPolicy] = Of<V1Alpha1.BackendTrafficPolicy>(),
    };

    private static readonly FieldPath s_apiVersion = FieldPath.Root.Member("apiVersion");

    private readonly SchemaValidator _validator;
    private readonly bool _hasDefaults;

    private Definition(CustomResourceSchemaAttribute kind)
    {
        _validator = SchemaValidator.Create(CompactSchema.Parse(kind.Schema).Root, new(kind.Group, kind.Version, kind.Kind, kind.Namespaced, kind.Status));
        _hasDefaults = kind.Group != Kinds.GatewayApiGroup;
    }

    /// <summary>The definition of a kind; null for one that has none here.</summary>
    public static Definition? Find(string kind) => s_kinds.GetValueOrDefault(kind)?.Value;

    /// <summary>What the API server would refuse of an object.</summary>
    /// <remarks>Another version of the kind is judged as this one: the versions of these kinds differ in nothing that counts here.</remarks>
    public IReadOnlyList<Finding> Evaluate(IObjectValue value) =>
        [.. _validator.Validate(Value.Of(value), new() { NamespaceMayBeMissing = true }).Violations.Where(v => v.Path != s_apiVersion)];

    /// <summary>
    /// The object with the defaults of the API server. Those of the Gateway API's kinds are what absence means wherever they are read, so these
    /// objects are left as they are.
    /// </summary>
    public IObjectValue Default(IObjectValue value) => _hasDefaults ? _validator.Default(Value.Of(value)).Object : value;

    private static Lazy<Definition> Of<T>()
        where T : CustomResource => new(static () => new(typeof(T).GetCustomAttribute<CustomResourceSchemaAttribute>()!));
}
