using BackendDsl.Validation.Definitions;

namespace BackendDsl.Validation.Acceptance;

/// <summary>
/// Whether a server would take a custom resource definition: structural schemas, patterns, defaults, list and map types,
/// CEL rules and what they may cost.
/// </summary>
public static class CrdAcceptance
{
    /// <summary>Judges a whole definition, with its names and every version.</summary>
    public static IReadOnlyList<Violation> Check(CustomResourceDefinition definition, KubernetesVersion version = default)
    {
        var violations = new List<Violation>();
        DefinitionRules.Check(definition, violations);
        for (var i = 0; i < definition.Versions.Count; i++)
        {
            var path = $"spec.versions[{i}].schema.openAPIV3Schema";
            if (definition.Versions[i].Schema is { } schema)
                violations.AddRange(Check(schema, version, path, definition.Versions[i].HasStatusSubresource));
            else
                violations.Add(new(path, FindingReason.FieldValueRequired, "Required value: schemas are required", null, FindingSource.Schema));
        }

        return violations;
    }

    /// <summary>Judges the schema of one version.</summary>
    /// <param name="root">The schema.</param>
    /// <param name="version">The server version.</param>
    /// <param name="path">Where the schema stands, in the server's form.</param>
    /// <param name="hasStatusSubresource">True where the version has the status subresource.</param>
    public static IReadOnlyList<Violation> Check(
        SchemaNode root,
        KubernetesVersion version = default,
        string path = "spec.validation.openAPIV3Schema",
        bool hasStatusSubresource = false)
    {
        var violations = new List<Violation>();
        new StructuralRules(violations).Check(root, path);
        if (violations.Count == 0)
            new DefaultRules(violations, version).Check(root, path);

        // Rules are compiled against a sound schema alone.
        var isSound = violations.Count == 0;
        var keywords = new KeywordRules(violations, version);
        keywords.Check(root, path, hasStatusSubresource);
        if (!isSound)
            return violations;
        foreach (var site in keywords.Compilable)
            keywords.Compile(site);
        new CostRules(violations, version).Check(root, path, keywords.Compilable);
        return violations;
    }
}
