using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Acceptance;

/// <summary>Defaults must hold the rules they stand under, and must not be changed by pruning.</summary>
internal sealed class DefaultRules(List<Violation> violations, KubernetesVersion version)
{
    private readonly PlanCompiler _plans = new(version);

    public void Check(SchemaNode root, string path) => Visit(root, path, isResourceRoot: true, insideMetadata: false);

    private void Visit(SchemaNode node, string path, bool isResourceRoot, bool insideMetadata)
    {
        if (node.EmbeddedResource)
            (insideMetadata, isResourceRoot) = (false, true);
        if (!node.Default.IsAbsent)
            CheckDefault(node, path + ".default", insideMetadata);
        if (node.Items is not null)
            Visit(node.Items, SchemaPaths.Items(path), isResourceRoot: false, insideMetadata);
        foreach (var property in node.Properties)
            Visit(property.Schema, SchemaPaths.Property(path, property.Name), isResourceRoot: false, insideMetadata || (isResourceRoot && property.Name == "metadata"));
        if (node.AdditionalProperties is not null)
            Visit(node.AdditionalProperties, SchemaPaths.Additional(path), isResourceRoot: false, insideMetadata);
    }

    private void CheckDefault(SchemaNode node, string path, bool insideMetadata)
    {
        if (insideMetadata)
        {
            violations.Add(new(path, FindingReason.FieldValueForbidden, "Forbidden: must not be set in top-level metadata", null, FindingSource.Schema));
            return;
        }

        var plan = _plans.Compile(node);
        var value = node.Default;
        List<string>? unknown = null;
        Normalizer.Apply(plan, value, isResource: false, ref unknown);
        if (unknown is not null)
            violations.Add(new(path, FindingReason.FieldValueInvalid, $"Invalid value: {GoText.Json(value)}: must not have unknown fields", null, FindingSource.Schema));

        var found = new ViolationList();
        var stack = new PathStack();
        var metadata = new MetadataRules(found);
        new EmbeddedRules(found, stack, metadata).Visit(plan, value, isRoot: false);
        if (metadata.Malformed is { } malformed)
        {
            violations.Add(malformed with { Path = At(path, malformed, isSchema: false) });
            return;
        }

        if (Take(found, path, isSchema: false))
            return;

        var walk = new SchemaWalk(found, stack, version);
        walk.Visit(plan, value);
        if (Take(found, path, isSchema: true))
            return;
        new CelWalk(found, stack).Run(plan, value, default, isResource: false);
        Take(found, path, isSchema: false);
    }

    private bool Take(ViolationList found, string path, bool isSchema)
    {
        var any = false;
        foreach (var violation in found.Take())
        {
            any = true;
            violations.Add(violation with { Path = At(path, violation, isSchema) });
        }

        return any;
    }

    // Schema errors hang their own path on with a dot, even an index; those about a whole schema have none.
    private static string At(string path, Violation violation, bool isSchema)
    {
        var inner = violation.Path;
        if (inner.Length == 0 || (isSchema && IsPathless(violation)))
            return path;
        return isSchema || inner[0] != '[' ? path + "." + inner : path + inner;
    }

    private static bool IsPathless(Violation violation) =>
        violation.Rule is "anyOf" or "oneOf" or "allOf" or "not"
        || (violation.Reason == FindingReason.FieldValueInvalid && violation.Message.StartsWith("Invalid value: \"\": ", StringComparison.Ordinal)
            && violation.Message.IndexOf(" value must be of type ", StringComparison.Ordinal) > 0);
}
