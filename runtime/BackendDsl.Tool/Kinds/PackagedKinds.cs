using System.Reflection;
using BackendDsl.Kgateway.V1Alpha1;
using BackendDsl.Models;
using BackendDsl.Validation.Acceptance;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Tool.Kinds;

/// <summary>The kinds that the gateway packages bring their own definitions of.</summary>
internal static class PackagedKinds
{
    private const string KgatewayGroup = "gateway.kgateway.dev";

    /// <summary>Every one, by apiVersion and kind. Naming them costs nothing: the packages are loaded when one is asked for.</summary>
    public static IReadOnlyList<(string ApiVersion, string Kind)> All { get; } =
        [(KgatewayGroup + "/v1alpha1", "BackendConfigPolicy"), (KgatewayGroup + "/v1alpha1", "Backend")];

    /// <summary>The kind; null where no package brings it.</summary>
    public static KnownKind? Find(string apiVersion, string kind, KubernetesVersion version) =>
        All.Contains((apiVersion, kind)) ? Kgateway(kind, version) : null;

    /// <summary>The versions of a kind; empty where no package brings it.</summary>
    public static IReadOnlyList<string> VersionsOf(string group, string kind) =>
        [.. All.Where(k => k.Kind == kind && k.ApiVersion.StartsWith(group + "/", StringComparison.Ordinal)).Select(k => k.ApiVersion[(group.Length + 1)..])];

    private static KnownKind Kgateway(string kind, KubernetesVersion version) =>
        Read(kind == "Backend" ? typeof(Backend) : typeof(BackendConfigPolicy), version);

    private static KnownKind Read(Type type, KubernetesVersion version)
    {
        var schema = type.GetCustomAttribute<CustomResourceSchemaAttribute>()!;
        var scale = (schema.Scale ?? "").Split('|');
        var identity = new ResourceIdentity(schema.Group, schema.Version, schema.Kind, schema.Namespaced, schema.Status,
            scale.Length < 2 ? null : new(scale[0], scale[1], scale.Length > 2 && scale[2].Length > 0 ? scale[2] : null));
        return new(identity, schema.Plural, CompactSchema.Read(schema.Schema), "package " + type.Assembly.GetName().Name, version);
    }
}
