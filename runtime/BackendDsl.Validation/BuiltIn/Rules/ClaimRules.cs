using BackendDsl.Cel.Text;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Claims of persistent storage, alone and as templates.</summary>
internal static class ClaimRules
{
    private static readonly string[] s_modes = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"];

    public static void Spec(PersistentVolumeClaimSpecView spec, Field at, Report report, Concept concept)
    {
        at = at.For(concept);
        if (spec.AccessModes.HasNone)
            report.Required(at.Member("accessModes"), "at least 1 access mode is required");
        SelectorRules.Check(spec.Selector, at.Member("selector"), report);
        Modes(spec.AccessModes, at.Member("accessModes"), report);
        var requests = spec.Resources.Requests;
        var storage = requests.Get("storage");
        if (!storage.Given)
            report.Required(at.Member("resources").Key("storage"));
        Positive(storage, at.Member("resources").Key("storage"), report);
        if (spec.StorageClassName.TryGiven(out string name) && name.Length > 0)
            report.InvalidText(at.Member("storageClassName"), name, Dns.CheckSubdomain(name));
        Rules.Check.OneOf(spec.VolumeMode, at.Member("volumeMode"), report, "Block", "Filesystem");
        DataSources(spec, at, report);
        if (report.Minor >= 34 && spec.VolumeAttributesClassName.TryGiven(out string attributes) && attributes.Length > 0)
            report.InvalidText(at.Member("volumeAttributesClassName"), attributes, Dns.CheckSubdomain(attributes));
    }

    public static void Modes(Node modes, Field at, Report report)
    {
        var (single, others) = (false, false);
        for (var i = 0; i < modes.Count; i++)
        {
            if (!modes.At(i).TryText(out var mode))
                continue;
            if (Array.IndexOf(s_modes, mode) < 0)
                report.NotSupported(at, modes.At(i), s_modes);
            else if (mode == "ReadWriteOncePod")
                single = true;
            else
                others = true;
        }

        if (single && others)
            report.Forbidden(at, "may not use ReadWriteOncePod with other access modes");
    }

    public static void Positive(Node amount, Field at, Report report)
    {
        if (amount.TryGiven(out string text) && Decoding.Amount.TryRead(text, out var value) && value.Sign <= 0)
            report.InvalidText(at, ResourceRules.Canonical(text), "must be greater than zero");
    }

    private static void DataSources(PersistentVolumeClaimSpecView spec, Field at, Report report)
    {
        Source(spec.DataSource, at.Member("dataSource"), report);
        Source(spec.DataSourceRef, at.Member("dataSourceRef"), report);
        if (!spec.DataSource.Given.IsTrue || !spec.DataSourceRef.Given.IsTrue)
            return;
        foreach (var name in (string[])["apiGroup", "kind", "name"])
        {
            if (!Differs(spec.DataSource.Node.Member(name), spec.DataSourceRef.Node.Member(name)))
                continue;
            report.Invalid(at, "{}", "must match dataSourceRef");
            return;
        }
    }

    private static bool Differs(Node one, Node other) =>
        one.TryGiven(out string text) ? other.TryGiven(out string same) ? text != same : other.Given.IsFalse : one.Given.IsFalse && other.Given.IsTrue;

    private static void Source(Node source, Field at, Report report)
    {
        if (!source.Given.IsTrue)
            return;
        Rules.Check.Required(source.Member("name"), at.Member("name"), report);
        Rules.Check.Required(source.Member("kind"), at.Member("kind"), report);
        if (source.Member("apiGroup").IsEmpty & !source.Member("kind").Is("PersistentVolumeClaim"))
            report.Invalid(at, source.Member("kind"), "must be 'PersistentVolumeClaim' when referencing the default apiGroup");
    }
}
