using BackendDsl.Cel.Text;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Persistent volumes, claims as objects, classes and drivers of storage.</summary>
internal static class StorageRules
{
    private static readonly string[] s_sources =
    [
        "hostPath", "gcePersistentDisk", "awsElasticBlockStore", "glusterfs", "flocker", "nfs", "rbd", "quobyte", "cephfs", "iscsi", "cinder", "fc",
        "flexVolume", "azureFile", "vsphereVolume", "photonPersistentDisk", "portworxVolume", "azureDisk", "scaleIO", "local", "storageos", "csi",
    ];

    public static void Claim(Node node, Report report) =>
        ClaimRules.Spec(new PersistentVolumeClaimView(node).Spec, Field.Root(Concept.Storage).Member("spec"), report, Concept.Storage);

    public static void Volume(Node node, Report report)
    {
        var spec = new PersistentVolumeView(node).Spec;
        var at = Field.Root(Concept.Storage).Member("spec");
        if (spec.AccessModes.HasNone)
            report.Required(at.Member("accessModes"));
        ClaimRules.Modes(spec.AccessModes, at.Member("accessModes"), report);
        Capacity(spec.Capacity, at.Member("capacity"), report);
        Check.OneOf(spec.PersistentVolumeReclaimPolicy, at.Member("persistentVolumeReclaimPolicy"), report, "Delete", "Recycle", "Retain");
        if (spec.NodeAffinity.Given.IsTrue)
        {
            var required = spec.NodeAffinity.Required;
            if (!required.Given)
                report.Required(at.Member("nodeAffinity", "required"), "must specify required node constraints");
            if (required.Given.IsTrue)
                SchedulingRules.NodeSelector(required, at.Member("nodeAffinity", "required"), report);
        }

        Sources(spec, at, report);
        if (spec.HostPath.Given & spec.HostPath.Path.Is("/") & spec.PersistentVolumeReclaimPolicy.Is("Recycle"))
            report.Forbidden(at.Member("persistentVolumeReclaimPolicy"), "may not be 'recycle' for a hostPath mount of '/'");
        Check.Subdomain(spec.StorageClassName, at.Member("storageClassName"), report);
        Check.OneOf(spec.VolumeMode, at.Member("volumeMode"), report, "Block", "Filesystem");
        if (report.Minor >= 34 && spec.VolumeAttributesClassName.TryGiven(out string attributes))
        {
            if (attributes.Length == 0)
                report.Required(at.Member("volumeAttributesClassName"), "an empty string is disallowed");
            else
                report.InvalidText(at.Member("volumeAttributesClassName"), attributes, Dns.CheckSubdomain(attributes));
            if (!spec.Csi.Given)
                report.Required(at.Member("csi"), "has to be specified when using volumeAttributesClassName");
        }
    }

    public static void StorageClass(Node node, Report report)
    {
        var storage = new StorageClassView(node);
        var at = Field.Root(Concept.Storage);
        if (storage.Provisioner.IsEmpty)
            report.Required(at.Member("provisioner"));
        else if (storage.Provisioner.TryText(out var provisioner))
            report.InvalidText(at.Member("provisioner"), provisioner, NameRules.QualifiedMessages(provisioner.ToLowerInvariant()));
        var size = 0L;
        for (var i = 0; i < storage.Parameters.Count; i++)
        {
            var key = storage.Parameters.Key(i);
            if (key.Length == 0)
                report.InvalidText(at.Member("parameters"), key, "field can not be empty.");
            size += CodePoints.Utf8Length(key) + (storage.Parameters.Entry(i).TryText(out var text) ? CodePoints.Utf8Length(text) : 0);
        }

        if (storage.Parameters.Count > 512)
            report.TooLong(at.Member("parameters"), 512);
        if (size > 256 * 1024)
            report.TooLong(at.Member("parameters"), 256 * 1024);
        if (!storage.ReclaimPolicy.IsEmpty)
            Check.OneOf(storage.ReclaimPolicy, at.Member("reclaimPolicy"), report, "Delete", "Retain");
        if (!storage.VolumeBindingMode.Given)
            report.Required(at.Member("volumeBindingMode"));
        Check.OneOf(storage.VolumeBindingMode, at.Member("volumeBindingMode"), report, "Immediate", "WaitForFirstConsumer");
        Topologies(storage.AllowedTopologies, at.Member("allowedTopologies"), report);
    }

    public static void CsiDriver(Node node, Report report)
    {
        var driver = new CSIDriverView(node);
        var at = Field.Root(Concept.Storage);
        var spec = driver.Spec;
        at = at.Member("spec");
        for (var i = 0; i < spec.VolumeLifecycleModes.Count; i++)
        {
            var mode = spec.VolumeLifecycleModes.At(i);
            if (mode.TryText(out var text) && text is not ("Persistent" or "Ephemeral"))
                report.NotSupported(at.Member("volumeLifecycleModes"), mode, "Persistent", "Ephemeral");
        }

        Check.OneOf(spec.FsGroupPolicy, at.Member("fsGroupPolicy"), report, "ReadWriteOnceWithFSType", "File", "None");
        var audiences = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < spec.TokenRequests.Count; i++)
        {
            var request = new TokenRequestView(spec.TokenRequests.At(i));
            var own = at.Member("tokenRequests").Item(i);
            if (request.Audience.TryText(out var audience) && !audiences.Add(audience))
                report.Duplicate(own.Member("audience"), request.Audience);
            if (!request.ExpirationSeconds.TryGiven(out long seconds))
                continue;
            if (seconds < 600)
                report.Invalid(own.Member("expirationSeconds"), seconds, "may not specify a duration less than 10 minutes");
            if (seconds > 1L << 32)
                report.Invalid(own.Member("expirationSeconds"), seconds, "may not specify a duration larger than 2^32 seconds");
        }

        if (spec.NodeAllocatableUpdatePeriodSeconds.TryGiven(out long period) && period < 10)
            report.Invalid(at.Member("nodeAllocatableUpdatePeriodSeconds"), period, "must be greater than or equal to 10 seconds");
    }

    private static void Capacity(Node capacity, Field at, Report report)
    {
        if (capacity.HasNone)
            report.Required(at);
        if (!capacity.Get("storage").Given | (capacity.Count > 1))
            report.NotSupported(at, capacity.Given.IsTrue ? JsonText.Write(capacity.Value) : "null", ["storage"]);
        for (var i = 0; i < capacity.Count; i++)
        {
            var place = at.Key(capacity.Key(i));
            if (capacity.Entry(i).TryGiven(out string text))
                ResourceRules.Amount(capacity.Key(i), text, place, report);
            ClaimRules.Positive(capacity.Entry(i), place, report);
        }
    }

    private static void Sources(PersistentVolumeSpecView spec, Field at, Report report)
    {
        var before = Truth.False;
        foreach (var name in s_sources)
        {
            var source = spec.Node.Member(name);
            if (source.Given & before)
                report.Forbidden(at.Member(name), "may not specify more than 1 volume type");
            else if ((source.Given & !before).IsTrue)
                Source(name, source, spec, at.Member(name), report);
            before |= source.Given;
        }

        if (!before)
            report.Required(at, "must specify a volume type");
    }

    private static void Source(string name, Node source, PersistentVolumeSpecView spec, Field at, Report report)
    {
        switch (name)
        {
            case "local":
                Check.Required(source.Member("path"), at.Member("path"), report);
                if (source.Member("path").TryText(out var path))
                    Check.NoBacksteps(path, at.Member("path"), report);
                if (!spec.NodeAffinity.Given)
                    report.Required(at.Parent.Member("nodeAffinity").For(Concept.Storage), "Local volume requires node affinity");
                break;
            case "csi":
                VolumeSourceRules.CsiDriver(source.Member("driver"), at.Member("driver"), report);
                Check.Required(source.Member("volumeHandle"), at.Member("volumeHandle"), report);
                foreach (var secret in new[] { "controllerPublishSecretRef", "controllerExpandSecretRef", "nodePublishSecretRef", "nodeExpandSecretRef", "nodeStageSecretRef" })
                {
                    var reference = source.Member(secret);
                    if (!reference.Given.IsTrue)
                        continue;
                    Check.Required(reference.Member("name"), at.Member(secret, "name"), report);
                    Check.Required(reference.Member("namespace"), at.Member(secret, "namespace"), report);
                }

                break;
            default:
                VolumeSourceRules.Check(name, source, at, report, PodUse.Pod);
                break;
        }
    }

    private static void Topologies(Node terms, Field at, Report report)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal) { "{}", "{\"matchLabelExpressions\":[]}" };
        for (var i = 0; i < terms.Count; i++)
        {
            if (Known.Is(terms.At(i).Value) && !texts.Add(JsonText.Write(terms.At(i).Value)))
                report.DuplicateText(at.Item(i).Member("matchLabelExpressions"), "\"\"");
            var expressions = new TopologySelectorTermView(terms.At(i)).MatchLabelExpressions;
            for (var j = 0; j < expressions.Count; j++)
            {
                var expression = new TopologySelectorLabelRequirementView(expressions.At(j));
                var own = at.Item(i).Member("matchLabelExpressions").Item(j);
                if (expression.Values.HasNone)
                    report.Required(own.Member("values"));
                var seen = new HashSet<string>(StringComparer.Ordinal);
                for (var k = 0; k < expression.Values.Count; k++)
                {
                    if (expression.Values.At(k).TryText(out var text) && !seen.Add(text))
                        report.Duplicate(own.Member("values").Item(k), expression.Values.At(k));
                }

                NameRules.Qualified(expression.Key, own.Member("key"), report);
                for (var k = 0; k < j; k++)
                {
                    if (expression.Key.TryText(out var key) && new TopologySelectorLabelRequirementView(expressions.At(k)).Key.Is(key))
                    {
                        report.Duplicate(own.Member("key"), expression.Key);
                        break;
                    }
                }
            }
        }
    }
}
