using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Defaults;

/// <summary>Defaults of claims and volumes of persistent storage.</summary>
internal static class StorageDefaults
{
    public static void Claim(PersistentVolumeClaimSpecView spec, Field at, Report report)
    {
        if (spec.Node.Object is null)
            return;
        Fill.Pointer(spec, PersistentVolumeClaimSpecView.At.VolumeMode, "Filesystem");
        Amounts.RoundUp(spec.Resources.Limits, () => at.Member("resources", "limits"), report);
        Amounts.RoundUp(spec.Resources.Requests, () => at.Member("resources", "requests"), report);
        ClaimSources.Normalize(spec, at, report);
        if (report.Minor < 34)
            Dropped.Drop(spec, PersistentVolumeClaimSpecView.At.VolumeAttributesClassName, at.Member("volumeAttributesClassName"), "VolumeAttributesClass", report);
    }

    public static void Volume(PersistentVolumeSpecView spec, Report report)
    {
        if (spec.Node.Object is null)
            return;
        Fill.Text(spec, PersistentVolumeSpecView.At.PersistentVolumeReclaimPolicy, "Retain");
        Fill.Pointer(spec, PersistentVolumeSpecView.At.VolumeMode, "Filesystem");
        Amounts.RoundUp(spec.Capacity, () => Field.Root(Concept.Dropped).Member("spec", "capacity"), report);
        if (spec.HostPath.Node.Object is not null)
            Fill.Pointer(spec.HostPath, HostPathVolumeSourceView.At.Type, "");
        if (spec.Iscsi.Node.Object is not null)
            Fill.Text(spec.Iscsi, ISCSIPersistentVolumeSourceView.At.IscsiInterface, "default");
        if (spec.Rbd.Node.Object is not null)
        {
            Fill.Text(spec.Rbd, RBDPersistentVolumeSourceView.At.Pool, "rbd");
            Fill.Text(spec.Rbd, RBDPersistentVolumeSourceView.At.User, "admin");
            Fill.Text(spec.Rbd, RBDPersistentVolumeSourceView.At.Keyring, "/etc/ceph/keyring");
        }

        if (spec.AzureDisk.Node.Object is not null)
        {
            Fill.Pointer(spec.AzureDisk, AzureDiskVolumeSourceView.At.CachingMode, "ReadWrite");
            Fill.Pointer(spec.AzureDisk, AzureDiskVolumeSourceView.At.Kind, "Shared");
            Fill.Pointer(spec.AzureDisk, AzureDiskVolumeSourceView.At.FsType, "ext4");
            Fill.Pointer(spec.AzureDisk, AzureDiskVolumeSourceView.At.ReadOnly, false);
        }

        if (spec.ScaleIO.Node.Object is not null)
        {
            Fill.Text(spec.ScaleIO, ScaleIOPersistentVolumeSourceView.At.StorageMode, "ThinProvisioned");
            Fill.Text(spec.ScaleIO, ScaleIOPersistentVolumeSourceView.At.FsType, "xfs");
        }
    }
}
