using BackendDsl.Cel.Text;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>A Pod's volumes: their names, and one source each.</summary>
internal static class VolumeRules
{
    /// <summary>Judges them and returns those in order: only these can be mounted.</summary>
    public static VolumeSet Check(Node volumes, Field at, Report report, PodUse use, Node claims)
    {
        var set = new VolumeSet { IsComplete = volumes.IsComplete & claims.IsComplete };
        // A StatefulSet's claims come first and take the place of volumes of the same name.
        if (!claims.HasNone.IsTrue && !HasKnownPlaces(volumes, claims))
        {
            // Which place a volume has then is not known.
            set.IsComplete = false;
            return set;
        }

        var index = Claims(claims, set, at, report);
        for (var i = 0; i < volumes.Count; i++)
        {
            var volume = new VolumeView(volumes.At(i));
            if (volume.Name.TryText(out var taken) && set.IsClaim(taken))
                continue;
            var own = at.Item(index++);
            var before = report.ErrorCount;
            if (volume.Node.Object is not null)
                Source(volume, own, report, use);
            if (!volume.Name.TryText(out var name))
            {
                set.IsComplete = false;
                continue;
            }

            if (name.Length == 0)
            {
                report.Required(own.Member("name"));
            }
            else
            {
                report.InvalidText(own.Member("name"), name, Dns.CheckLabel(name));
                for (var j = 0; j < i; j++)
                {
                    // Only a volume in order takes its name.
                    if (set.Find(name, out var other) && Known.Is(other.Node.Value))
                    {
                        report.Duplicate(own.Member("name"), volume.Name);
                        break;
                    }
                }
            }

            if (report.ErrorCount == before)
                set.Add(name, volume);
        }

        return set;
    }

    private static bool HasKnownPlaces(Node volumes, Node claims)
    {
        var known = claims.IsComplete;
        for (var i = 0; i < claims.Count; i++)
            known &= claims.At(i).Member("metadata").Member("name").TryText(out _);
        for (var i = 0; i < volumes.Count; i++)
            known &= new VolumeView(volumes.At(i)).Name.TryText(out _);
        return known;
    }

    private static int Claims(Node claims, VolumeSet set, Field at, Report report)
    {
        var index = 0;
        for (var i = 0; i < claims.Count; i++)
        {
            if (!claims.At(i).Member("metadata").Member("name").TryText(out var name))
            {
                set.IsComplete = false;
                index++;
                continue;
            }

            if (set.IsClaim(name))
                continue;
            var own = at.Item(index++);
            set.AddClaim(name);
            var messages = name.Length == 0 ? [] : Dns.CheckLabel(name);
            if (name.Length == 0)
            {
                report.Required(own.Member("name"));
                report.Required(own.Member("persistentVolumeClaim", "claimName"));
            }

            report.InvalidText(own.Member("name"), name, messages);
            if (name.Length > 0 && messages.Count == 0)
                set.Add(name, default);
        }

        return index;
    }

    private static void Source(VolumeView volume, Field at, Report report, PodUse use)
    {
        var before = Truth.False;
        // In the server's order: the first is judged, each further one is too many.
        foreach (var (name, source) in VolumeSources.Of(volume))
        {
            if (source.Given & before)
                report.Forbidden(at.Member(name == "downwardAPI" ? "downwarAPI" : name), "may not specify more than 1 volume type");
            else if ((source.Given & !before).IsTrue)
                VolumeSourceRules.Check(name, source, at.Member(name), report, use);
            before |= source.Given;
        }

        if (!before)
            report.Required(at, "must specify a volume type");
    }
}
