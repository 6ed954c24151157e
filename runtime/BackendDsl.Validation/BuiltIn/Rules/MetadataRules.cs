using System.Globalization;
using BackendDsl.Cel.Text;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>What every object's metadata must hold.</summary>
internal static class MetadataRules
{
    public const int AnnotationBytes = 256 * 1024;

    public static void Check(Node metadata, Field at, BuiltInKind kind, NameRule rule, Report report)
    {
        var meta = new ObjectMetaView(metadata);
        Name(meta, at, rule, kind, report);
        if (kind.IsNamespaced && meta.Namespace.TryGiven(out string ns) && ns.Length > 0)
            report.InvalidText(at.Member("namespace"), ns, Dns.CheckLabel(ns));
        // Kinds whose specification is counted start at 1 whatever was sent.
        if (!kind.CountsGenerations(report.Minor) && meta.Generation.TryNumber(out var generation) && generation < 0)
            report.Invalid(at.Member("generation"), generation, Texts.NotNegative);
        Labels(meta.Labels, at.Member("labels", Concept.Labels), report);
        Annotations(meta.Annotations, at.Member("annotations", Concept.Annotations), report);
        Owners(meta.OwnerReferences, at.Member("ownerReferences"), report);
        Finalizers(meta.Finalizers, at.Member("finalizers"), report, kind.Kind != "Lease");
    }

    public static void Labels(Node labels, Field at, Report report)
    {
        for (var i = 0; i < labels.Count; i++)
        {
            report.InvalidText(at, labels.Key(i), NameRules.QualifiedMessages(labels.Key(i)));
            if (labels.Entry(i).TryText(out var value))
                report.InvalidText(at, value, Dns.CheckLabelValue(value));
        }
    }

    public static void Annotations(Node annotations, Field at, Report report)
    {
        var size = 0L;
        for (var i = 0; i < annotations.Count; i++)
        {
            var key = annotations.Key(i);
            // Upper case is let through.
            var messages = NameRules.QualifiedMessages(key.ToLowerInvariant());
            report.InvalidText(at, key, messages);
            size += CodePoints.Utf8Length(key);
            if (annotations.Entry(i).TryText(out var value))
                size += CodePoints.Utf8Length(value);
        }

        if (size > AnnotationBytes)
            report.TooLong(at, AnnotationBytes);
    }

    private static void Name(ObjectMetaView meta, Field at, NameRule rule, BuiltInKind kind, Report report)
    {
        if (meta.GenerateName.TryText(out var prefix) && prefix.Length > 0)
            report.InvalidText(at.Member("generateName"), prefix, NameRules.Check(prefix, rule, prefix: true, report.Minor));
        if (!meta.Name.TryText(out var name))
            return;
        if (name.Length == 0)
        {
            if (meta.GenerateName.IsEmpty)
            {
                // The server makes one up for a LimitRange.
                if (kind.Kind != "LimitRange")
                    report.Required(at.Member("name"), "name or generateName is required");
            }
            return;
        }

        report.InvalidText(at.Member("name"), name, NameRules.Check(name, rule, prefix: false, report.Minor));
    }

    public static void Owners(Node owners, Field at, Report report)
    {
        string? controller = null;
        for (var i = 0; i < owners.Count; i++)
        {
            var owner = new OwnerReferenceView(owners.At(i));
            if (owner.ApiVersion.TryText(out var version) && VersionOf(version).Length == 0)
                report.InvalidText(at.Member("apiVersion"), version, ["version must not be empty"]);
            NotEmpty(owner.Kind, at.Member("kind"), report);
            NotEmpty(owner.Name, at.Member("name"), report);
            NotEmpty(owner.Uid, at.Member("uid"), report);
            if (owner.ApiVersion.Is("v1") & owner.Kind.Is("Event"))
                report.Invalid(at, JsonText.Write(owner.Node.Value), "/v1, Kind=Event is disallowed from being an owner");
            if (!owner.Controller.IsTrue.IsTrue || !owner.Kind.TryText(out var kind) || !owner.Name.TryText(out var name))
                continue;
            var text = kind + "/" + name;
            if (controller is not null)
                report.Invalid(at, JsonText.Write(owners.Value), $"Only one reference can have Controller set to true. Found \"true\" in references for {controller} and {text}");
            else
                controller = text;
        }
    }

    private static void NotEmpty(Node node, Field at, Report report)
    {
        if (node.IsEmpty)
            report.InvalidText(at, "", "must not be empty");
    }

    private static string VersionOf(string apiVersion)
    {
        var slash = apiVersion.IndexOf('/');
        if (slash < 0)
            return apiVersion;
        return apiVersion.IndexOf('/', slash + 1) >= 0 ? "" : apiVersion.Substring(slash + 1);
    }

    public static void Finalizers(Node finalizers, Field at, Report report, bool isStrict = true)
    {
        var (orphan, foreground) = (false, false);
        for (var i = 0; i < finalizers.Count; i++)
        {
            if (!finalizers.At(i).TryText(out var text))
                continue;
            report.InvalidText(at, text, NameRules.QualifiedMessages(text));
            orphan |= text == "orphan";
            foreground |= text == "foregroundDeletion";
            if (isStrict && text.IndexOf('/') < 0 && text is not ("kubernetes" or "orphan" or "foregroundDeletion"))
                report.InvalidText(at.Item(i), text, "name is neither a standard finalizer name nor is it fully qualified");
        }

        if (orphan && foreground)
            report.Invalid(at, JsonText.Write(finalizers.Value), "finalizer orphan and foregroundDeletion cannot be both set");
    }

    internal static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
