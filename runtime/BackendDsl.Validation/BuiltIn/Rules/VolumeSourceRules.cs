using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Where a volume's content comes from; the sources of vendors stand in <see cref="VendorVolumeRules"/>.</summary>
internal static class VolumeSourceRules
{
    public static void Check(string name, Node source, Field at, Report report, PodUse use)
    {
        if (source.Object is null)
            return;
        switch (name)
        {
            case "emptyDir":
                if (new EmptyDirVolumeSourceView(source).SizeLimit.TryGiven(out string size) && Decoding.Amount.TryRead(size, out var amount) && amount.Sign < 0)
                    report.Forbidden(at.Member("sizeLimit"), "SizeLimit field must be a valid resource quantity");
                break;
            case "hostPath":
                HostPath(new(source), at, report);
                break;
            case "gitRepo":
                Required(source, at, report, "repository");
                if (source.Member("directory").TryText(out var directory))
                    Rules.Check.DescendingPath(directory, at.Member("directory"), report);
                break;
            case "secret":
                Files(source, "secretName", at, report);
                break;
            case "configMap":
                Files(source, "name", at, report);
                break;
            case "nfs":
                Required(source, at, report, "server", "path");
                if (source.Member("path").TryText(out var path) && (path.Length == 0 || path[0] != '/'))
                    report.InvalidText(at.Member("path"), path, "must be an absolute path");
                break;
            case "persistentVolumeClaim":
                Required(source, at, report, "claimName");
                break;
            case "downwardAPI":
                Mode(source.Member("defaultMode"), at.Member("defaultMode"), report);
                for (var i = 0; i < source.Member("items").Count; i++)
                    DownwardFile(new(source.Member("items").At(i)), at, report);
                break;
            case "projected":
                ProjectedVolumeRules.Check(new(source), at, report);
                break;
            case "csi":
                CsiDriver(source.Member("driver"), at.Member("driver"), report);
                if (source.Member("nodePublishSecretRef").Given)
                    Rules.Check.Required(source.Member("nodePublishSecretRef").Member("name"), at.Member("nodePublishSecretRef", "name"), report);
                break;
            case "ephemeral":
                Ephemeral(new(source), at, report);
                break;
            case "image":
                if (use == PodUse.Pod || report.Minor >= 35)
                    Required(source, at, report, "reference");
                Rules.Check.RequiredOneOf(source.Member("pullPolicy"), at.Member("pullPolicy"), report, "Always", "IfNotPresent", "Never");
                break;
            default:
                VendorVolumeRules.Check(name, source, at, report);
                break;
        }
    }

    public static void Required(Node source, Field at, Report report, params string[] members)
    {
        foreach (var member in members)
            Rules.Check.Required(source.Member(member), at.Member(member), report);
    }

    public static void Mode(Node mode, Field at, Report report) =>
        Rules.Check.Between(mode, 0, 511, at, report, "must be a number between 0 and 0777 (octal), both inclusive");

    public static void Key(KeyToPathView item, Field at, Report report)
    {
        Rules.Check.Required(item.Key, at.Member("key"), report);
        Rules.Check.Required(item.Path, at.Member("path"), report);
        if (item.Path.TryText(out var path))
            Rules.Check.FilePath(path, at.Member("path"), report);
        Mode(item.Mode, at.Member("mode"), report);
    }

    public static void DownwardFile(DownwardAPIVolumeFileView file, Field at, Report report)
    {
        Rules.Check.Required(file.Path, at.Member("path"), report);
        if (file.Path.TryText(out var path))
            Rules.Check.FilePath(path, at.Member("path"), report);
        var (field, resource) = (file.FieldRef, file.ResourceFieldRef);
        if (field.Given.IsTrue)
            EnvRules.FieldReference(field, at.Member("fieldRef"), report, volume: true);
        if (field.Given & resource.Given)
            report.InvalidText(at, "resource", "fieldRef and resourceFieldRef can not be specified simultaneously");
        if ((!field.Given & resource.Given).IsTrue)
            EnvRules.ResourceReference(resource, at.Member("resourceFieldRef"), report, volume: true);
        if (!field.Given & !resource.Given)
            report.Required(at, "one of fieldRef and resourceFieldRef is required");
        Mode(file.Mode, at.Member("mode"), report);
    }

    public static void CsiDriver(Node driver, Field at, Report report)
    {
        if (!driver.TryText(out var text))
            return;
        if (text.Length == 0)
        {
            report.Required(at);
            if (report.Minor >= 35)
                return;
        }

        if (text.Length > 63)
            report.TooLong(at, 63);
        report.InvalidText(at, text, BackendDsl.Cel.Text.Dns.CheckSubdomain(text.ToLowerInvariant()));
    }

    public static void HostPath(HostPathVolumeSourceView source, Field at, Report report)
    {
        Rules.Check.Required(source.Path, at.Member("path"), report);
        if (source.Path.TryText(out var path))
            Rules.Check.NoBacksteps(path, at.Member("path"), report);
        Rules.Check.OneOf(source.Type, at.Member("type"), report, "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket");
    }

    private static void Files(Node source, string name, Field at, Report report)
    {
        Required(source, at, report, name);
        Mode(source.Member("defaultMode"), at.Member("defaultMode"), report);
        var items = source.Member("items");
        for (var i = 0; i < items.Count; i++)
            Key(new(items.At(i)), at.Member("items").Item(i), report);
    }

    private static void Ephemeral(EphemeralVolumeSourceView source, Field at, Report report)
    {
        at = at.Member("volumeClaimTemplate");
        if (!source.VolumeClaimTemplate.Node.Given)
            report.Required(at);
        if (!source.VolumeClaimTemplate.Node.Given.IsTrue)
            return;
        var meta = new ObjectMetaView(source.VolumeClaimTemplate.Metadata);
        var place = at.Member("metadata");
        MetadataRules.Annotations(meta.Annotations, place.Member("annotations"), report);
        MetadataRules.Labels(meta.Labels, place.Member("labels"), report);
        foreach (var member in new[] { "name", "generateName", "namespace", "finalizers", "ownerReferences" })
        {
            var node = meta.Node.Member(member);
            if (node.Value.Kind is BackendDsl.Cel.Values.ValueKind.String ? !node.IsEmpty : !node.HasNone & node.Given)
                report.Forbidden(place.Member(member), "cannot be set");
        }

        ClaimRules.Spec(source.VolumeClaimTemplate.Spec, at.Member("spec"), report, Concept.Storage);
    }
}
