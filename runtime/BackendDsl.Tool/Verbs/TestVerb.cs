using System.CommandLine;
using BackendDsl.Tool.Configuring;
using BackendDsl.Tool.Kinds;
using BackendDsl.Tool.Output;
using BackendDsl.Tool.Running;
using BackendDsl.Tool.Testing;
using BackendDsl.Tool.Writing;

namespace BackendDsl.Tool.Verbs;

/// <summary><c>backenddsl test</c>.</summary>
internal static class TestVerb
{
    public static Command Create(Session session)
    {
        var files = new Argument<string[]>("file") { HelpName = "FILE", Arity = ArgumentArity.OneOrMore, Description = "Tables of cases: cases: [{name, object | file, old, namespace, namespaceObject, params, user, expect: valid | [{path, reason, message}]}]" };
        var crds = Flags.Crds();
        var policies = Flags.Policies();
        var output = Flags.Output("text, json, junit");
        var space = Flags.Namespace();
        var version = Flags.ServerVersion();
        var fieldValidation = new FieldValidationFlags();
        var update = new Option<bool>("--update") { Description = "Write what is into the tables" };
        var color = Flags.Color();
        var quiet = Flags.Quiet();
        var command = new Command("test", "Runs tables of cases for the rules of definitions and for admission policies.")
        {
            files, crds, policies, output, space, version, fieldValidation.Words, fieldValidation.Strict, update, color, quiet,
        };
        command.SetAction(parse =>
        {
            var settings = new Settings(session, parse);
            var targets = OutputTarget.Parse(settings.List(output), "text", "json", "junit");
            var report = new TestRun(session)
            {
                Files = settings.Value(files) ?? [],
                Definitions = DefinitionFiles.Of(settings, crds),
                Policies = settings.List(policies),
                ServerVersion = settings.ServerVersion(version),
                Updates = parse.GetValue(update),
                Options = new()
                {
                    UnknownFields = fieldValidation.Of(settings),
                    MissingDefinitionsAreErrors = true,
                    Namespace = settings.Text(space) ?? "",
                },
            }.Run();
            foreach (var target in targets)
                TestOutput.Write(session, target, report, Paint.For(session, settings.Text(color)), settings.Flag(quiet));
            foreach (var problem in report.Problems)
                session.Complain(problem.ToString());
            return report.Problems.Count > 0 || report.Results.Count == 0 ? ExitCode.Unusable
                : report.Results.TrueForAll(r => r.Passed) || report.Updated.Count > 0 ? ExitCode.Good
                : ExitCode.Findings;
        });
        return command;
    }
}
