using System.CommandLine;
using BackendDsl.Tool.CommandLine;
using BackendDsl.Tool.Expressions;
using BackendDsl.Tool.Output;

namespace BackendDsl.Tool.Verbs;

/// <summary><c>backenddsl cel</c>.</summary>
internal static class CelVerb
{
    public static Command Create(Session session)
    {
        var expression = new Argument<string>("expression") { HelpName = "EXPRESSION", Description = "The expression; '-' reads it from standard input" };
        var data = Flags.Text("--data", "FILE", "YAML or JSON: the document is 'self' and 'object', and its members are variables of their own");
        var old = Flags.Text("--old", "FILE", "YAML or JSON: the document is 'oldSelf' and 'oldObject'");
        var at = Flags.Text("--at", "PATH", "The field that 'self' is, for example spec.ports[0]");
        var crds = Flags.Crds();
        var output = Flags.Output("text, json");
        var version = Flags.ServerVersion();
        var failOnFalse = new Option<bool>("--fail-on-false") { Description = "Exit with 1 where the value is false" };
        var explain = new Option<bool>("--explain") { Description = "Show the value of each part, and the cost" };
        var color = Flags.Color();
        var command = new Command("cel", "Evaluates a CEL expression as an API server of the given version does; prints its value and type.")
        {
            expression, data, old, at, crds, output, version, failOnFalse, explain, color,
        };
        command.SetAction(parse =>
        {
            var settings = new Settings(session, parse);
            var targets = OutputTarget.Parse(settings.List(output), "text", "json");
            var run = new CelRun(session)
            {
                Expression = settings.Value(expression) ?? "",
                Data = settings.Text(data),
                Old = settings.IsGiven(old) ? parse.GetValue(old) : null,
                At = settings.Text(at),
                Definitions = settings.IsGiven(crds) ? settings.List(crds) : [],
                ServerVersion = settings.ServerVersion(version),
                Explains = parse.GetValue(explain),
            };
            var result = run.Run();
            foreach (var target in targets)
                CelOutput.Write(session, target, result, Paint.For(session, settings.Text(color)));
            return result.Issues.Count > 0 ? ExitCode.Unusable
                : result.Value.IsError ? ExitCode.Findings
                : result.Value.IsFalse && parse.GetValue(failOnFalse) ? ExitCode.Findings
                : ExitCode.Good;
        });
        return command;
    }
}
