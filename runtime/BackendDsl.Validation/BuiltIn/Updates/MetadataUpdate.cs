using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Rules;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Updates;

/// <summary>What is judged in metadata when an object changes: names are not looked at again, the rest is.</summary>
internal static class MetadataUpdate
{
    public static void Check(Node node, Report report)
    {
        var at = Field.Root(Concept.Metadata).Member("metadata");
        var meta = new ObjectMetaView(node.Member("metadata"));
        MetadataRules.Labels(meta.Labels, at.Member("labels", Concept.Labels), report);
        MetadataRules.Annotations(meta.Annotations, at.Member("annotations", Concept.Annotations), report);
        MetadataRules.Owners(meta.OwnerReferences, at.Member("ownerReferences"), report);
        MetadataRules.Finalizers(meta.Finalizers, at.Member("finalizers"), report);
    }
}
