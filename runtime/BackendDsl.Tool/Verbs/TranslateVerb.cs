using System.CommandLine;
using BackendDsl.Envoy;
using BackendDsl.GatewayApi;
using BackendDsl.Tool.Configuring;
using BackendDsl.Tool.Gateways;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Output;
using BackendDsl.Tool.Running;
using BackendDsl.Tool.Writing;

namespace BackendDsl.Tool.Verbs;

/// <summary><c>backenddsl translate</c>.</summary>
internal static class TranslateVerb
{
    public static Command Create(Session session)
    {
        var files = Flags.Files();
        var inputName = Flags.StdinFilename();
        var output = Flags.Output("text, json, yaml, pb");
        var space = Flags.Namespace();
        var gateway = new GatewayFlags();
        var color = Flags.Color();
        var quiet = Flags.Quiet();
        var command = new Command("translate", "Prints the Envoy clusters that a gateway programs from manifests, and each policy's status.")
        {
            files, output, space, gateway.Gateway, gateway.Kgateway, gateway.EnvoyGateway, gateway.Envoy, gateway.Setting, gateway.AsEgctl, inputName, color, quiet,
        };
        command.SetAction(parse =>
        {
            var settings = new Settings(session, parse);
            gateway.Check(settings);
            var targets = OutputTarget.Parse(settings.List(output), "text", "json", "yaml", "pb");
            var paths = settings.List(files);
            if (paths.Count == 0)
                throw new UsageException("translate: give the manifests with -f: files, folders, globs, or '-' for standard input");
            var problems = new List<InputProblem>();
            var resources = ManifestReader.Read(session, "-f", paths, settings.Text(inputName) ?? "<stdin>", problems);
            var translation = gateway.Translate(settings, resources, settings.Text(space) ?? "", problems);
            // Where nothing could be read there is nothing to show to people; programs get the form they asked for.
            foreach (var target in targets.Where(t => t.Format != "text" || resources.Count > 0))
                TranslationOutput.Write(session, target, translation, Paint.For(session, settings.Text(color)), settings.Flag(quiet));
            gateway.ReportNotes(session, targets);
            foreach (var problem in problems)
                session.Complain(problem.ToString());
            if (translation.WholeFailure is { } failure)
            {
                session.Complain(failure);
                return problems.Count > 0 ? ExitCode.Unusable : ExitCode.Findings;
            }

            var isNothing = translation.Clusters.Length + translation.Failed.Length + translation.Policies.Length == 0;
            if (problems.Count == 0 && isNothing)
                session.Complain("nothing was translated: " + (resources.Count == 0 ? "the files hold no resource" : "no cluster follows from these manifests"));
            return problems.Count > 0 || isNothing ? ExitCode.Unusable
                : translation.Failed.Length > 0 ? ExitCode.Findings
                : ExitCode.Good;
        });
        return command;
    }
}
