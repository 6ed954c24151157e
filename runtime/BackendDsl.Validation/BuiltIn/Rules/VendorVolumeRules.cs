using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Volumes of particular storage systems, in Pods and in persistent volumes.</summary>
internal static class VendorVolumeRules
{
    private static readonly System.Text.RegularExpressions.Regex s_iqn = new(@"^iqn\.\d{4}-\d{2}\.([a-z0-9][-.:a-z0-9]*[a-z0-9]|[a-z0-9])(:.*)?$", System.Text.RegularExpressions.RegexOptions.CultureInvariant);

    public static void Check(string name, Node source, Field at, Report report)
    {
        switch (name)
        {
            case "gcePersistentDisk":
                VolumeSourceRules.Required(source, at, report, "pdName");
                Rules.Check.Between(source.Member("partition"), 0, 255, at.Member("partition"), report, "must be between 0 and 255, inclusive");
                break;
            case "awsElasticBlockStore":
                VolumeSourceRules.Required(source, at, report, "volumeID");
                Rules.Check.Between(source.Member("partition"), 0, 255, at.Member("partition"), report, "must be between 0 and 255, inclusive");
                break;
            case "iscsi":
                Iscsi(source, at, report);
                break;
            case "glusterfs":
                VolumeSourceRules.Required(source, at, report, "endpoints", "path");
                break;
            case "rbd":
                if (source.Member("monitors").HasNone)
                    report.Required(at.Member("monitors"));
                VolumeSourceRules.Required(source, at, report, "image");
                break;
            case "cephfs":
                if (source.Member("monitors").HasNone)
                    report.Required(at.Member("monitors"));
                break;
            case "cinder":
                VolumeSourceRules.Required(source, at, report, "volumeID");
                if (source.Member("secretRef").Given)
                    Rules.Check.Required(source.Member("secretRef").Member("name"), at.Member("secretRef", "name"), report);
                break;
            case "quobyte":
                VolumeSourceRules.Required(source, at, report, "registry", "volume");
                break;
            case "fc":
                FibreChannel(source, at, report);
                break;
            case "flexVolume":
                VolumeSourceRules.Required(source, at, report, "driver");
                break;
            case "azureFile":
                VolumeSourceRules.Required(source, at, report, "secretName", "shareName");
                break;
            case "azureDisk":
                AzureDisk(source, at, report);
                break;
            case "vsphereVolume":
                VolumeSourceRules.Required(source, at, report, "volumePath");
                break;
            case "photonPersistentDisk":
                VolumeSourceRules.Required(source, at, report, "pdID");
                break;
            case "portworxVolume":
                VolumeSourceRules.Required(source, at, report, "volumeID");
                break;
            case "storageos":
                VolumeSourceRules.Required(source, at, report, "volumeName");
                break;
            case "scaleIO":
                VolumeSourceRules.Required(source, at, report, "gateway", "system", "volumeName");
                break;
        }
    }

    private static void Iscsi(Node source, Field at, Report report)
    {
        VolumeSourceRules.Required(source, at, report, "targetPortal", "iqn");
        if (source.Member("iqn").TryText(out var iqn) && iqn.Length > 0)
        {
            var (iqnForm, eui, naa) = (iqn.StartsWith("iqn", StringComparison.Ordinal), iqn.StartsWith("eui", StringComparison.Ordinal), iqn.StartsWith("naa", StringComparison.Ordinal));
            if (!iqnForm && !eui && !naa)
                report.InvalidText(at.Member("iqn"), iqn, "must be valid format starting with iqn, eui, or naa");
            else if ((iqnForm && !s_iqn.IsMatch(iqn)) || (eui && !Hex(iqn, 16)) || (naa && !Hex(iqn, 32)))
                report.InvalidText(at.Member("iqn"), iqn, "must be valid format");
        }

        Rules.Check.Between(source.Member("lun"), 0, 255, at.Member("lun"), report, "must be between 0 and 255, inclusive");
        if ((source.Member("chapAuthDiscovery").IsTrue | source.Member("chapAuthSession").IsTrue) & !source.Member("secretRef").Given)
            report.Required(at.Member("secretRef"));

        static bool Hex(string text, int digits)
        {
            if (text.Length != 4 + digits || text[3] != '.')
                return false;
            for (var i = 4; i < text.Length; i++)
            {
                if (!Uri.IsHexDigit(text[i]))
                    return false;
            }

            return true;
        }
    }

    private static void FibreChannel(Node source, Field at, Report report)
    {
        var (names, ids) = (source.Member("targetWWNs"), source.Member("wwids"));
        if (names.HasNone & ids.HasNone)
            report.Required(at.Member("targetWWNs"), "must specify either targetWWNs or wwids, but not both");
        if (!names.HasNone & !ids.HasNone)
            report.Invalid(at.Member("targetWWNs"), JsonText.Write(names.Value), "targetWWNs and wwids can not be specified simultaneously");
        var lun = source.Member("lun");
        if (!names.HasNone & !lun.Given)
            report.Required(at.Member("lun"), "lun is required if targetWWNs is specified");
        Rules.Check.Between(lun, 0, 255, at.Member("lun"), report, "must be between 0 and 255, inclusive");
    }

    private static void AzureDisk(Node source, Field at, Report report)
    {
        VolumeSourceRules.Required(source, at, report, "diskName", "diskURI");
        Rules.Check.OneOf(source.Member("cachingMode"), at.Member("cachingMode"), report, "None", "ReadOnly", "ReadWrite");
        Rules.Check.OneOf(source.Member("kind"), at.Member("kind"), report, "Dedicated", "Managed", "Shared");
        if (!source.Member("kind").TryText(out var kind) || !source.Member("diskURI").TryText(out var uri))
            return;
        if (kind == "Managed" && !uri.StartsWith("/subscriptions/", StringComparison.Ordinal))
            report.NotSupported(at.Member("diskURI"), source.Member("diskURI"), "/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}");
        if (kind != "Managed" && !uri.StartsWith("https://", StringComparison.Ordinal) && !uri.StartsWith("http://", StringComparison.Ordinal))
            report.NotSupported(at.Member("diskURI"), source.Member("diskURI"), "https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd");
    }
}
