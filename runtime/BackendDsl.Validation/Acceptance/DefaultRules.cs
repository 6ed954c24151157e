using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Findings;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Acceptance;

/// <summary>Defaults must hold the rules they stand under, and must not be changed by pruning.</summary>
internal sealed class DefaultRules(List<Finding> findings, KubernetesVersion version)
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
            findings.Add(AcceptanceFinding.Of(path, FindingReason.FieldValueForbidden, "Forbidden: must not be set in top-level metadata", null));
            return;
        }

        var plan = _plans.Compile(node);
        var value = node.Default;
        List<FieldPath>? unknown = null;
        Normalizer.Apply(plan, value, isResource: false, ref unknown);
        if (unknown is not null)
            findings.Add(AcceptanceFinding.Of(path, FindingReason.FieldValueInvalid, $"Invalid value: {GoText.Json(value)}: must not have unknown fields", null));

        var found = new FindingList();
        var stack = new PathStack();
        var metadata = new MetadataRules(found);
        new EmbeddedRules(found, stack, metadata).Visit(plan, value, isRoot: false);
        if (metadata.Malformed is { } malformed)
        {
            findings.Add(malformed with { Path = At(path, malformed, isSchema: false) });
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

    private bool Take(FindingList found, string path, bool isSchema)
    {
        var any = false;
        foreach (var finding in found.Take())
        {
            any = true;
            findings.Add(finding with { Path = At(path, finding, isSchema) });
        }

        return any;
    }

    // Schema errors hang their own path on with a dot, even an index; those about a whole schema have none.
    private static FieldPath At(string path, Finding finding, bool isSchema)
    {
        var outer = FieldPath.Parse(path);
        var inner = finding.Path;
        if (inner.IsRoot || (isSchema && IsPathless(finding)))
            return outer;
        return isSchema && inner.Segments[0].Kind == FieldPathSegmentKind.Index ? outer.Member("").Append(inner) : outer.Append(inner);
    }

    // Combinations, and numbers that do not fit their type or format.
    private static bool IsPathless(Finding finding) =>
        finding.Id == DiagnosticIds.CombinationRefused
        || (finding.Id == DiagnosticIds.OutOfRange && finding.Keyword is SchemaKeyword.Type or SchemaKeyword.Format);
}
