using System.CommandLine;
using BackendDsl.Envoy;
using BackendDsl.GatewayApi;
using BackendDsl.Tool.Configuring;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Kinds;
using BackendDsl.Tool.Running;
using BackendDsl.Tool.Writing;

namespace BackendDsl.Tool.Gateways;

/// <summary>The options that say which gateway and which Envoy is meant.</summary>
internal sealed class GatewayFlags
{
    private readonly HashSet<string> _noted = new(StringComparer.Ordinal);
    private readonly List<string> _notes = [];

    public Option<string?> Gateway { get; } = Flags.Gateway();

    public Option<string?> Kgateway { get; } = Flags.Kgateway();

    public Option<string?> EnvoyGateway { get; } = Flags.EnvoyGateway();

    public Option<string?> Envoy { get; } = Flags.EnvoyVersion();

    public Option<string[]> Setting { get; } = Flags.Setting();

    public Option<bool> AsEgctl { get; } = new("--as-egctl") { Description = "Translate as Envoy Gateway's offline translator does, not as a running one" };

    /// <summary>The Envoy that is named; null for the release's own.</summary>
    /// <exception cref="UsageException">It is no version.</exception>
    public static EnvoyVersion? EnvoyOf(Settings settings, Option<string?> option) => settings.Text(option) is not { } text ? null
        : EnvoyVersion.TryParse(text, out var version) && version.Major == 1 ? version
        : throw new UsageException($"{settings.OriginOf(option)}: '{text}' is not an Envoy version such as 1.40");

    /// <summary>What is on Envoy's machine; null where nothing is said of it.</summary>
    public static EnvoyEnvironment? MachineOf(Settings settings, Option<string[]> option) =>
        settings.List(option) is { Count: > 0 } known ? new() { Paths = [.. known] } : null;

    /// <summary>Looks at the releases and the version that are named, whether or not the input turns out to need them.</summary>
    /// <exception cref="UsageException">One is not known.</exception>
    public void Check(Settings settings)
    {
        foreach (var controller in Controllers.All)
        {
            var option = OptionOf(controller);
            Release(controller, settings.Text(option), settings.OriginOf(option));
        }

        EnvoyOf(settings, Envoy);
    }

    /// <summary>Translates resources as the flags say.</summary>
    public TranslationResult Translate(Settings settings, IReadOnlyList<ManifestResource> resources, string @namespace, List<InputProblem> problems, bool recordsOrigins = false)
    {
        var controller = Choose(settings, resources);
        return controller.Translate(Controllers.Input(resources, @namespace, problems), Target(settings, controller) with { RecordsOrigins = recordsOrigins });
    }

    /// <summary>Makes the definitions known that come with the releases of the gateways whose kinds occur.</summary>
    public void AddReleases(Settings settings, IReadOnlyList<ManifestResource> resources, KindRegistry kinds)
    {
        foreach (var controller in Controllers.All)
        {
            var option = OptionOf(controller);
            if (resources.Any(r => controller.Owns(new(r.Group, r.Kind, r.Namespace, r.Name)) || r.Group == "gateway.networking.k8s.io"))
                kinds.AddRelease(controller.FindRelease(Release(controller, settings.Text(option), option.Name)).Definitions, controller.Id);
        }
    }

    /// <summary>The controller that is meant.</summary>
    public GatewayController Choose(Settings settings, IReadOnlyList<ManifestResource> resources)
    {
        var named = new List<string>();
        if (settings.Text(Kgateway) is not null)
            named.Add("kgateway");
        if (settings.Text(EnvoyGateway) is not null || settings.Flag(AsEgctl))
            named.Add("envoy-gateway");
        return Controllers.Choose(settings.Text(Gateway), named, resources);
    }

    /// <summary>What is translated for; tells once which release is taken where the flags do not say it in so many words.</summary>
    public GatewayTarget Target(Settings settings, GatewayController controller)
    {
        var option = OptionOf(controller);
        Note(settings, controller, option);
        var target = new GatewayTarget(Release(controller, settings.Text(option), option.Name))
        {
            Envoy = EnvoyOf(settings, Envoy),
            Settings = SettingsOf(settings, Setting, controller),
        };
        if (settings.Flag(AsEgctl) && controller.Settings.Contains("as-egctl"))
            target = target with { Settings = new Dictionary<string, string>(target.Settings, StringComparer.Ordinal) { ["as-egctl"] = "true" } };
        CheckSettings(controller, target);
        foreach (var name in target.Settings.Keys.Except(controller.SettingsOf(target.Release), StringComparer.Ordinal))
            _notes.Add(LostSettingNote(controller, target.Release, name));
        return target;
    }

    /// <summary>Reads the settings of a controller before anything is made of them.</summary>
    /// <exception cref="UsageException">One has a value that it may not have.</exception>
    public static void CheckSettings(GatewayController controller, GatewayTarget target)
    {
        try
        {
            controller.Check(new(), target);
        }
        catch (ArgumentException e)
        {
            throw new UsageException("--setting: " + e.Message.Split(" (Parameter")[0]);
        }
    }

    /// <summary>The settings of a controller that are given; what another controller knows is not for this one, and no fault.</summary>
    /// <exception cref="UsageException">No controller has one of that name.</exception>
    public static IReadOnlyDictionary<string, string> SettingsOf(Settings settings, Option<string[]> option, GatewayController controller)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var known = Controllers.All.SelectMany(c => c.Settings).ToList();
        foreach (var entry in settings.Words(option))
        {
            var equals = entry.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw new UsageException($"--setting: '{entry}' is not of the form NAME=VALUE");
            var name = entry[..equals];
            if (!known.Contains(name, StringComparer.Ordinal))
                throw new UsageException($"--setting: there is no setting '{name}' that changes a cluster{Spelling.DidYouMean(name, known)}; there are {string.Join(", ", known)}");
            if (controller.Settings.Contains(name))
                found[name] = entry[(equals + 1)..];
        }

        return found;
    }

    /// <summary>Tells people what was taken for granted; programs that read another form are spared.</summary>
    public void ReportNotes(Session session, IEnumerable<OutputTarget> targets)
    {
        if (!targets.Any(t => t.Format == "text"))
            return;
        foreach (var note in _notes)
            session.Note(note);
    }

    private Option<string?> OptionOf(GatewayController controller) => controller.Id == "kgateway" ? Kgateway : EnvoyGateway;

    private void Note(Settings settings, GatewayController controller, Option<string?> option)
    {
        if (!_noted.Add(controller.Id))
            return;
        if (settings.Text(option) is not { } name)
        {
            if (controller.Releases.Length > 1)
                _notes.Add($"{controller.Id} {controller.DefaultRelease} is assumed: say which with {option.Name}");
        }
        else if (controller.FindRelease(Release(controller, name, option.Name)) is { NearestKnown: { } nearest } release)
        {
            _notes.Add(NearestNote(controller, release, nearest));
        }
    }

    /// <summary>What is told of a patch release whose definitions are not known.</summary>
    public static string NearestNote(GatewayController controller, GatewayRelease release, string nearest) =>
        $"the definitions of {controller.Id} {release} are not known here: those of the nearest earlier patch release, {nearest}, are taken";

    /// <summary>What is told of a setting that the release does not have.</summary>
    public static string LostSettingNote(GatewayController controller, string? release, string name) =>
        $"{controller.Id} {controller.FindRelease(release)} has no setting {name}: it has no effect there";

    /// <summary>A release by its name, with a suggestion where there is none.</summary>
    public static string? Release(GatewayController controller, string? name, string option)
    {
        try
        {
            return controller.FindRelease(name?.TrimStart('v')).Name;
        }
        catch (ArgumentException)
        {
            throw new UsageException($"{option}: {controller.Id} has no release '{name}' here{Spelling.DidYouMean(name ?? "", controller.Releases.Select(r => r.Name))}; there are {string.Join(", ", controller.Releases.Select(r => r.Name))}");
        }
    }
}
