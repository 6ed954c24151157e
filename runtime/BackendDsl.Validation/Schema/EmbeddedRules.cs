using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Findings;

namespace BackendDsl.Validation.Schema;

/// <summary>The rules for resources embedded in a resource: apiVersion, kind and metadata.</summary>
internal sealed class EmbeddedRules(FindingList findings, PathStack path, MetadataRules metadataRules)
{
    public void Visit(NodePlan plan, in Value value, bool isRoot)
    {
        if (!plan.HasEmbedded)
            return;
        switch (value.Kind)
        {
            case ValueKind.Object:
                if (plan.Node.EmbeddedResource && !isRoot)
                    Check(value.Object);
                var source = value.Object;
                var hint = 0;
                for (var i = 0; i < source.Count; i++)
                {
                    var member = source.ValueAt(i);
                    if (member.Kind is not (ValueKind.Object or ValueKind.Array))
                        continue;
                    var name = source.NameAt(i);
                    var at = plan.IndexOf(name, hint);
                    if (at >= 0)
                    {
                        hint = at + 1;
                        path.Property(name);
                        Visit(plan.Properties[at], member, isRoot: false);
                        path.Pop();
                    }
                    else if (plan.Additional is not null)
                    {
                        path.Key(name);
                        Visit(plan.Additional, member, isRoot: false);
                        path.Pop();
                    }
                }

                break;
            case ValueKind.Array when plan.Items is not null:
                for (var i = 0; i < value.Array.Count; i++)
                {
                    path.Index(i);
                    Visit(plan.Items, value.Array[i], isRoot: false);
                    path.Pop();
                }

                break;
        }
    }

    private void Check(IObjectValue source)
    {
        var field = path.Field(null);
        var apiVersion = source["apiVersion"];
        if (IsGiven(source, apiVersion, field + ".apiVersion") && IsText(apiVersion, field + ".apiVersion"))
        {
            var text = apiVersion.String;
            if (text.Length == 0)
                Invalid(field + ".apiVersion", apiVersion, "must not be empty");
            else if (text.IndexOf('/') is >= 0 and var slash && text.IndexOf('/', slash + 1) >= 0)
                Invalid(field + ".apiVersion", apiVersion, "unexpected GroupVersion string: " + text);
        }

        var kind = source["kind"];
        if (IsGiven(source, kind, field + ".kind") && IsText(kind, field + ".kind"))
        {
            if (kind.String.Length == 0)
                Invalid(field + ".kind", kind, "must not be empty");
            var errors = new List<string>();
            Names.Label1035(kind.String.ToLowerInvariant(), errors);
            if (errors.Count > 0)
                Invalid(field + ".kind", kind, "may have mixed case, but should otherwise match: " + string.Join(",", errors));
        }

        var metadata = source["metadata"];
        if (!metadata.IsAbsent)
            metadataRules.CheckEmbedded(metadata, field + ".metadata");
    }

    private bool IsGiven(IObjectValue source, in Value value, string field)
    {
        if (value.IsUnknown || (value.IsAbsent && !source.IsComplete))
            return false;
        if (!value.IsAbsent)
            return true;
        findings.Add(DiagnosticIds.MetadataInvalid, FieldPath.Parse(field), FindingReason.FieldValueRequired, "Required value", new(SchemaKeyword.EmbeddedResource));
        return false;
    }

    private bool IsText(in Value value, string field)
    {
        if (value.Kind == ValueKind.String)
            return true;
        metadataRules.Malformed ??= new() { Id = DiagnosticIds.MetadataInvalid, Path = FieldPath.Parse(field), Reason = FindingReason.FieldValueInvalid, Message = $"Invalid value: {GoText.Shown(value)}: must be a string" };
        return false;
    }

    private void Invalid(string field, in Value value, string message) =>
        findings.Add(DiagnosticIds.MetadataInvalid, FieldPath.Parse(field), FindingReason.FieldValueInvalid, $"Invalid value: {GoText.Shown(value)}: {message}", new(SchemaKeyword.EmbeddedResource));
}
