using System.Collections.Immutable;
using BackendDsl.EnvoyGateway;
using BackendDsl.GatewayApi;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;

[assembly: GatewayController(typeof(EnvoyGatewayController))]

namespace BackendDsl.EnvoyGateway;

/// <summary>Envoy Gateway, as the command, the build and the preview see it.</summary>
public sealed class EnvoyGatewayController : GatewayController
{
    /// <summary>The setting that asks for the offline translator's form: <c>true</c> or <c>false</c> (see <see cref="EnvoyGatewayOptions.AsOfflineTranslator"/>).</summary>
    public const string AsOfflineTranslator = "as-egctl";

    private const string Group = "gateway.envoyproxy.io";

    internal static EnvoyGatewayController Instance { get; } = new();

    /// <inheritdoc/>
    public override string Id => "envoy-gateway";

    /// <inheritdoc/>
    public override ImmutableArray<GatewayRelease> Releases { get; } = [new("1.9", new(1, 39), ReadDefinitions)];

    /// <inheritdoc/>
    public override ImmutableArray<string> Settings { get; } = [AsOfflineTranslator];

    /// <inheritdoc/>
    public override bool Owns(ObjectRef policy) => policy.Group == Group;

    /// <summary>The release of that name; a leading <c>v</c> and a patch version are allowed.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public override GatewayRelease FindRelease(string? name)
    {
        if (name is null)
            return DefaultRelease;
        var parts = name.TrimStart('v').Split('.');
        return base.FindRelease(parts.Length == 3 ? $"{parts[0]}.{parts[1]}" : string.Join('.', parts));
    }

    /// <inheritdoc/>
    public override TranslationResult Translate(GatewayInput input, GatewayTarget target)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(target);
        var options = new EnvoyGatewayOptions { Release = target.Release, Envoy = target.Envoy, RecordsOrigins = target.RecordsOrigins };
        foreach (var (name, value) in target.Settings)
        {
            if (name != AsOfflineTranslator)
                throw new ArgumentException($"{Id} has no setting \"{name}\"; there is {AsOfflineTranslator}", nameof(target));
            options = options with
            {
                AsOfflineTranslator = value switch
                {
                    "true" => true,
                    "false" => false,
                    _ => throw new ArgumentException($"{AsOfflineTranslator} is \"{value}\"; it may be true or false", nameof(target)),
                },
            };
        }

        return EnvoyGatewayTranslator.Translate(input, options);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<GatewayFinding> Check(GatewayInput input, GatewayTarget target) => EnvoyGatewayRules.Check(input);

    private static DefinitionSet ReadDefinitions()
    {
        var definitions = new List<CustomResourceDefinition>();
        var problems = new List<Problem>();
        var assembly = typeof(EnvoyGatewayController).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var set = CustomResourceDefinitionReader.Read(reader.ReadToEnd(), name, keepDescriptions: false);
            definitions.AddRange(set.Definitions);
            problems.AddRange(set.Problems);
        }

        return new("", definitions, problems);
    }
}
