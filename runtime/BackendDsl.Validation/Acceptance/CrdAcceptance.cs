using BackendDsl.Validation.Definitions;

namespace BackendDsl.Validation.Acceptance;

/// <summary>
/// Whether a server would take a custom resource definition: structural schemas, patterns, defaults, list and map types,
/// CEL rules and what they may cost.
/// </summary>
public static class CrdAcceptance
{
    /// <summary>Judges a whole definition, with its names and every version.</summary>
    public static IReadOnlyList<Finding> Check(CustomResourceDefinition definition, KubernetesVersion version = default)
    {
        var findings = new List<Finding>();
        new DefinitionRules(findings).Check(definition);
        for (var i = 0; i < definition.Versions.Count; i++)
        {
            var path = $"spec.versions[{i}].schema.openAPIV3Schema";
            if (definition.Versions[i].Schema is { } schema)
                findings.AddRange(Check(schema, version, path, definition.Versions[i].HasStatusSubresource));
            else
                findings.Add(AcceptanceFinding.Of(path, FindingReason.FieldValueRequired, "Required value: schemas are required", null));
        }

        return findings;
    }

    /// <summary>Judges the schema of one version.</summary>
    /// <param name="root">The schema.</param>
    /// <param name="version">The server version.</param>
    /// <param name="path">Where the schema stands, in the server's form.</param>
    /// <param name="hasStatusSubresource">True where the version has the status subresource.</param>
    public static IReadOnlyList<Finding> Check(
        SchemaNode root,
        KubernetesVersion version = default,
        string path = "spec.validation.openAPIV3Schema",
        bool hasStatusSubresource = false)
    {
        var findings = new List<Finding>();
        new StructuralRules(findings).Check(root, path);
        if (findings.Count == 0)
            new DefaultRules(findings, version).Check(root, path);

        // Rules are compiled against a sound schema alone.
        var isSound = findings.Count == 0;
        var keywords = new KeywordRules(findings, version);
        keywords.Check(root, path, hasStatusSubresource);
        if (!isSound)
            return findings;
        foreach (var site in keywords.Compilable)
            keywords.Compile(site);
        new CostRules(findings, version).Check(root, path, keywords.Compilable);
        return findings;
    }
}
