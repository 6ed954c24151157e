using System.Globalization;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Acceptance;

/// <summary>How a definition converts between its versions: by itself, or with a webhook.</summary>
internal sealed class ConversionRules(List<Finding> findings)
{
    private const string Form = "; desired format: https://host[/path]";
    private const int LargestPort = 65535;

    public void Check(in Value conversion, string path)
    {
        if (conversion.Kind != ValueKind.Object)
            return;
        var members = conversion.Object;
        var strategy = Text(members["strategy"]);
        if (strategy.Length == 0)
            Required(path + ".strategy", "");
        else if (strategy is not ("None" or "Webhook"))
            Add(path + ".strategy", FindingReason.FieldValueNotSupported, $"Unsupported value: {GoQuote.Quote(strategy)}: supported values: \"None\", \"Webhook\"");

        // The server's own form of a definition has the webhook's parts beside the strategy, and its errors name them so.
        var webhook = members["webhook"].Kind == ValueKind.Object ? members["webhook"].Object : null;
        var client = webhook?["clientConfig"] ?? default;
        var versions = webhook?["conversionReviewVersions"] ?? default;
        if (strategy == "Webhook")
        {
            CheckClient(client, path + ".webhookClientConfig");
            CheckVersions(versions, path + ".conversionReviewVersions");
            return;
        }

        const string NotSet = "should not be set when strategy is not set to Webhook";
        if (client.Kind == ValueKind.Object)
            Forbidden(path + ".webhookClientConfig", NotSet);
        if (versions.Kind == ValueKind.Array && versions.Array.Count > 0)
            Forbidden(path + ".conversionReviewVersions", NotSet);
    }

    private static string Text(in Value value) => value.Kind == ValueKind.String ? value.String : "";

    private void CheckClient(in Value client, string path)
    {
        if (client.Kind != ValueKind.Object)
        {
            Required(path, "required when strategy is set to Webhook, but not specified");
            return;
        }

        var url = client.Object["url"];
        var service = client.Object["service"];
        if ((url.Kind == ValueKind.String) == (service.Kind == ValueKind.Object))
            Required(path, "exactly one of url or service is required");
        else if (url.Kind == ValueKind.String)
            CheckUrl(url.String, path + ".url");
        else
            CheckService(service.Object, path + ".service");
    }

    private void CheckUrl(string text, string path)
    {
        if (!GoUrl.TryParse(text, out var url, out var error))
        {
            Required(path, "url must be a valid URL: " + error + Form);
            return;
        }

        if (url.Scheme != "https")
            Invalid(path, url.Scheme, "'https' is the only allowed URL scheme" + Form);
        if (url.Host.Length == 0)
            Invalid(path, url.Host, "host must be specified" + Form);
        if (url.Fragment.Length > 0)
            Invalid(path, url.Fragment, "fragments are not permitted in the URL");
        if (url.RawQuery.Length > 0)
            Invalid(path, url.RawQuery, "query parameters are not permitted in the URL");
    }

    private void CheckService(IObjectValue service, string path)
    {
        if (Text(service["name"]).Length == 0)
            Required(path + ".name", "service name is required");
        if (Text(service["namespace"]).Length == 0)
            Required(path + ".namespace", "service namespace is required");
        var port = service["port"];
        if (port.Kind == ValueKind.Integer && port.Integer is < 1 or > LargestPort)
            Add(path + ".port", FindingReason.FieldValueInvalid, $"Invalid value: {port.Integer.ToString(CultureInfo.InvariantCulture)}: port is not valid: must be between 1 and 65535, inclusive");
        var urlPath = Text(service["path"]);
        if (urlPath.Length > 0 && urlPath[0] != '/')
            Invalid(path + ".path", urlPath, "must start with a '/'");
    }

    private void CheckVersions(in Value versions, string path)
    {
        if (versions.Kind != ValueKind.Array || versions.Array.Count == 0)
        {
            Required(path, "");
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < versions.Array.Count; i++)
        {
            var name = Text(versions.Array[i]);
            var at = $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]";
            if (!seen.Add(name))
            {
                Invalid(at, name, "duplicate version");
                continue;
            }

            var errors = new List<string>();
            Names.Label1035(name, errors);
            foreach (var error in errors)
                Invalid(at, name, error);
        }

        if (!seen.Contains("v1") && !seen.Contains("v1beta1"))
            Add(path, FindingReason.FieldValueInvalid, $"Invalid value: {GoText.Json(versions)}: must include at least one of v1, v1beta1");
    }

    private void Required(string path, string detail) =>
        Add(path, FindingReason.FieldValueRequired, detail.Length == 0 ? "Required value" : "Required value: " + detail);

    private void Forbidden(string path, string detail) => Add(path, FindingReason.FieldValueForbidden, "Forbidden: " + detail);

    private void Invalid(string path, string value, string detail) => Add(path, FindingReason.FieldValueInvalid, $"Invalid value: {GoQuote.Quote(value)}: {detail}");

    private void Add(string path, FindingReason reason, string message) => findings.Add(AcceptanceFinding.Of(path, reason, message, null));
}
