using System.Globalization;
using System.Text.Json;

namespace BackendDsl.Envoy.Codec.Schema;

/// <summary>Paths as in <c>typed_extension_protocol_options["a.b"].explicit_http_config</c>, <c>health_checks[0].timeout</c>.</summary>
internal static class ApiPath
{
    public static string Field(string path, string name) => path.Length == 0 ? name : path + "." + name;

    public static string Index(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");

    public static string Key(string path, string key) => $"{path}[\"{JsonEncodedText.Encode(key, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"]";
}
