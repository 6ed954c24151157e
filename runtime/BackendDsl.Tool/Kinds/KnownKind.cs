using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Tool.Kinds;

/// <summary>A kind whose definition is at hand, in one version.</summary>
internal sealed class KnownKind
{
    private readonly Lazy<SchemaValidator> _validator;

    public KnownKind(ResourceIdentity identity, string plural, SchemaNode schema, string origin, KubernetesVersion version)
    {
        Identity = identity;
        Plural = plural;
        Schema = schema;
        Origin = origin;
        _validator = new(() => SchemaValidator.Create(schema, identity, version));
    }

    public ResourceIdentity Identity { get; }

    /// <summary>The plural name in URLs.</summary>
    public string Plural { get; }

    public SchemaNode Schema { get; }

    /// <summary>Where the definition is from: a file and line, or a package.</summary>
    public string Origin { get; }

    /// <summary>False for a version that the server does not serve.</summary>
    public bool IsServed { get; init; } = true;

    /// <summary>What the server warns of this version; null where it does not.</summary>
    public string? Deprecation { get; init; }

    /// <summary>The whole definition; null where only the schema is known.</summary>
    public CustomResourceDefinition? Definition { get; init; }

    /// <summary>The version in the definition.</summary>
    public CustomResourceVersion? DefinedVersion { get; init; }

    /// <summary>The package whose types the kind has; null where a project generates them.</summary>
    public string? Package { get; init; }

    /// <summary>Members that only some releases of the kind's controller have; empty for a kind that no package brings.</summary>
    public IReadOnlyList<VariantMember> Members { get; init; } = [];

    /// <summary>Judges its objects; made at first use.</summary>
    public SchemaValidator Validator => _validator.Value;

    /// <summary>A version of a definition; null where it has no schema.</summary>
    public static KnownKind? Of(CustomResourceDefinition definition, CustomResourceVersion version, string origin, KubernetesVersion server, string? package = null)
    {
        if (version.Schema is null)
            return null;
        var identity = ResourceIdentity.Of(definition, version);
        return new(identity, definition.Plural, version.Schema, origin, server)
        {
            IsServed = version.Served,
            Deprecation = !version.Deprecated ? null : version.DeprecationWarning ?? $"{identity.ApiVersion} {definition.Kind} is deprecated",
            Definition = definition,
            DefinedVersion = version,
            Package = package,
            Members = package is null ? [] : PackagedKinds.MembersOf(package, definition.Group, definition.Kind),
        };
    }
}
