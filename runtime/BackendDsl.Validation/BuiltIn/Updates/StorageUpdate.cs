using BackendDsl.Validation.BuiltIn.Decoding;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Rules;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Updates;

/// <summary>Changes of storage: hardly any but the size of a bound claim.</summary>
internal static class StorageUpdate
{
    private const string ClaimFields = "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims";

    public static void Claim(Node node, Node old, Report report)
    {
        StorageRules.Claim(node, report);
        var (spec, before) = (new PersistentVolumeClaimView(node).Spec, new PersistentVolumeClaimView(old).Spec);
        var at = Field.Root(Concept.Immutable);
        var status = new PersistentVolumeClaimStatusView(old.Member("status"));
        var bound = status.Phase.Is("Bound");
        var changed = Difference.Except(spec, before, "resources", "volumeAttributesClassName") | Difference.Except(spec.Resources, before.Resources, "requests");
        var requests = Difference.Of(spec.Resources.Requests, before.Resources.Requests) | Difference.Of(spec.VolumeAttributesClassName, before.VolumeAttributesClassName);
        if (changed | (requests & !bound))
            report.Forbidden(at.Member("spec"), ClaimFields);
        if (Read(spec.Resources.Requests, out var size) && Read(before.Resources.Requests, out var was) && size.CompareTo(was) < 0)
        {
            var capacity = Read(status.Capacity, out var real);
            var place = at.Member("spec", "resources").Member("requests", "storage");
            if (report.Minor < 32)
                report.Forbidden(place, "field can not be less than previous value");
            else if (!capacity ? size.Sign <= 0 : size.CompareTo(real) <= 0)
                report.Forbidden(place, "field can not be less than status.capacity");
        }

        Immutable.Check(spec.VolumeMode, before.VolumeMode, at.Member("volumeMode"), report);
    }

    public static void Volume(Node node, Node old, Report report)
    {
        StorageRules.Volume(node, report);
        var (spec, before) = (new PersistentVolumeView(node).Spec, new PersistentVolumeView(old).Spec);
        var at = Field.Root(Concept.Immutable);
        if (Difference.Except(spec, before, "capacity", "accessModes", "claimRef", "persistentVolumeReclaimPolicy", "storageClassName", "mountOptions", "volumeMode", "nodeAffinity", "volumeAttributesClassName"))
            report.Forbidden(at.Member("spec", "persistentvolumesource"), "spec.persistentvolumesource is immutable after creation");
        Immutable.Check(spec.VolumeMode, before.VolumeMode, at.Member("volumeMode"), report);
        if (before.NodeAffinity.Given.IsTrue)
            Immutable.Check(spec.NodeAffinity, before.NodeAffinity, at.Member("nodeAffinity"), report, "field is immutable, except for updating from beta label to GA");
    }

    public static void StorageClass(Node node, Node old, Report report)
    {
        StorageRules.StorageClass(node, report);
        var (now, before) = (new StorageClassView(node), new StorageClassView(old));
        var at = Field.Root(Concept.Immutable);
        Immutable.Forbidden(now.Parameters, before.Parameters, at.Member("parameters"), report, "updates to parameters are forbidden.");
        Immutable.Forbidden(now.Provisioner, before.Provisioner, at.Member("provisioner"), report, "updates to provisioner are forbidden.");
        if (report.Minor >= 36)
            Immutable.Check(now.ReclaimPolicy, before.ReclaimPolicy, at.Member("reclaimPolicy"), report);
        else
            Immutable.Forbidden(now.ReclaimPolicy, before.ReclaimPolicy, at.Member("reclaimPolicy"), report, "updates to reclaimPolicy are forbidden.");
        Immutable.Check(now.VolumeBindingMode, before.VolumeBindingMode, at.Member("volumeBindingMode"), report);
    }

    public static void CsiDriver(Node node, Node old, Report report)
    {
        StorageRules.CsiDriver(node, report);
        var (now, before) = (new CSIDriverView(node).Spec, new CSIDriverView(old).Spec);
        var at = Field.Root(Concept.Immutable).Member("spec");
        Immutable.Check(now.AttachRequired, before.AttachRequired, at.Member("attachedRequired"), report);
        Immutable.Check(now.VolumeLifecycleModes, before.VolumeLifecycleModes, at.Member("volumeLifecycleModes"), report);
    }

    private static bool Read(Node amounts, out Amount amount)
    {
        // What is not there counts as nothing.
        amount = default;
        var storage = amounts.Get("storage");
        return storage.TryGiven(out string text) ? Amount.TryRead(text, out amount) : storage.Given.IsFalse && Amount.TryRead("0", out amount);
    }
}
