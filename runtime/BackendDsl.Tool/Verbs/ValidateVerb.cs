using System.CommandLine;
using BackendDsl.Tool.Configuring;
using BackendDsl.Tool.Evaluation;
using BackendDsl.Tool.Findings;
using BackendDsl.Tool.Gateways;
using BackendDsl.Tool.Kinds;
using BackendDsl.Tool.Output;
using BackendDsl.Tool.Running;
using BackendDsl.Tool.Writing;
using BackendDsl.Validation.Admission;
using BackendDsl.Validation.Rules;

namespace BackendDsl.Tool.Verbs;

/// <summary><c>backenddsl validate</c>.</summary>
internal static class ValidateVerb
{
    private const string InputName = "<stdin>";

    public static Command Create(Session session)
    {
        var files = Flags.Files();
        var inputName = Flags.StdinFilename();
        var crds = Flags.Crds();
        var policies = Flags.Policies();
        var output = Flags.Output("text, json, sarif, junit, github");
        var space = Flags.Namespace();
        var version = Flags.ServerVersion();
        var gateway = new GatewayFlags();
        var exists = Flags.Exists();
        var fieldValidation = new FieldValidationFlags();
        var missing = Flags.MissingDefinitions();
        var old = Flags.Old();
        var baseline = Flags.Baseline();
        var writeBaseline = Flags.WriteBaseline();
        var failOn = Flags.FailOn();
        var color = Flags.Color();
        var quiet = Flags.Quiet();
        var command = new Command("validate", "Tells what the API server, company policies, the gateway's controller and Envoy would say of manifests.")
        {
            files, crds, policies, output, space, version, gateway.Gateway, gateway.Kgateway, gateway.EnvoyGateway, gateway.Envoy, gateway.Setting, exists, fieldValidation.Words, fieldValidation.Strict, missing, old, baseline, writeBaseline, failOn, inputName, color, quiet,
        };
        command.SetAction(parse =>
        {
            var settings = new Settings(session, parse);
            gateway.Check(settings);
            var targets = OutputTarget.Parse(settings.List(output), "text", "json", "sarif", "junit", "github");
            var paths = settings.List(files);
            if (paths.Count == 0)
                throw new UsageException("validate: give the manifests with -f: files, folders, globs, or '-' for standard input");
            var run = new ValidationRun(session)
            {
                Files = paths,
                InputName = settings.Text(inputName) ?? InputName,
                LetsGo = true,
                Definitions = DefinitionFiles.Of(settings, crds),
                Policies = settings.List(policies),
                Old = settings.List(old),
                ServerVersion = settings.ServerVersion(version),
                Gateways = (resources, kinds) =>
                {
                    gateway.AddReleases(settings, resources, kinds);
                    return ControllerRules.Of(resources, settings.Text(space) ?? "", controller => gateway.Target(settings, controller) with { Environment = GatewayFlags.MachineOf(settings, exists) }, settings.Text(gateway.Gateway));
                },
                Options = new()
                {
                    UnknownFields = fieldValidation.Of(settings),
                    MissingDefinitionsAreErrors = settings.Text(missing) == "error",
                    Namespace = settings.Text(space) ?? "",
                    Ignored = [.. settings.Configuration.Ignored],
                },
            };
            var report = run.Run();
            var known = settings.Text(baseline) is { } path ? Baseline.Read(session, path) : Baseline.Empty;
            known.Apply(session, report);
            if (settings.Text(writeBaseline) is { } written)
                return WriteBaseline(session, written, report);
            var painter = Paint.For(session, settings.Text(color));
            foreach (var target in targets)
                ValidationOutput.Write(session, target, report, painter, settings.Flag(quiet));
            gateway.ReportNotes(session, targets);
            return Conclude(session, report, settings.Text(failOn) == "warning");
        });
        return command;
    }

    private static int WriteBaseline(Session session, string path, ValidationReport report)
    {
        foreach (var problem in report.Problems)
            session.Complain(problem.ToString());
        if (report.Problems.Count > 0)
            return ExitCode.Unusable;
        OutputFiles.WriteFile(session, path, Baseline.Print(report, path));
        session.Error.WriteLine($"{path}: {report.Judged.Sum(r => r.Findings.Count)} findings are accepted; say why in each 'reason'");
        return ExitCode.Good;
    }

    private static int Conclude(Session session, ValidationReport report, bool failsOnWarnings)
    {
        foreach (var problem in report.Problems)
            session.Complain(problem.ToString());
        if (report.Problems.Count > 0)
            return ExitCode.Unusable;
        if (!report.Judged.Any())
        {
            session.Complain(report.Skipped == 0
                ? "nothing was judged: the files hold no resource"
                : $"nothing was judged: {report.Skipped} {(report.Skipped == 1 ? "resource is of a kind" : "resources are of kinds")} nobody here knows; give definitions with --crd");
            return ExitCode.Unusable;
        }

        return report.Count(FindingSeverity.Error) > 0 || (failsOnWarnings && report.Count(FindingSeverity.Warning) > 0) ? ExitCode.Findings : ExitCode.Good;
    }
}
