using BackendDsl.Cel.Text;
using BackendDsl.Validation.BuiltIn.Decoding;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>ConfigMaps and Secrets.</summary>
internal static class ConfigRules
{
    private const int MostBytes = 1024 * 1024;

    public static void ConfigMap(Node node, Report report)
    {
        var map = new ConfigMapView(node);
        var at = Field.Root(Concept.ConfigAndSecrets);
        var size = 0L;
        for (var i = 0; i < map.Data.Count; i++)
        {
            var key = map.Data.Key(i);
            Check.ConfigKey(key, at.Member("data").Key(key), report);
            if (map.BinaryData.Get(key).Given)
                report.InvalidText(at.Member("data").Key(key), key, "duplicate of key present in binaryData");
            if (map.Data.Entry(i).TryText(out var text))
                size += CodePoints.Utf8Length(text);
        }

        for (var i = 0; i < map.BinaryData.Count; i++)
        {
            var key = map.BinaryData.Key(i);
            Check.ConfigKey(key, at.Member("binaryData").Key(key), report);
            if (map.BinaryData.Entry(i).TryText(out var text))
                size += Base64Text.DecodedLength(text);
        }

        if (size > MostBytes)
            report.TooLong(at.Member("[]"), MostBytes);
    }

    public static void Secret(Node node, Report report)
    {
        var secret = new SecretView(node);
        var at = Field.Root(Concept.ConfigAndSecrets);
        var data = secret.Data;
        var size = 0L;
        for (var i = 0; i < data.Count; i++)
        {
            Check.ConfigKey(data.Key(i), at.Member("data").Key(data.Key(i)), report);
            if (data.Entry(i).TryText(out var text))
                size += Base64Text.DecodedLength(text);
        }

        if (size > MostBytes)
            report.TooLong(at.Member("data"), MostBytes);
        if (secret.Type.TryText(out var type))
            Typed(type, secret, at, report);
    }

    private static void Typed(string type, SecretView secret, Field at, Report report)
    {
        var data = secret.Data;
        switch (type)
        {
            case "kubernetes.io/service-account-token":
                var place = at.Member("metadata", "annotations").Key("kubernetes.io/service-account.name");
                if (new ObjectMetaView(secret.Metadata).Annotations.Get("kubernetes.io/service-account.name").IsEmpty)
                    report.Required(place);
                break;
            case "kubernetes.io/dockercfg":
                Json(data, ".dockercfg", at, report);
                break;
            case "kubernetes.io/dockerconfigjson":
                Json(data, ".dockerconfigjson", at, report);
                break;
            case "kubernetes.io/basic-auth":
                if (!data.Get("username").Given & !data.Get("password").Given)
                {
                    report.Required(at.Member("data").Key("username"));
                    report.Required(at.Member("data").Key("password"));
                }

                break;
            case "kubernetes.io/ssh-auth":
                if (data.Get("ssh-privatekey").IsEmpty)
                    report.Required(at.Member("data").Key("ssh-privatekey"));
                break;
            case "kubernetes.io/tls":
                foreach (var key in new[] { "tls.crt", "tls.key" })
                {
                    if (!data.Get(key).Given)
                        report.Required(at.Member("data").Key(key));
                }

                break;
        }
    }

    private static void Json(Node data, string key, Field at, Report report)
    {
        var place = at.Member("data").Key(key);
        if (!data.Get(key).Given)
            report.Required(place);
        if (data.Get(key).TryGiven(out string encoded) && Base64.TryDecode(encoded, urlSafe: false, out var bytes) && GoJson.ErrorOf(System.Text.Encoding.UTF8.GetString(bytes)) is { } error)
            report.InvalidText(place, "<secret contents redacted>", error);
    }
}
