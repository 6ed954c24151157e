using BackendDsl.Cel.Text;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Warnings;

/// <summary>What the server warns about in a Service.</summary>
internal static class ServiceWarnings
{
    public static void Check(Node node, Node old, Report report)
    {
        _ = old;
        var spec = new ServiceView(node).Spec;
        var at = Field.Root(Concept.ServerWarning).Member("spec");
        if (spec.ClusterIP.Is("None") & spec.SessionAffinity.Is("ClientIP"))
            report.Warn(at.Member("sessionAffinity"), "spec.SessionAffinity is ignored for headless services");
        if (spec.ClusterIP.Is("None") & !spec.LoadBalancerIP.IsEmpty)
            report.Warn(at.Member("loadBalancerIP"), "spec.loadBalancerIP is ignored for headless services");
        if (!spec.ExternalName.IsEmpty & !spec.Type.Is("ExternalName"))
            report.Warn(at.Member("externalName"), "spec.externalName is ignored when spec.type is not \"ExternalName\"");
        if (report.Minor >= 36 && spec.ExternalIPs.HasNone.IsFalse)
            report.Warn(at.Member("externalIPs"), "spec.externalIPs is deprecated and may no longer be implemented in some clusters");
        if (report.Minor >= 34 && spec.TrafficDistribution.Is("PreferClose").IsTrue)
            PodWarnings.Say(at.Member("trafficDistribution"), "\"PreferClose\" is deprecated; use \"PreferSameZone\"", report);
        if (report.Minor < 33)
            return;
        for (var i = 0; i < spec.ExternalIPs.Count; i++)
            Address(spec.ExternalIPs.At(i), at.Member("externalIPs").Item(i), report);
        Address(spec.LoadBalancerIP, at.Member("loadBalancerIP"), report);
        for (var i = 0; i < spec.ClusterIPs.Count; i++)
            Address(spec.ClusterIPs.At(i), at.Member("clusterIPs").Item(i), report);
    }

    private static void Address(Node node, Field at, Report report)
    {
        if (!node.TryText(out var text) || text.Length == 0 || !IpAddress.TryParseLenient(text, out var lenient))
            return;
        var plain = lenient.Unmap().ToString();
        if (!IpAddress.TryParse(text, out var strict) || strict.Is4In6)
            PodWarnings.Say(at, $"non-standard IP address {GoQuote.Quote(text)} is invalid: use {GoQuote.Quote(plain)}", report);
        else if (strict.Is6 && plain != text)
            PodWarnings.Say(at, $"IPv6 address {GoQuote.Quote(text)} should be in RFC 5952 canonical format ({GoQuote.Quote(plain)})", report);
    }
}
