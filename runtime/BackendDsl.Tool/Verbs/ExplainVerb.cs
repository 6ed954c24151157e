using System.CommandLine;
using BackendDsl.Tool.Configuring;
using BackendDsl.Tool.Explaining;
using BackendDsl.Tool.Gateways;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Kinds;
using BackendDsl.Tool.Output;
using BackendDsl.Tool.Running;
using BackendDsl.Tool.Writing;

namespace BackendDsl.Tool.Verbs;

/// <summary><c>backenddsl explain</c>.</summary>
internal static class ExplainVerb
{
    public static Command Create(Session session)
    {
        var subject = new Argument<string?>("subject") { HelpName = "ID|KIND.PATH", Arity = ArgumentArity.ZeroOrOne, Description = "A diagnostic id such as BDSL1002, or a field such as backendconfigpolicy.spec.loadBalancer" };
        var log = Flags.Text("--log", "FILE", "A log, status or NACK that names a refused cluster; '-' for standard input");
        var files = Flags.Files();
        var crds = Flags.Crds();
        var output = Flags.Output("text, json");
        var version = Flags.ServerVersion();
        var space = Flags.Namespace();
        var gateway = new GatewayFlags();
        var color = Flags.Color();
        var command = new Command("explain", "Explains a diagnostic id, a field of a kind, or what Envoy refused in a log.")
        {
            subject, log, files, crds, output, version, space, gateway.Gateway, gateway.Kgateway, gateway.EnvoyGateway, gateway.Envoy, gateway.Setting, color,
        };
        command.SetAction(parse =>
        {
            var settings = new Settings(session, parse);
            gateway.Check(settings);
            var targets = OutputTarget.Parse(settings.List(output), "text", "json");
            var paint = Paint.For(session, settings.Text(color));
            if (settings.IsGiven(log))
                return ExplainLog(session, settings, settings.Text(log)!, settings.IsGiven(files) ? settings.List(files) : [], settings.Text(space) ?? "", gateway, targets, paint);
            var text = settings.Value(subject) ?? throw new UsageException("explain: give a diagnostic id, a field such as backendconfigpolicy.spec.tls, or --log FILE");
            if (DiagnosticPage.IsId(text))
            {
                var page = DiagnosticPage.Find(text) ?? throw new UsageException($"explain: there is no diagnostic '{text}'{Spelling.DidYouMean(text, DiagnosticPage.Ids)}");
                foreach (var target in targets)
                    ExplainOutput.WritePage(session, target, text.ToUpperInvariant(), page);
                return ExitCode.Good;
            }

            var problems = new List<InputProblem>();
            var kinds = new KindRegistry(settings.ServerVersion(version));
            DefinitionFiles.Read(session, DefinitionFiles.Of(settings, crds), "<stdin>", kinds, problems);
            if (problems.Count > 0)
                throw new UsageException(string.Join("; ", problems));
            var fields = FieldLookup.Find(text, kinds);
            foreach (var target in targets)
                ExplainOutput.WriteFields(session, target, fields, paint);
            return ExitCode.Good;
        });
        return command;
    }

    private static int ExplainLog(
        Session session, Settings settings, string path, IReadOnlyList<string> files, string @namespace, GatewayFlags gateway, IReadOnlyList<OutputTarget> targets, Paint paint)
    {
        var problems = new List<InputProblem>();
        var text = path == "-" ? TextSource.ReadInput(session, "<stdin>", problems) : TextSource.ReadFile(session.FullPath(path), path, problems);
        if (text is null)
            throw new UsageException("--log: " + problems[0]);
        var entries = LogReader.Read(text);
        if (files.Count > 0)
        {
            var resources = ManifestReader.Read(session, "-f", files, "<stdin>", problems);
            if (resources.Count == 0 && problems.Count == 0)
                problems.Add(new("-f", default, "the files hold no resource"));
            var controller = gateway.Choose(settings, resources);
            var target = gateway.Target(settings, controller) with { RecordsOrigins = true };
            entries = LogRun.Explain(entries, controller.Translate(Controllers.Input(resources, @namespace, problems), target), target.Envoy);
        }

        foreach (var target in targets)
            ExplainOutput.WriteLog(session, target, entries, paint);
        foreach (var problem in problems)
            session.Complain(problem.ToString());
        if (problems.Count > 0)
            return ExitCode.Unusable;
        if (entries.Count > 0)
            return ExitCode.Good;
        session.Complain($"--log: {text.Name} names no cluster that Envoy refused ('Error adding/updating cluster(s) NAME: ...')");
        return ExitCode.Unusable;
    }
}
