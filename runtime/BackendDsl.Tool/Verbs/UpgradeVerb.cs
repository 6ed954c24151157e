using System.CommandLine;
using BackendDsl.GatewayApi;
using BackendDsl.Tool.Configuring;
using BackendDsl.Tool.Gateways;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Output;
using BackendDsl.Tool.Running;
using BackendDsl.Tool.Writing;

namespace BackendDsl.Tool.Verbs;

/// <summary><c>backenddsl upgrade</c>.</summary>
internal static class UpgradeVerb
{
    public static Command Create(Session session)
    {
        var files = Flags.Files();
        var inputName = Flags.StdinFilename();
        var from = Flags.Text("--from", "RELEASE", "The release there is");
        var to = Flags.Text("--to", "RELEASE", "The release there will be");
        var onlyChanged = new Option<bool>("--only-changed") { Description = "Clusters that change only, not those that stay" };
        var output = Flags.Output("text, json, markdown");
        var space = Flags.Namespace();
        var gateway = Flags.Gateway();
        var setting = Flags.Setting();
        var color = Flags.Color();
        var quiet = Flags.Quiet();
        var command = new Command("upgrade", "Tells what a gateway's new release refuses, and what it programs differently.")
        {
            from, to, files, output, onlyChanged, space, gateway, setting, inputName, color, quiet,
        };
        command.SetAction(parse =>
        {
            var settings = new Settings(session, parse);
            var targets = OutputTarget.Parse(settings.List(output), "text", "json", "markdown");
            var paths = settings.List(files);
            if (paths.Count == 0)
                throw new UsageException("upgrade: give the manifests with -f: files, folders, globs, or '-' for standard input");
            if (settings.Text(from) is not { } older || settings.Text(to) is not { } newer)
                throw new UsageException("upgrade: name the releases with --from and --to, for example --from 2.3 --to 2.4");
            var problems = new List<InputProblem>();
            var resources = ManifestReader.Read(session, "-f", paths, settings.Text(inputName) ?? "<stdin>", problems);
            var controller = Controllers.Choose(settings.Text(gateway), [], resources);
            var input = Controllers.Input(resources, settings.Text(space) ?? "", problems);
            var before = new GatewayTarget(GatewayFlags.Release(controller, older, "--from")) { Settings = GatewayFlags.SettingsOf(settings, setting, controller) };
            var after = before with { Release = GatewayFlags.Release(controller, newer, "--to") };
            GatewayFlags.CheckSettings(controller, after);
            var report = ReleaseComparison.Compare(controller, input, before, after);
            if (targets.Any(t => t.Format == "text"))
            {
                ReportNotes(session, controller, before);
                ReportNotes(session, controller, after);
            }

            var unchanged = settings.Flag(onlyChanged) ? [] : Unchanged(controller, input, after, report);
            foreach (var target in targets)
                UpgradeOutput.Write(session, target, report, unchanged, Paint.For(session, settings.Text(color)), settings.Flag(quiet));
            foreach (var problem in problems)
                session.Complain(problem.ToString());
            if (problems.Count == 0 && resources.Count == 0)
                session.Complain("nothing was compared: the files hold no resource");
            return problems.Count > 0 || resources.Count == 0 ? ExitCode.Unusable : report.Breaks ? ExitCode.Findings : ExitCode.Good;
        });
        return command;
    }

    private static void ReportNotes(Session session, GatewayController controller, GatewayTarget target)
    {
        var release = controller.FindRelease(target.Release);
        if (release.NearestKnown is { } nearest)
            session.Note(GatewayFlags.NearestNote(controller, release, nearest));
        foreach (var name in target.Settings.Keys.Except(controller.SettingsOf(target.Release), StringComparer.Ordinal))
            session.Note(GatewayFlags.LostSettingNote(controller, target.Release, name));
    }

    private static List<string> Unchanged(GatewayController controller, GatewayInput input, GatewayTarget target, UpgradeReport report) =>
    [
        .. controller.Translate(input, target).Clusters.Select(c => c.Name).Distinct(StringComparer.Ordinal)
            .Except(report.Clusters.Select(c => c.Name), StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];
}
