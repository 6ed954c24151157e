using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;
using Truth = BackendDsl.Validation.BuiltIn.Views.Truth;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>A volume put together from several sources.</summary>
internal static class ProjectedVolumeRules
{
    public static void Check(ProjectedVolumeSourceView projected, Field at, Report report)
    {
        VolumeSourceRules.Mode(projected.DefaultMode, at.Member("defaultMode"), report);
        var paths = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < projected.Sources.Count; i++)
        {
            var source = new VolumeProjectionView(projected.Sources.At(i));
            if (source.Node.Object is not null)
                Source(source, at, at.Member("sources").Item(i), paths, report);
        }
    }

    private static void Source(VolumeProjectionView source, Field at, Field own, HashSet<string> paths, Report report)
    {
        var before = Truth.False;
        foreach (var (name, node) in new[] { ("secret", source.Secret.Node), ("configMap", source.ConfigMap.Node), ("downwardAPI", source.DownwardAPI.Node), ("serviceAccountToken", source.ServiceAccountToken.Node), ("clusterTrustBundle", source.ClusterTrustBundle.Node), ("podCertificate", source.PodCertificate.Node) })
        {
            if (node.Given & before)
            {
                report.Forbidden(own, "may not specify more than 1 volume type per source");
            }
            else if ((node.Given & !before).IsTrue)
            {
                One(name, node, at, own.Member(name), paths, report);
            }

            before |= node.Given;
        }
    }

    private static void One(string name, Node node, Field at, Field own, HashSet<string> paths, Report report)
    {
        switch (name)
        {
            case "secret" or "configMap":
                Rules.Check.Required(node.Member("name"), own.Member("name"), report);
                var items = node.Member("items");
                for (var i = 0; i < items.Count; i++)
                {
                    var item = new KeyToPathView(items.At(i));
                    VolumeSourceRules.Key(item, own.Member("items").Item(i), report);
                    if (item.Path.TryText(out var path) && path.Length > 0 && !paths.Add(path))
                        report.Invalid(at, node.Member("name"), "conflicting duplicate paths");
                }

                break;
            case "downwardAPI":
                items = node.Member("items");
                for (var i = 0; i < items.Count; i++)
                {
                    var file = new DownwardAPIVolumeFileView(items.At(i));
                    VolumeSourceRules.DownwardFile(file, own, report);
                    if (file.Path.TryText(out var path) && path.Length > 0 && !paths.Add(path))
                        report.Invalid(at, file.Path, "conflicting duplicate paths");
                }

                break;
            case "serviceAccountToken":
                Token(new(node), at, own, report);
                break;
            case "podCertificate":
                PodCertificateRules.Check(new(node), own, report);
                break;
        }
    }

    private static void Token(ServiceAccountTokenProjectionView token, Field at, Field own, Report report)
    {
        if (token.ExpirationSeconds.Value.Kind == ValueKind.Integer)
        {
            var seconds = token.ExpirationSeconds.Value.Integer;
            var place = own.Member("expirationSeconds");
            if (seconds < 600)
                report.Invalid(place, seconds, "may not specify a duration less than 10 minutes");
            if (seconds > 1L << 32)
                report.Invalid(place, seconds, "may not specify a duration larger than 2^32 seconds");
        }

        if (token.Path.IsEmpty)
            report.Required(at.Member("path"));
        else if (token.Path.TryText(out var path))
            Rules.Check.FilePath(path, at.Member("path"), report);
    }
}
