using BackendDsl.Validation.Acceptance;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;
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

    /// <summary>Judges its objects; made at first use.</summary>
    public SchemaValidator Validator => _validator.Value;
}
