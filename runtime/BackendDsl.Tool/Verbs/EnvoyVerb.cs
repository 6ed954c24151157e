using System.CommandLine;
using BackendDsl.Envoy;
using BackendDsl.Tool.Configuring;
using BackendDsl.Tool.Envoys;
using BackendDsl.Tool.Gateways;
using BackendDsl.Tool.Output;
using BackendDsl.Tool.Running;
using BackendDsl.Tool.Writing;

namespace BackendDsl.Tool.Verbs;

/// <summary><c>backenddsl envoy</c>.</summary>
internal static class EnvoyVerb
{
    public static Command Create(Session session)
    {
        var files = new Argument<string[]>("file") { HelpName = "FILE", Arity = ArgumentArity.ZeroOrMore, Description = "Clusters (one, a list, JSON lines, binary), bootstraps, config dumps; '-' for standard input" };
        var more = Flags.Files();
        var inputName = Flags.StdinFilename();
        var output = Flags.Output("text, json, sarif, junit, github");
        var version = Flags.EnvoyVersion();
        var exists = Flags.Exists();
        var failOn = Flags.FailOn();
        var color = Flags.Color();
        var quiet = Flags.Quiet();
        var command = new Command("envoy", "Judges clusters as an Envoy of the given version would: bare clusters, bootstraps, config dumps.")
        {
            files, more, output, version, exists, failOn, inputName, color, quiet,
        };
        command.SetAction(parse =>
        {
            var settings = new Settings(session, parse);
            var targets = OutputTarget.Parse(settings.List(output), "text", "json", "sarif", "junit", "github");
            IReadOnlyList<string> paths = [.. settings.Value(files) ?? [], .. settings.IsGiven(more) ? settings.List(more) : []];
            if (paths.Count == 0)
                throw new UsageException("envoy: give files, or '-' for standard input");
            var report = new EnvoyRun(session)
            {
                Files = paths,
                InputName = settings.Text(inputName) ?? "<stdin>",
                Target = new()
                {
                    Version = GatewayFlags.EnvoyOf(settings, version) ?? EnvoyVersion.Newest,
                    Environment = GatewayFlags.MachineOf(settings, exists) ?? EnvoyEnvironment.Unknown,
                },
            }.Run();
            foreach (var target in targets)
                EnvoyOutput.Write(session, target, report, Paint.For(session, settings.Text(color)), settings.Flag(quiet));
            foreach (var problem in report.Problems)
                session.Complain(problem.ToString());
            if (report.Problems.Count > 0 || report.Results.Count == 0)
                return ExitCode.Unusable;
            var isBad = report.Results.Exists(r => !r.IsGood)
                || (settings.Text(failOn) == "warning" && report.Results.Exists(r => r.Findings.Any(f => f.Severity == FindingSeverity.Warning)));
            return isBad ? ExitCode.Findings : ExitCode.Good;
        });
        return command;
    }
}
