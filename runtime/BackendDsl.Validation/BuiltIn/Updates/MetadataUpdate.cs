using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Rules;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Updates;

/// <summary>What may not change in metadata, and what is judged again.</summary>
internal static class MetadataUpdate
{
    public static void Check(Node node, Node old, BuiltInKind kind, NameRule? rule, Report report)
    {
        _ = rule;
        var at = Field.Root(Concept.Metadata).Member("metadata");
        var meta = new ObjectMetaView(node.Member("metadata"));
        _ = old;
        _ = kind;
        MetadataRules.Labels(meta.Labels, at.Member("labels", Concept.Labels), report);
        MetadataRules.Annotations(meta.Annotations, at.Member("annotations", Concept.Annotations), report);
        MetadataRules.Finalizers(meta.Finalizers, at.Member("finalizers"), report);
    }
}
