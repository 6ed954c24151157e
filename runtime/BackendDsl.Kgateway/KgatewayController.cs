using System.Collections.Immutable;
using BackendDsl.Envoy.Extensions.Clusters.Common.Dns.V3;
using BackendDsl.GatewayApi;
using BackendDsl.Kgateway;
using BackendDsl.Kgateway.Releases;

[assembly: GatewayController(typeof(KgatewayController))]

namespace BackendDsl.Kgateway;

/// <summary>kgateway, as the command, the build and the preview see it.</summary>
public sealed class KgatewayController : GatewayController
{
    /// <summary>The setting with the address family of DNS clusters: V4_PREFERRED, V4_ONLY, V6_ONLY, AUTO or ALL.</summary>
    public const string DnsLookupFamilySetting = "KGW_DNS_LOOKUP_FAMILY";

    /// <summary>The setting that makes an Envoy try each policy: STANDARD or STRICT.</summary>
    public const string ValidationModeSetting = "KGW_VALIDATION_MODE";

    /// <summary>The setting with which Services get the sockets of Istio: true or false.</summary>
    public const string IstioAutoMtlsSetting = "KGW_ENABLE_ISTIO_AUTO_MTLS";

    /// <inheritdoc/>
    public override string Id => "kgateway";

    /// <inheritdoc/>
    public override ImmutableArray<GatewayRelease> Releases { get; } = [.. KgatewayRelease.All.Select(ToGatewayRelease)];

    /// <inheritdoc/>
    public override GatewayRelease DefaultRelease => Releases.First(r => r.Name == KgatewayRelease.Newest.Name);

    /// <inheritdoc/>
    public override bool Owns(ObjectRef policy) => policy.Group == "gateway.kgateway.dev";

    /// <summary>The release of that name: one of <see cref="Releases"/>, or a patch release such as <c>2.3.4</c>.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public override GatewayRelease FindRelease(string? name) =>
        name is null ? DefaultRelease : Releases.FirstOrDefault(r => r.Name == name) ?? ToGatewayRelease(KgatewayRelease.Parse(name));

    /// <inheritdoc/>
    public override TranslationResult Translate(GatewayInput input, GatewayTarget target)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(target);
        return KgatewayTranslator.Translate(Objects(input), Options(target)).Result;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<GatewayFinding> Check(GatewayInput input, GatewayTarget target)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(target);
        return KgatewayRules.Check(Objects(input), Options(target));
    }

    private static KgatewayInput Objects(GatewayInput input)
    {
        var objects = new KgatewayInput();
        foreach (var item in input.Objects)
            objects.AddResource(item.Value, new(item.File, item.Place));
        return objects;
    }

    private static GatewayRelease ToGatewayRelease(KgatewayRelease release) => new(release.Name, release.Envoy, () => ReleaseDefinitions.Of(release.Definitions)) { NearestKnown = release.NearestKnown };

    private static KgatewayOptions Options(GatewayTarget target)
    {
        var options = new KgatewayOptions
        {
            Release = target.Release is null ? KgatewayRelease.Newest : KgatewayRelease.Parse(target.Release),
            EnvoyVersion = target.Envoy,
            Environment = target.Environment,
            RecordsOrigins = target.RecordsOrigins,
            JudgesClusters = target.JudgesClusters,
        };
        foreach (var (name, value) in target.Settings)
            options = Set(options, name, value);
        return options;
    }

    private static KgatewayOptions Set(KgatewayOptions options, string name, string value) => name switch
    {
        DnsLookupFamilySetting => options with
        {
            DnsLookupFamily = value switch
            {
                "V4_PREFERRED" => DnsLookupFamily.V4Preferred,
                "V4_ONLY" => DnsLookupFamily.V4Only,
                "V6_ONLY" => DnsLookupFamily.V6Only,
                "AUTO" => DnsLookupFamily.Auto,
                "ALL" => DnsLookupFamily.All,
                _ => throw Wrong(name, value, "V4_PREFERRED, V4_ONLY, V6_ONLY, AUTO or ALL"),
            },
        },
        ValidationModeSetting => options with
        {
            StrictValidation = value.ToUpperInvariant() switch
            {
                "STANDARD" => false,
                "STRICT" => true,
                _ => throw Wrong(name, value, "STANDARD or STRICT"),
            },
        },
        IstioAutoMtlsSetting => options with { IstioAutoMtls = bool.TryParse(value, out var isOn) ? isOn : throw Wrong(name, value, "true or false") },
        // Settings of other controllers and of the tool are not this one's business.
        _ => options,
    };

    private static ArgumentException Wrong(string name, string value, string allowed) => new($"{name} is \"{value}\"; it may be {allowed}");
}
