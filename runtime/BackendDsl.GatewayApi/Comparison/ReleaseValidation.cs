using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Schema;

namespace BackendDsl.GatewayApi;

/// <summary>What the API server says of an object where the definitions of a release are installed.</summary>
public static class ReleaseValidation
{
    private static readonly ConditionalWeakTable<DefinitionSet, ConcurrentDictionary<(string, string, string), SchemaValidator?>> s_validators = [];

    /// <summary>
    /// Violations as errors, and fields that the release's definition does not have as warnings with the effect <see cref="FindingEffect.Ignored"/>
    /// (kubectl refuses them, other appliers lose them). Empty where the release has no definition of the kind.
    /// </summary>
    public static IReadOnlyList<Finding> Of(GatewayRelease release, string apiVersion, string kind, IObjectValue resource)
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(resource);
        if (Find(release.Definitions, apiVersion, kind) is not { } validator)
            return [];
        var value = Value.Of(resource);
        var result = validator.Validate(value, new() { NamespaceMayBeMissing = true }).ToCauses();
        var findings = new List<Finding>(result.Violations.Count + result.UnknownFields.Count);
        foreach (var violation in result.Violations)
            findings.Add(violation with { Effect = FindingEffect.Refused, Place = Place(value, violation.Path) });

        foreach (var path in result.UnknownFields)
        {
            findings.Add(new()
            {
                Severity = FindingSeverity.Warning,
                Path = path,
                Message = $"unknown field in {release.Name}: kubectl refuses the manifest, and who applies it otherwise loses the field",
                Source = FindingSource.Schema,
                Effect = FindingEffect.Ignored,
                Place = Place(value, path),
            });
        }

        return findings;
    }

    private static SourceMark Place(Value root, FieldPath path) => root.Object is ObjectNode ? DocumentMarks.Find(root, path) : default;

    private static SchemaValidator? Find(DefinitionSet set, string apiVersion, string kind)
    {
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        var (group, version) = slash < 0 ? ("", apiVersion) : (apiVersion[..slash], apiVersion[(slash + 1)..]);
        return s_validators.GetOrCreateValue(set).GetOrAdd((group, version, kind), _ =>
        {
            var definition = set.Definitions.FirstOrDefault(d => d.Group == group && d.Kind == kind);
            var found = definition?.Versions.FirstOrDefault(v => v.Name == version);
            return found?.Schema is { } schema ? SchemaValidator.Create(schema, ResourceIdentity.Of(definition!, found)) : null;
        });
    }
}
