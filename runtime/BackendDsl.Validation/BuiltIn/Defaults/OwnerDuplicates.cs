using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Decoding;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Defaults;

/// <summary>Owners that stand twice: the server keeps the first and warns.</summary>
internal static class OwnerDuplicates
{
    public static void Remove(ObjectMetaView meta, Report report)
    {
        var owners = meta.OwnerReferences;
        if (owners.Count < 2)
            return;
        var kept = new List<Value>();
        var texts = new HashSet<string>(StringComparer.Ordinal);
        var doubled = new List<string>();
        for (var i = 0; i < owners.Count; i++)
        {
            var owner = owners.At(i);
            // Only what is known through and through can be the same.
            if (Known.Is(owner.Value) && !texts.Add(JsonText.Write(owner.Value)))
            {
                if (new OwnerReferenceView(owner).Uid.TryText(out var uid) && !doubled.Contains(uid))
                    doubled.Add(uid);
                continue;
            }

            kept.Add(owner.Value);
        }

        if (doubled.Count == 0 || meta.Node.Object is not { } typed)
            return;
        typed.Slots[ObjectMetaView.At.OwnerReferences] = Value.Of(new TypedList([.. kept], owners.IsComplete));
        report.Warn(
            Field.Root(Concept.Metadata).Member("metadata", "ownerReferences"),
            ".metadata.ownerReferences contains duplicate entries; API server dedups owner references in 1.20+, and may reject such requests as early as 1.24; please fix your requests; duplicate UID(s) observed: " + string.Join(", ", doubled));
    }
}
