using System.Collections.Immutable;
using BackendDsl.GatewayApi;
using BackendDsl.Kgateway;
using BackendDsl.Kgateway.Releases;

[assembly: GatewayController(typeof(KgatewayController))]

namespace BackendDsl.Kgateway;

/// <summary>kgateway, as the command, the build and the preview see it.</summary>
public sealed class KgatewayController : GatewayController
{
    /// <inheritdoc/>
    public override string Id => "kgateway";

    /// <inheritdoc/>
    public override ImmutableArray<GatewayRelease> Releases { get; } = [.. KgatewayRelease.All.Select(ToGatewayRelease)];

    /// <inheritdoc/>
    public override GatewayRelease DefaultRelease => Releases.First(r => r.Name == KgatewayRelease.Newest.Name);

    /// <inheritdoc/>
    public override ImmutableArray<string> Settings => KgatewaySettings.Names;

    /// <inheritdoc/>
    public override ImmutableArray<string> SettingsOf(string? release) =>
        KgatewaySettings.NamesOf(release is null ? KgatewayRelease.Newest : KgatewayRelease.Parse(release));

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

    private static GatewayRelease ToGatewayRelease(KgatewayRelease release) => new(release.Name, release.Envoy, () => ReleaseDefinitions.Of(release.Definitions))
    {
        NearestKnown = release.NearestKnown,
        CanBeRun = release.IsRelease || release == KgatewayRelease.Main,
    };

    private static KgatewayOptions Options(GatewayTarget target)
    {
        var options = new KgatewayOptions
        {
            Release = target.Release is null ? KgatewayRelease.Newest : KgatewayRelease.Parse(target.Release),
            EnvoyVersion = target.Envoy,
            Environment = target.Environment,
            RecordsOrigins = target.RecordsOrigins,
            ChecksClusters = target.ChecksClusters,
        };
        foreach (var (name, value) in target.Settings)
            options = options.With(name, value);
        return options;
    }
}
