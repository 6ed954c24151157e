using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Decoding;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Rules;
using BackendDsl.Validation.BuiltIn.Views;
using Truth = BackendDsl.Validation.BuiltIn.Views.Truth;

namespace BackendDsl.Validation.BuiltIn.Defaults;

/// <summary>Defaults of a volume: an empty directory where no source is given.</summary>
internal static class VolumeDefaults
{
    public static void Fill(VolumeView volume, Field spec, int index, Report report)
    {
        if (volume.Node.Object is not { } typed)
            return;
        var some = Truth.False;
        foreach (var (name, source) in VolumeSources.Of(volume))
        {
            some |= source.Given;
            if (source.Object is not null)
                Source(name, source, spec, index, report);
        }

        if (!some)
            typed.Slots[VolumeView.At.EmptyDir] = Value.Of(new TypedObject(typed.Type.Members[VolumeView.At.EmptyDir].Shape.Type, true));
        else if (!some.IsTrue && volume.EmptyDir.Node.Value.IsAbsent)
            typed.Slots[VolumeView.At.EmptyDir] = Value.MaybeAbsent;
    }

    private static void Source(string name, Node source, Field spec, int index, Report report)
    {
        switch (name)
        {
            case "secret":
                Defaults.Fill.Pointer(source, SecretVolumeSourceView.At.DefaultMode, 420);
                break;
            case "configMap":
                Defaults.Fill.Pointer(source, ConfigMapVolumeSourceView.At.DefaultMode, 420);
                break;
            case "downwardAPI":
                Defaults.Fill.Pointer(source, DownwardAPIVolumeSourceView.At.DefaultMode, 420);
                FieldVersions(source.Member("items"));
                break;
            case "projected":
                Projected(new(source));
                break;
            case "hostPath":
                Defaults.Fill.Pointer(source, HostPathVolumeSourceView.At.Type, "");
                break;
            case "iscsi":
                Defaults.Fill.Text(source, ISCSIVolumeSourceView.At.IscsiInterface, "default");
                break;
            case "rbd":
                Defaults.Fill.Text(source, RBDVolumeSourceView.At.Pool, "rbd");
                Defaults.Fill.Text(source, RBDVolumeSourceView.At.User, "admin");
                Defaults.Fill.Text(source, RBDVolumeSourceView.At.Keyring, "/etc/ceph/keyring");
                break;
            case "azureDisk":
                Defaults.Fill.Pointer(source, AzureDiskVolumeSourceView.At.CachingMode, "ReadWrite");
                Defaults.Fill.Pointer(source, AzureDiskVolumeSourceView.At.Kind, "Shared");
                Defaults.Fill.Pointer(source, AzureDiskVolumeSourceView.At.FsType, "ext4");
                Defaults.Fill.Pointer(source, AzureDiskVolumeSourceView.At.ReadOnly, false);
                break;
            case "scaleIO":
                Defaults.Fill.Text(source, ScaleIOVolumeSourceView.At.StorageMode, "ThinProvisioned");
                Defaults.Fill.Text(source, ScaleIOVolumeSourceView.At.FsType, "xfs");
                break;
            case "image":
                var image = new ImageVolumeSourceView(source);
                if (image.PullPolicy.IsEmpty)
                    source.Object!.Slots[ImageVolumeSourceView.At.PullPolicy] = image.Reference.TryText(out var reference) ? Value.Of(ImageName.PullPolicy(reference)) : Value.Unknown;
                else if (image.PullPolicy.Value.Kind == ValueKind.MaybeAbsent)
                    source.Object!.Slots[ImageVolumeSourceView.At.PullPolicy] = Value.Unknown;
                break;
            case "ephemeral":
                var template = new EphemeralVolumeSourceView(source).VolumeClaimTemplate;
                if (template.Node.Object is not null)
                {
                    var at = spec.Member("volumes").Item(index).Member("ephemeral", "volumeClaimTemplate").Member("spec");
                    StorageDefaults.Claim(new(Defaults.Fill.Object(template, PersistentVolumeClaimTemplateView.At.Spec)), at, report);
                }

                break;
        }
    }

    private static void Projected(ProjectedVolumeSourceView projected)
    {
        Defaults.Fill.Pointer(projected, ProjectedVolumeSourceView.At.DefaultMode, 420);
        for (var i = 0; i < projected.Sources.Count; i++)
        {
            var source = new VolumeProjectionView(projected.Sources.At(i));
            if (source.ServiceAccountToken.Node.Object is not null)
                Defaults.Fill.Pointer(source.ServiceAccountToken, ServiceAccountTokenProjectionView.At.ExpirationSeconds, 3600);
            if (source.PodCertificate.Node.Object is not null)
                Defaults.Fill.Pointer(source.PodCertificate, PodCertificateProjectionView.At.MaxExpirationSeconds, 86400);
            FieldVersions(source.DownwardAPI.Items);
        }
    }

    private static void FieldVersions(Node items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var file = new DownwardAPIVolumeFileView(items.At(i));
            if (file.FieldRef.Node.Object is not null)
                Defaults.Fill.Text(file.FieldRef, ObjectFieldSelectorView.At.ApiVersion, "v1");
        }
    }
}
