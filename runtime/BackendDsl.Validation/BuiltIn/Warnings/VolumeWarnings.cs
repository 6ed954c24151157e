using BackendDsl.Cel.Text;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Warnings;

/// <summary>Volumes of kinds that are on their way out, and files that hide each other.</summary>
internal static class VolumeWarnings
{
    private static readonly (string Name, string Text)[] s_old =
    [
        ("photonPersistentDisk", "deprecated in v1.11, non-functional in v1.16+"),
        ("gitRepo", "deprecated in v1.11, and disabled by default in v1.33+"),
        ("scaleIO", "deprecated in v1.16, non-functional in v1.22+"),
        ("flocker", "deprecated in v1.22, non-functional in v1.25+"),
        ("storageos", "deprecated in v1.22, non-functional in v1.25+"),
        ("quobyte", "deprecated in v1.22, non-functional in v1.25+"),
        ("glusterfs", "deprecated in v1.25, non-functional in v1.26+"),
        ("cephfs", "deprecated in v1.28, non-functional in v1.31+"),
        ("rbd", "deprecated in v1.28, non-functional in v1.31+"),
    ];

    public static void Check(Node volumes, Field at, Report report)
    {
        for (var i = 0; i < volumes.Count; i++)
        {
            var volume = new VolumeView(volumes.At(i));
            Old(volume, at.Item(i), report);
            if (!volume.Name.TryText(out var name))
                continue;
            for (var j = 0; j < volume.Projected.Sources.Count; j++)
            {
                if (IsEmpty(new(volume.Projected.Sources.At(j))).IsTrue)
                    report.Warn(at.Item(i), $"volume {GoQuote.Quote(name)} (Projected) has no sources provided");
            }

            Overlap(name, "ConfigMap", volume.ConfigMap.Name, volume.ConfigMap.Items, at.Item(i), report);
            Overlap(name, "Secret", volume.Secret.SecretName, volume.Secret.Items, at.Item(i), report);
        }
    }

    /// <summary>Sources that are on their way out, of a Pod's or a persistent volume.</summary>
    public static void Old(Node source, Field at, Report report)
    {
        foreach (var (name, text) in s_old)
        {
            if (source.Member(name).Given)
                PodWarnings.Say(at.Member(name), name == "gitRepo" && report.Minor < 33 ? "deprecated in v1.11" : text, report);
        }
    }

    private static Truth IsEmpty(VolumeProjectionView source) => !source.Secret.Given & !source.ConfigMap.Given & !source.DownwardAPI.Given
        & !source.ServiceAccountToken.Given & !source.ClusterTrustBundle.Given & !source.PodCertificate.Given;

    private static void Overlap(string volume, string kind, Node owner, Node items, Field at, Report report)
    {
        if (items.Count < 2 || !owner.TryText(out var name))
            return;
        var paths = new List<string>();
        for (var i = 0; i < items.Count; i++)
        {
            if (!new KeyToPathView(items.At(i)).Path.TryText(out var path))
                continue;
            var before = paths.Find(p => path == p || path.StartsWith(p + "/", StringComparison.Ordinal) || p.StartsWith(path + "/", StringComparison.Ordinal));
            if (before is not null)
                report.Warn(at, $"volume {GoQuote.Quote(volume)} ({kind} {GoQuote.Quote(name)}): overlapping paths: {GoQuote.Quote(path)} with {GoQuote.Quote(before)}");
            paths.Add(path);
        }
    }
}
