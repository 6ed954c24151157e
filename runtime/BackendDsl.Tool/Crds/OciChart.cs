using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using BackendDsl.Cel.Values;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Running;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Tool.Crds;

/// <summary>Reads a chart from an OCI registry: <c>oci://registry/repository:version</c>.</summary>
internal static partial class OciChart
{
    private const string ManifestTypes = "application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json";
    private const string ChartType = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";

    /// <summary>The definitions of the chart; the layer must have the digest that the manifest names.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public static Fetched Read(SafeHttp http, string source)
    {
        var match = Reference().Match(source);
        if (!match.Success)
            throw new UsageException($"{source}: expected oci://registry/repository:version");
        var (registry, repository, version) = (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value);
        var root = $"https://{registry}/v2/{repository}";
        string? token = null;
        var manifest = Document(Get(http, $"{root}/manifests/{version}", ManifestTypes, repository, ref token), source);
        var layer = manifest.At("layers").Items().FirstOrDefault(l => l.TextAt("mediaType") == ChartType);
        var digest = layer.TextAt("digest");
        if (!Digest().IsMatch(digest))
            throw new UsageException($"{source}: the manifest names no chart");
        var bytes = Get(http, $"{root}/blobs/{digest}", null, repository, ref token);
        if ("sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes)) != digest)
            throw new UsageException($"{source}: the chart is not the one its manifest names (SHA-256 differs)");
        using var stream = new MemoryStream(bytes);
        return ChartArchive.Read(source, stream) with { Version = version };
    }

    private static byte[] Get(SafeHttp http, string address, string? accept, string repository, ref string? token)
    {
        var answer = http.Ask(address, accept, token);
        if (answer.Status == HttpStatusCode.Unauthorized && token is null && answer.Challenge is { } challenge)
        {
            token = Token(http, challenge, repository);
            answer = http.Ask(address, accept, token);
        }

        return answer.Status == HttpStatusCode.OK ? answer.Bytes : throw new UsageException($"{address}: the registry answers {(int)answer.Status}");
    }

    /// <summary>A public registry gives a token to everybody who asks as it says.</summary>
    private static string Token(SafeHttp http, string challenge, string repository)
    {
        var parts = Parameter().Matches(challenge).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value, StringComparer.OrdinalIgnoreCase);
        if (!parts.TryGetValue("realm", out var realm))
            throw new UsageException("the registry asks for a login; download the chart with 'helm pull' and give the file");
        var query = $"?scope={Uri.EscapeDataString($"repository:{repository}:pull")}" + (parts.TryGetValue("service", out var service) ? $"&service={Uri.EscapeDataString(service)}" : "");
        var answer = Document(http.Get(realm + query), realm);
        return answer.TextAt("token") is { Length: > 0 } token ? token : answer.TextAt("access_token");
    }

    private static Value Document(byte[] bytes, string source)
    {
        try
        {
            return DocumentReader.ReadOne(System.Text.Encoding.UTF8.GetString(bytes));
        }
        catch (FormatException e)
        {
            throw new UsageException($"{source}: {e.Message}");
        }
    }

    [GeneratedRegex(@"^oci://([A-Za-z0-9.\-]+(?::\d+)?)/([a-z0-9._/\-]+):([A-Za-z0-9._+\-]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex(@"^sha256:[0-9a-f]{64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Digest();

    [GeneratedRegex(@"(\w+)=""([^""]*)""", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
