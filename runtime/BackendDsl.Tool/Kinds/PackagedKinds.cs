using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using BackendDsl.Models;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Tool.Kinds;

/// <summary>The kinds that the gateway packages bring their own definitions of.</summary>
internal static class PackagedKinds
{
    /// <summary>The packages: assembly and C# namespace are one name. They are loaded when one of their kinds is asked for, not before.</summary>
    private static readonly (string Group, string Assembly, string[] Kinds)[] s_packages =
    [
        ("gateway.kgateway.dev", "BackendDsl.Kgateway", ["v1alpha1/BackendConfigPolicy", "v1alpha1/Backend"]),
        ("gateway.envoyproxy.io", "BackendDsl.EnvoyGateway", ["v1alpha1/BackendTrafficPolicy", "v1alpha1/Backend"]),
        ("gateway.networking.k8s.io", "BackendDsl.GatewayApi",
            ["v1/BackendTLSPolicy", "v1/GatewayClass", "v1/Gateway", "v1/GRPCRoute", "v1/HTTPRoute", "v1/ReferenceGrant"]),
    ];

    /// <summary>Every one, by apiVersion and kind.</summary>
    public static IReadOnlyList<(string ApiVersion, string Kind)> All { get; } =
        [.. s_packages.SelectMany(p => p.Kinds.Select(k => (p.Group + "/" + k.Split('/')[0], k.Split('/')[1])))];

    /// <summary>The kind; null where no package brings it.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The types are kept: their packages' assemblies are rooted.")]
    public static KnownKind? Find(string apiVersion, string kind, KubernetesVersion version)
    {
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return null;
        var package = s_packages.FirstOrDefault(p => p.Group == apiVersion[..slash] && p.Kinds.Contains(apiVersion[(slash + 1)..] + "/" + kind));
        if (package.Assembly is null)
            return null;
        var name = $"{package.Assembly}.{char.ToUpperInvariant(apiVersion[slash + 1])}{Pascal(apiVersion[(slash + 2)..])}.{kind}";
        return Assembly.Load(package.Assembly).GetType(name)?.GetCustomAttribute<CustomResourceSchemaAttribute>() is { } schema ? Read(schema, package.Assembly, version) : null;
    }

    /// <summary>The package with the types of a group; null where none has them.</summary>
    public static string? PackageOf(string group) => s_packages.FirstOrDefault(p => p.Group == group).Assembly;

    /// <summary>What a package says of members that not every release of a kind's controller has.</summary>
    public static IReadOnlyList<VariantMember> MembersOf(string package, string group, string kind) =>
    [
        .. Assembly.Load(package).GetCustomAttributes<VariantMemberAttribute>().Where(a => a.Group == group && a.Kind == kind)
            .Select(a => new VariantMember(a.At, a.Message, a.IsWarning)),
    ];

    /// <summary><c>1alpha1</c> as the generator writes it: <c>1Alpha1</c>.</summary>
    private static string Pascal(string version)
    {
        var chars = version.ToCharArray();
        for (var i = 1; i < chars.Length; i++)
        {
            if (char.IsAsciiLetterLower(chars[i]) && char.IsAsciiDigit(chars[i - 1]))
                chars[i] = char.ToUpperInvariant(chars[i]);
        }

        return new(chars);
    }

    private static KnownKind Read(CustomResourceSchemaAttribute schema, string package, KubernetesVersion version)
    {
        var scale = (schema.Scale ?? "").Split('|');
        var identity = new ResourceIdentity(schema.Group, schema.Version, schema.Kind, schema.Namespaced, schema.Status,
            scale.Length < 2 ? null : new(scale[0], scale[1], scale.Length > 2 && scale[2].Length > 0 ? scale[2] : null));
        return new(identity, schema.Plural, CompactSchema.Read(schema.Schema), "package " + package, version);
    }
}
