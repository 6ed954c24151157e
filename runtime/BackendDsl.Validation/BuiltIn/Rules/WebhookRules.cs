using System.Globalization;
using BackendDsl.Cel.Text;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Webhooks that judge or change what is written to the server.</summary>
internal static class WebhookRules
{
    public static void Create(Node node, Report report)
    {
        var hooks = node.Member("webhooks");
        var at = Field.Root(Concept.Admission).Member("webhooks");
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < hooks.Count; i++)
        {
            // Both kinds of webhooks have the same members; the mutating ones have one more.
            var hook = hooks.At(i);
            Hook(hook, at.Item(i), report);
            if (hook.Member("name").TryText(out var name) && !names.Add(name))
                report.Duplicate(at.Item(i).Member("name"), hook.Member("name"));
        }
    }

    private static void Hook(Node hook, Field at, Report report)
    {
        Name(hook.Member("name"), at.Member("name"), report);
        SelectorRules.Check(new(hook.Member("namespaceSelector")), at.Member("namespaceSelector", Concept.Selectors), report);
        SelectorRules.Check(new(hook.Member("objectSelector")), at.Member("objectSelector", Concept.Selectors), report);
        if (!hook.Member("sideEffects").Given)
            report.Required(at.Member("sideEffects"), "must specify one of None, NoneOnDryRun");
        Check.OneOf(hook.Member("sideEffects"), at.Member("sideEffects"), report, "None", "NoneOnDryRun");
        Check.Between(hook.Member("timeoutSeconds"), 1, 30, at.Member("timeoutSeconds"), report, "the timeout value must be between 1 and 30 seconds");
        Check.OneOf(hook.Member("failurePolicy"), at.Member("failurePolicy"), report, "Fail", "Ignore");
        Check.OneOf(hook.Member("matchPolicy"), at.Member("matchPolicy"), report, "Equivalent", "Exact");
        Check.OneOf(hook.Member("reinvocationPolicy"), at.Member("reinvocationPolicy"), report, "IfNeeded", "Never");
        var rules = hook.Member("rules");
        for (var i = 0; i < rules.Count; i++)
            AdmissionMatchRules.Rule(rules.At(i), at.Member("rules").Item(i), report);
        Client(new(hook.Member("clientConfig")), at.Member("clientConfig"), report);
        AdmissionMatchRules.Conditions(hook.Member("matchConditions"), hasParams: false, at.Member("matchConditions"), report);
        Versions(hook.Member("admissionReviewVersions"), at.Member("admissionReviewVersions"), report);
    }

    private static void Name(Node node, Field at, Report report)
    {
        if (!node.TryText(out var name))
            return;
        if (name.Length == 0)
        {
            report.Required(at);
            return;
        }

        var messages = Dns.CheckSubdomain(name);
        report.InvalidText(at, name, messages);
        if (messages.Count == 0 && name.Split('.').Length < 3)
            report.InvalidText(at, name, "should be a domain with at least three segments separated by dots");
    }

    private static void Versions(Node versions, Field at, Report report)
    {
        if (versions.HasNone)
            report.Required(at, "must specify one of v1, v1beta1");
        var (known, seen) = (!versions.IsComplete, new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < versions.Count; i++)
        {
            if (!versions.At(i).TryText(out var version))
            {
                known = true;
                continue;
            }

            known |= version is "v1" or "v1beta1";
            if (!seen.Add(version))
                report.InvalidText(at.Item(i), version, "duplicate version");
            report.InvalidText(at.Item(i), version, Dns.CheckLabel1035(version));
        }

        if (versions.Count > 0 && !known)
            report.Invalid(at, JsonText.Write(versions.Value), "must include at least one of v1, v1beta1");
    }

    private static void Client(WebhookClientConfigView client, Field at, Report report)
    {
        var (url, service) = (client.Url.Given, client.Service.Given);
        if ((url & service) | (!url & !service))
            report.Required(at, "exactly one of url or service is required");
        if ((url & !service).IsTrue && client.Url.TryText(out var text))
            Url(text, at.Member("url"), report);
        if ((service & !url).IsTrue)
            Service(client.Service, at.Member("service"), report);
    }

    private static void Service(ServiceReferenceView service, Field at, Report report)
    {
        Check.Required(service.Name, at.Member("name"), report);
        // The server names the wrong member here.
        Check.Required(service.Namespace, at.Member("name"), report);
        if (service.Port.TryGiven(out long port) && port is < 1 or > 65535)
            report.Invalid(at.Member("port"), port, "port is not valid: " + Texts.Port);
        if (!service.Path.TryGiven(out string path) || path is "" or "/")
            return;
        var place = at.Member("path");
        if (path == "//")
        {
            report.InvalidText(place, path, "segment[0] may not be empty");
            return;
        }

        if (path[0] != '/')
        {
            report.InvalidText(place, path, "must start with a '/'");
            return;
        }

        var rest = path.Substring(1);
        if (rest.EndsWith("/", StringComparison.Ordinal))
            rest = rest.Substring(0, rest.Length - 1);
        var steps = rest.Split('/');
        for (var i = 0; i < steps.Length; i++)
        {
            var number = i.ToString(CultureInfo.InvariantCulture);
            if (steps[i].Length == 0)
            {
                report.InvalidText(place, path, $"segment[{number}] may not be empty");
                continue;
            }

            foreach (var message in Dns.CheckSubdomain(steps[i]))
                report.InvalidText(place, path, $"segment[{number}]: {message}");
        }
    }

    private static void Url(string text, Field at, Report report)
    {
        const string Form = "; desired format: https://host[/path]";
        var (scheme, rest) = ("", text);
        var colon = text.IndexOf(':');
        if (colon > 0 && text.Substring(0, colon).All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '+' or '-' or '.'))
            (scheme, rest) = (text.Substring(0, colon).ToLowerInvariant(), text.Substring(colon + 1));
        var hash = rest.IndexOf('#');
        var fragment = hash < 0 ? "" : rest.Substring(hash + 1);
        if (hash >= 0)
            rest = rest.Substring(0, hash);
        var question = rest.IndexOf('?');
        var query = question < 0 ? "" : rest.Substring(question + 1);
        if (question >= 0)
            rest = rest.Substring(0, question);
        var (host, user) = ("", "");
        if (rest.StartsWith("//", StringComparison.Ordinal))
        {
            host = rest.Substring(2);
            var slash = host.IndexOf('/');
            if (slash >= 0)
                host = host.Substring(0, slash);
            var sign = host.LastIndexOf('@');
            if (sign >= 0)
                (user, host) = (host.Substring(0, sign), host.Substring(sign + 1));
        }

        if (scheme != "https")
            report.InvalidText(at, scheme, "'https' is the only allowed URL scheme" + Form);
        if (host.Length == 0)
            report.InvalidText(at, host, "host must be specified" + Form);
        if (user.Length > 0)
            report.InvalidText(at, user, "user information is not permitted in the URL");
        if (fragment.Length > 0)
            report.InvalidText(at, fragment, "fragments are not permitted in the URL");
        if (query.Length > 0)
            report.InvalidText(at, query, "query parameters are not permitted in the URL");
    }
}
