using System.CommandLine;
using BackendDsl.Tool.CommandLine;
using BackendDsl.Tool.Differences;
using BackendDsl.Tool.Output;

namespace BackendDsl.Tool.Verbs;

/// <summary><c>backenddsl crd-diff</c>.</summary>
internal static class CrdDiffVerb
{
    public static Command Create(Session session)
    {
        var old = new Argument<string>("old") { HelpName = "OLD", Description = "The older definitions: a file, folder or glob" };
        var now = new Argument<string>("new") { HelpName = "NEW", Description = "The newer ones" };
        var usedBy = new Option<string[]>("--used-by") { HelpName = "FILE", Description = "Manifests: which of them break?", AllowMultipleArgumentsPerToken = true, Arity = ArgumentArity.OneOrMore };
        var output = Flags.Output("text, json, markdown");
        var version = Flags.ServerVersion();
        var color = Flags.Color();
        var quiet = Flags.Quiet();
        var command = new Command("crd-diff", "Tells what a new definition removes, renames, tightens, loosens or deprecates.") { old, now, usedBy, output, version, color, quiet };
        command.SetAction(parse =>
        {
            var settings = new Settings(session, parse);
            var targets = OutputTarget.Parse(settings.List(output), "text", "json", "markdown");
            var report = new DefinitionDiffRun(session)
            {
                Old = settings.Value(old)!,
                New = settings.Value(now)!,
                UsedBy = settings.IsGiven(usedBy) ? settings.List(usedBy) : [],
                ServerVersion = settings.ServerVersion(version),
            }.Run();
            foreach (var target in targets)
                DefinitionDiffOutput.Write(session, target, report, Paint.For(session, settings.Text(color)), settings.Flag(quiet));
            foreach (var problem in report.Problems)
                session.Complain(problem.ToString());
            return report.Problems.Count > 0 ? ExitCode.Unusable
                : report.Broken is { } broken ? broken.Count > 0 ? ExitCode.Findings : ExitCode.Good
                : report.Changes.Any(c => c.Breaks) ? ExitCode.Findings
                : ExitCode.Good;
        });
        return command;
    }
}
