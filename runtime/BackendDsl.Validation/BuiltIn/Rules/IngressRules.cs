using BackendDsl.Cel.Text;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Ingresses and their classes.</summary>
internal static class IngressRules
{
    private static readonly string[] s_badInside = ["//", "/./", "/../", "%2f", "%2F"];
    private static readonly string[] s_badEnd = ["/..", "/."];

    public static void Create(Node node, Report report)
    {
        const string Annotation = "kubernetes.io/ingress.class";
        var ingress = new IngressView(node);
        var own = new ObjectMetaView(ingress.Metadata).Annotations.Get(Annotation);
        if (own.TryGiven(out string annotated) && ingress.Spec.IngressClassName.TryGiven(out string name) && annotated != name)
            report.Invalid(Field.Root(Concept.Ingress).Member("metadata", "annotations").Member(Annotation), own, "must match `ingressClassName` when both are specified");
        Spec(node, report);
    }

    public static void Spec(Node node, Report report)
    {
        var spec = new IngressView(node).Spec;
        var at = Field.Root(Concept.Ingress).Member("spec");
        if (spec.Rules.HasNone & !spec.DefaultBackend.Given)
            report.Invalid(at, spec.Rules.Given.IsTrue ? "[]" : "null", "either `defaultBackend` or `rules` must be specified");
        if (spec.DefaultBackend.Given.IsTrue)
            Backend(spec.DefaultBackend, at.Member("defaultBackend"), report);
        for (var i = 0; i < spec.Rules.Count; i++)
            Rule(new(spec.Rules.At(i)), at.Member("rules").Item(i), report);
        for (var i = 0; i < spec.Tls.Count; i++)
        {
            var tls = new IngressTLSView(spec.Tls.At(i));
            var place = at.Member("tls").Item(i);
            for (var j = 0; j < tls.Hosts.Count; j++)
            {
                if (tls.Hosts.At(j).TryText(out var host))
                    Host(host, place.Member("hosts").Item(j), report);
            }

            Check.Subdomain(tls.SecretName, place.Member("secretName"), report);
        }

        if (spec.IngressClassName.TryGiven(out string name))
            report.InvalidText(at.Member("ingressClassName"), name, Dns.CheckSubdomain(name));
    }

    public static void Class(Node node, Report report)
    {
        var spec = new IngressClassView(node).Spec;
        var at = Field.Root(Concept.Ingress).Member("spec");
        var place = at.Member("controller");
        if (spec.Controller.TryText(out var controller))
        {
            PathRules.DomainPrefixed(controller, place, report);
            if (controller.Length > 250)
                report.TooLong(place, 250);
        }

        if (spec.Parameters.Given.IsTrue)
            Parameters(spec.Parameters, at.Member("parameters"), report);
    }

    private static void Parameters(IngressClassParametersReferenceView parameters, Field at, Report report)
    {
        if (parameters.ApiGroup.TryGiven(out string group))
            report.InvalidText(at.Member("apiGroup"), group, Dns.CheckSubdomain(group));
        Named(parameters.Kind, at.Member("kind"), report);
        Named(parameters.Name, at.Member("name"), report);
        var scope = at.Member("scope");
        if (!parameters.Scope.Given)
            report.Required(scope);
        Check.OneOf(parameters.Scope, scope, report, "Cluster", "Namespace");
        var place = at.Member("namespace");
        if (parameters.Scope.Is("Namespace"))
        {
            if (parameters.Namespace.IsEmpty)
                report.Required(place, "`parameters.scope` is set to 'Namespace'");
            else
                NameRules.Label(parameters.Namespace, place, report);
        }

        if (parameters.Scope.Is("Cluster") & parameters.Namespace.Given)
            report.Forbidden(place, "`parameters.scope` is set to 'Cluster'");

        static void Named(Node node, Field at, Report report)
        {
            if (node.IsEmpty)
                report.Required(at);
            else if (node.TryText(out var text))
                report.InvalidText(at, text, NameRules.PathSegment(text));
        }
    }

    private static void Rule(IngressRuleView rule, Field at, Report report)
    {
        if (rule.Host.TryText(out var host) && host.Length > 0)
        {
            if (IpAddress.TryParseLenient(host, out _))
                report.InvalidText(at.Member("host"), host, "must be a DNS name, not an IP address");
            Host(host, at.Member("host"), report);
        }

        if (!rule.Http.Given.IsTrue)
            return;
        var paths = rule.Http.Paths;
        var place = at.Member("http", "paths");
        if (paths.HasNone)
            report.Required(place);
        for (var i = 0; i < paths.Count; i++)
            Path(new(paths.At(i)), place.Item(i), report);
    }

    private static void Host(string host, Field at, Report report) =>
        report.InvalidText(at, host, host.IndexOf('*') >= 0 ? WildcardRules.Check(host) : Dns.CheckSubdomain(host));

    private static void Path(HTTPIngressPathView path, Field at, Report report)
    {
        var place = at.Member("path");
        if (!path.PathType.Given)
            report.Required(at.Member("pathType"), "pathType must be specified");
        // Without it the server looks no further.
        if (!path.PathType.Given.IsTrue)
            return;
        if (path.PathType.TryGiven(out string type) && path.Path.TryText(out var text))
        {
            var absolute = text.StartsWith("/", StringComparison.Ordinal);
            switch (type)
            {
                case "Exact" or "Prefix":
                    if (!absolute)
                        report.InvalidText(place, text, "must be an absolute path");
                    foreach (var bad in s_badInside)
                    {
                        if (text.IndexOf(bad, StringComparison.Ordinal) >= 0)
                            report.InvalidText(place, text, $"must not contain '{bad}'");
                    }

                    foreach (var bad in s_badEnd)
                    {
                        if (text.EndsWith(bad, StringComparison.Ordinal))
                            report.InvalidText(place, text, $"cannot end with '{bad}'");
                    }

                    break;
                case "ImplementationSpecific":
                    if (text.Length > 0 && !absolute)
                        report.InvalidText(place, text, "must be an absolute path");
                    break;
                default:
                    report.NotSupported(at.Member("pathType"), path.PathType, "Exact", "ImplementationSpecific", "Prefix");
                    break;
            }
        }

        Backend(path.Backend, at.Member("backend"), report);
    }

    private static void Backend(IngressBackendView backend, Field at, Report report)
    {
        var (resource, service) = (backend.Resource.Given, backend.Service.Given);
        if (resource & service)
            report.InvalidText(at, "", "cannot set both resource and service backends");
        if ((resource & !service).IsTrue)
        {
            var reference = new TypedLocalObjectReferenceView(backend.Resource);
            var place = at.Member("resource");
            if (reference.ApiGroup.TryGiven(out string group))
                report.InvalidText(place.Member("apiGroup"), group, Dns.CheckSubdomain(group));
            foreach (var (name, node) in new[] { ("kind", reference.Kind), ("name", reference.Name) })
            {
                if (node.IsEmpty)
                    report.Required(place.Member(name));
                else if (node.TryText(out var text))
                    report.InvalidText(place.Member(name), text, NameRules.PathSegment(text));
            }
        }

        if ((service & !resource).IsTrue)
            Service(backend.Service, at, report);
        if (!service & !resource)
            report.InvalidText(at, "", "resource or service backend is required");
    }

    private static void Service(IngressServiceBackendView service, Field at, Report report)
    {
        var place = at.Member("service");
        if (service.Name.IsEmpty)
            report.Required(place.Member("name"));
        else if (service.Name.TryText(out var name))
            report.InvalidText(place.Member("name"), name, NameRules.Check(name, NameRule.ServiceName, prefix: false, report.Minor));
        var (named, numbered) = (!service.Port.Name.IsEmpty, !service.Port.Number.IsZero);
        if (named & numbered)
            report.InvalidText(at, "", "cannot set both port name & port number");
        if ((named & !numbered).IsTrue && service.Port.Name.TryText(out var port))
            report.InvalidText(place.Member("port", "name"), port, PortRules.NameMessages(port));
        if ((numbered & !named).IsTrue)
            Check.Between(service.Port.Number, 1, 65535, place.Member("port", "number"), report, Texts.Port);
        if (!named & !numbered)
            report.Required(at, "port name or number is required");
    }
}
