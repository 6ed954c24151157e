using System.CommandLine;
using BackendDsl.Tool.Configuring;
using BackendDsl.Tool.Gateways;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Output;
using BackendDsl.Tool.Running;
using BackendDsl.Tool.Verifying;
using BackendDsl.Tool.Writing;

namespace BackendDsl.Tool.Verbs;

/// <summary><c>backenddsl verify</c>.</summary>
internal static class VerifyVerb
{
    public static Command Create(Session session)
    {
        var files = Flags.Files();
        var inputName = Flags.StdinFilename();
        var dumps = Flags.List("--config-dump", null, "DUMP", "A config dump of a gateway; repeatable");
        var live = new Option<string?>("--live") { HelpName = "URL", Arity = ArgumentArity.ZeroOrOne, Description = $"Ask a running Envoy (default {DumpSource.DefaultAddress}, a forwarded port)" };
        var allowRemote = new Option<bool>("--allow-remote") { Description = "Let --live ask another machine" };
        var wait = Flags.Text("--wait", "TIME", "Ask again until it agrees, at most that long, for example 30s");
        var ignore = Flags.List("--ignore", null, "PATH", "A field of clusters that may differ, for example metadata or health_checks[].timeout");
        var context = Flags.List("--context", null, "PATH", "Resources that are not ours: they are known, and what they alone become is not compared");
        var output = Flags.Output("text, json, sarif, junit, github");
        var space = Flags.Namespace();
        var gateway = new GatewayFlags();
        var color = Flags.Color();
        var quiet = Flags.Quiet();
        var command = new Command("verify", "Tells whether a running gateway has what the manifests say, path by path.")
        {
            dumps, live, files, output, allowRemote, wait, ignore, context, space, gateway.Gateway, gateway.Kgateway, gateway.EnvoyGateway, gateway.Envoy, gateway.Setting, gateway.AsEgctl, inputName, color, quiet,
        };
        command.SetAction(parse =>
        {
            var settings = new Settings(session, parse);
            gateway.Check(settings);
            var targets = OutputTarget.Parse(settings.List(output), "text", "json", "sarif", "junit", "github");
            var sources = Sources(settings, dumps, live, allowRemote);
            var paths = settings.List(files);
            if (paths.Count == 0)
                throw new UsageException("verify: give the manifests with -f: files, folders, globs, or '-' for standard input");
            if (settings.Text(wait) is not null && sources.Any(s => !s.IsLive))
                throw new UsageException("--wait: a file does not change; it goes with --live");
            var problems = new List<InputProblem>();
            var name = settings.Text(inputName) ?? "<stdin>";
            var ours = ManifestReader.Read(session, "-f", paths, name, problems);
            var others = settings.List(context) is { Count: > 0 } given ? ManifestReader.Read(session, "--context", given, name, problems) : [];
            List<ManifestResource> all = [.. ours, .. others];
            var run = new VerifyRun(session)
            {
                Dumps = sources,
                Expected = gateway.Translate(settings, all, settings.Text(space) ?? "", problems, recordsOrigins: true),
                Resources = all.ToLookup(r => Controllers.RefOf(r, settings.Text(space) ?? "")),
                Context = others.Count == 0 ? null : gateway.Choose(settings, all).Translate(Controllers.Input(others, settings.Text(space) ?? "", problems), gateway.Target(settings, gateway.Choose(settings, all))),
                Ignored = [.. settings.List(ignore).Select(p => new IgnoredPath(p))],
                Wait = Durations.Parse("--wait", settings.Text(wait)),
            };
            var report = run.Run();
            report.Problems.InsertRange(0, problems.Distinct());
            // Where nothing is expected there is nothing to show to people; programs get the form they asked for.
            foreach (var target in targets.Where(t => t.Format != "text" || report.Expected > 0))
                VerifyOutput.Write(session, target, report, Paint.For(session, settings.Text(color)), settings.Flag(quiet));
            gateway.ReportNotes(session, targets);
            return Conclude(session, report);
        });
        return command;
    }

    private static List<DumpSource> Sources(Settings settings, Option<string[]> dumps, Option<string?> live, Option<bool> allowRemote)
    {
        var sources = new List<DumpSource>();
        foreach (var dump in settings.IsGiven(dumps) ? settings.List(dumps) : [])
            sources.Add(new(dump, false));
        if (settings.IsGiven(live))
            sources.Add(DumpSource.Live(settings.Text(live), settings.Flag(allowRemote)));
        return sources.Count > 0 ? sources : throw new UsageException("verify: give a config dump with --config-dump, or ask a running Envoy with --live");
    }

    private static int Conclude(Session session, VerifyReport report)
    {
        foreach (var problem in report.Problems)
            session.Complain(problem.ToString());
        if (report.Failure is { } failure)
            session.Complain("the translation fails: " + failure);
        if (report.Problems.Count > 0)
            return ExitCode.Unusable;
        if (report.Failure is not null)
            return ExitCode.Findings;
        if (report.Expected > 0)
            return report.HasGaps ? ExitCode.Findings : ExitCode.Good;
        session.Complain("nothing was compared: no cluster follows from these manifests");
        return ExitCode.Unusable;
    }
}
