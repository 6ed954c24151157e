using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Decoding;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;
using Truth = BackendDsl.Validation.BuiltIn.Views.Truth;

namespace BackendDsl.Validation.BuiltIn.Defaults;

/// <summary>What a claim is filled from: the older and the newer member follow each other, and what the older cannot hold is dropped.</summary>
internal static class ClaimSources
{
    public static void Normalize(PersistentVolumeClaimSpecView spec, Field at, Report report)
    {
        var slots = spec.Node.Object!.Slots;
        ref var older = ref slots[PersistentVolumeClaimSpecView.At.DataSource];
        ref var newer = ref slots[PersistentVolumeClaimSpecView.At.DataSourceRef];
        var holds = older.Kind == ValueKind.Object ? Holds(new(new Node(older))) : Truth.True;
        if (holds.IsFalse)
        {
            report.Inform(at.Member("dataSource"), "dropped without a word: this member holds a PersistentVolumeClaim or a VolumeSnapshot (snapshot.storage.k8s.io) alone; others are named in dataSourceRef");
            older = Value.Absent;
        }
        else if (!holds.IsTrue)
        {
            older = Value.MaybeAbsent;
        }

        if (older.IsUnknown || newer.IsUnknown)
            return;
        // One that names a namespace is dropped as a whole, and nothing is copied from it.
        if (newer.Kind == ValueKind.Object && new TypedObjectReferenceView(new Node(newer)).Namespace is var home && !home.Given.IsFalse)
        {
            if (!home.TryGiven(out string name))
            {
                newer = Value.MaybeAbsent;
                return;
            }

            if (name.Length > 0)
            {
                report.Inform(at.Member("dataSourceRef", "namespace"), "the whole reference is dropped without a word: the feature CrossNamespaceVolumeDataSource, by which it may name a namespace, is off by default");
                newer = Value.Absent;
                return;
            }
        }

        if (older.Kind == ValueKind.Object && newer.IsAbsent)
            newer = Copy(older, "core.v1.TypedObjectReference");
        else if (newer.Kind == ValueKind.Object && older.IsAbsent)
            older = Copy(newer, "core.v1.TypedLocalObjectReference");
    }

    // A claim, or a snapshot.
    private static Truth Holds(TypedLocalObjectReferenceView source)
    {
        if (!source.Kind.TryText(out var kind) || !source.ApiGroup.TryText(out var group))
            return Truth.Unknown;
        return kind == "PersistentVolumeClaim" ? group.Length == 0 : kind == "VolumeSnapshot" && group == "snapshot.storage.k8s.io";
    }

    private static Value Copy(in Value source, string type)
    {
        var result = new TypedObject(Facts.TypeTable.Get(type), source.Object.IsComplete);
        foreach (var name in new[] { "apiGroup", "kind", "name" })
            result.Slots[result.Type.Find(name)] = source.Object[name];
        return Value.Of(result);
    }
}
