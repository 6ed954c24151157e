using BackendDsl.Validation.BuiltIn.Decoding;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Rules;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn;

/// <summary>The concepts that a kind is made of: what the server does to its objects besides decoding them.</summary>
internal sealed class KindRules
{
    /// <summary>The rule for metadata.name.</summary>
    public NameRule Name { get; init; } = NameRule.Subdomain;

    /// <summary>True where the server looks at metadata only once it has nothing against the rest.</summary>
    public bool MetadataComesLast { get; init; }

    /// <summary>Fills what the author left out; also drops what the version does not keep.</summary>
    public Action<TypedObject, Report>? Defaults { get; init; }

    /// <summary>What the server adds of its own when an object is made, after the defaults.</summary>
    public Action<TypedObject>? Generate { get; init; }

    /// <summary>Judges the object; given for a create and, where <see cref="Update"/> is null, for an update too.</summary>
    public Action<Node, Report>? Create { get; init; }

    /// <summary>Judges the change from the second object to the first.</summary>
    public Action<Node, Node, Report>? Update { get; init; }

    /// <summary>What the server warns about in an accepted object; the second is the old one, absent for a create.</summary>
    public Action<Node, Node, Report>? Warn { get; init; }
}
