using BackendDsl.Cel.Text;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Warnings;

/// <summary>What the server warns about in accepted objects, kind by kind; the second object is the old one, absent for a create.</summary>
internal static class KindWarnings
{
    private const string Class = "volume.beta.kubernetes.io/storage-class";
    private const string ClassText = "deprecated since v1.8; use \"storageClassName\" attribute instead";

    public static void Deployment(Node node, Node old, Report report)
    {
        if (!old.Given.IsTrue)
            PodWarnings.Name(node, report);
        Workload(node, old, report);
    }

    public static void Workload(Node node, Node old, Report report)
    {
        _ = old;
        PodWarnings.Template(node.Member("spec").Member("template"), Spec().Member("template"), report);
    }

    public static void StatefulSet(Node node, Node old, Report report)
    {
        Workload(node, old, report);
        var spec = new StatefulSetView(node).Spec;
        if (spec.RevisionHistoryLimit.TryGiven(out long limit) && limit < 0)
            PodWarnings.Say(Spec().Member("revisionHistoryLimit"), "a negative value retains all historical revisions; a value >= 0 is recommended", report);
        for (var i = 0; i < spec.VolumeClaimTemplates.Count; i++)
            Claim(spec.VolumeClaimTemplates.At(i), Spec().Member("volumeClaimTemplates").Item(i), report);
    }

    public static void CronJob(Node node, Node old, Report report)
    {
        if (!old.Given.IsTrue)
            PodWarnings.Name(node, report);
        var spec = new CronJobView(node).Spec;
        PodWarnings.Template(spec.JobTemplate.Spec.Template, Spec().Member("jobTemplate", "spec").Member("template"), report);
        if (spec.Schedule.TryText(out var schedule) && schedule.IndexOf("TZ", StringComparison.Ordinal) >= 0)
            PodWarnings.Say(Spec().Member("schedule"), "cannot use TZ or CRON_TZ in schedule, use timeZone instead", report);
    }

    public static void PodTemplate(Node node, Node old, Report report)
    {
        _ = old;
        PodWarnings.Template(node.Member("template"), Root().Member("template"), report);
    }

    public static void Claim(Node node, Node old, Report report)
    {
        _ = old;
        Claim(node, Root(), report);
    }

    public static void Volume(Node node, Node old, Report report)
    {
        _ = old;
        var spec = new PersistentVolumeView(node).Spec;
        Annotation(node, Class, ClassText, Root(), report);
        if (spec.PersistentVolumeReclaimPolicy.Is("Recycle"))
            PodWarnings.Say(Spec().Member("persistentVolumeReclaimPolicy"), "The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.", report);
        PodWarnings.Bytes(spec.Capacity, Spec().Member("capacity"), report);
        VolumeWarnings.Old(spec, Spec(), report);
    }

    public static void Secret(Node node, Node old, Report report)
    {
        _ = old;
        var secret = new SecretView(node);
        if (!secret.Type.Is("kubernetes.io/tls").IsTrue)
            return;
        foreach (var (key, what) in new[] { ("tls.crt", "certificate"), ("tls.key", "key") })
        {
            if (!secret.Data.Get(key).TryGiven(out string text) || !Base64.TryDecode(text, urlSafe: false, out var bytes)
                || System.Text.Encoding.UTF8.GetString(bytes).IndexOf("-----BEGIN", StringComparison.Ordinal) >= 0)
                continue;
            report.Warn(Root().Member("data").Key(key), $"tls: failed to find any PEM data in {what} input");
            return;
        }
    }

    public static void ServiceAccount(Node node, Node old, Report report)
    {
        _ = old;
        if (report.Minor >= 32)
            Annotation(node, "kubernetes.io/enforce-mountable-secrets", "deprecated in v1.32+; prefer separate namespaces to isolate access to mounted secrets", Root(), report);
    }

    public static void Ingress(Node node, Node old, Report report)
    {
        const string Key = "kubernetes.io/ingress.class";
        if (!old.Given.IsTrue && !new IngressView(node).Spec.IngressClassName.Given.IsTrue && new ObjectMetaView(node.Member("metadata")).Annotations.Get(Key).Given.IsTrue)
            report.Warn(Root().Member("metadata", "annotations").Key(Key), $"annotation \"{Key}\" is deprecated, please use 'spec.ingressClassName' instead");
    }

    public static void EndpointSlice(Node node, Node old, Report report)
    {
        _ = old;
        if (report.Minor >= 33 && new EndpointSliceView(node).AddressType.Is("FQDN").IsTrue)
            report.Warn(Root().Member("addressType"), "spec.addressType: FQDN endpoints are deprecated");
    }

    public static void CsiDriver(Node node, Node old, Report report)
    {
        _ = old;
        var spec = new CSIDriverView(node).Spec;
        if (report.Minor >= 35 && (!spec.TokenRequests.HasNone & !spec.ServiceAccountTokenInSecrets.Given).IsTrue)
            report.Warn(Spec().Member("serviceAccountTokenInSecrets"), "spec.serviceAccountTokenInSecrets is unset; if supported by this CSI driver, set to true to prevent possible logging of tokens in volume attributes");
    }

    public static void Quota(Node node, Node old, Report report)
    {
        _ = old;
        var hard = new ResourceQuotaView(node).Spec.Hard;
        foreach (var name in new[] { "cpu", "memory", "ephemeral-storage" })
        {
            if (hard.Get("requests." + name).TryGiven(out string request) && hard.Get("limits." + name).TryGiven(out string limit)
                && Decoding.Amount.TryRead(request, out var asked) && Decoding.Amount.TryRead(limit, out var most) && asked.CompareTo(most) > 0)
                report.Warn(Spec().Member("hard"), $"ResourceQuota requests.{name} ({Rules.ResourceRules.Canonical(request)}) should be less than limits.{name} ({Rules.ResourceRules.Canonical(limit)})");
        }
    }

    private static Field Root() => Field.Root(Concept.ServerWarning);

    private static Field Spec() => Root().Member("spec");

    private static void Claim(Node node, Field at, Report report)
    {
        var spec = new PersistentVolumeClaimView(node).Spec;
        Annotation(node, Class, ClassText, at, report);
        PodWarnings.Bytes(spec.Resources.Limits, at.Member("spec", "resources").Member("limits"), report);
        PodWarnings.Bytes(spec.Resources.Requests, at.Member("spec", "resources").Member("requests"), report);
    }

    private static void Annotation(Node node, string key, string text, Field at, Report report)
    {
        if (new ObjectMetaView(node.Member("metadata")).Annotations.Get(key).Given)
            PodWarnings.Say(at.Member("metadata", "annotations").Key(key), text, report);
    }
}
