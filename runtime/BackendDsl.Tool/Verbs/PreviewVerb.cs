using System.CommandLine;
using BackendDsl.Tool.Configuring;
using BackendDsl.Tool.Gateways;
using BackendDsl.Tool.Kinds;
using BackendDsl.Tool.Preview;
using BackendDsl.Tool.Running;
using BackendDsl.Tool.Verifying;

namespace BackendDsl.Tool.Verbs;

/// <summary><c>backenddsl preview</c>.</summary>
internal static class PreviewVerb
{
    public static Command Create(Session session)
    {
        var project = new Argument<string?>("project") { HelpName = "PROJECT", Arity = ArgumentArity.ZeroOrOne, Description = "A project file or its folder (default: the one here); it is looked at as it was last built" };
        var files = Flags.Files();
        var crds = Flags.Crds();
        var policies = Flags.Policies();
        var dump = Flags.Text("--config-dump", "DUMP", "A running gateway's config dump to compare with");
        var space = Flags.Namespace();
        var version = Flags.ServerVersion();
        var gateway = new GatewayFlags();
        var exists = Flags.Exists();
        var fieldValidation = new FieldValidationFlags();
        var quiet = Flags.Quiet();
        var command = new Command("preview", "Shows a page on 127.0.0.1: backends with the policies on them, the clusters they become, who decided each field, findings, and what changed; live. Ctrl-C ends it.")
        {
            project, files, crds, policies, dump, space, gateway.Gateway, gateway.Kgateway, gateway.EnvoyGateway, gateway.Envoy, gateway.Setting, gateway.AsEgctl, exists, version, fieldValidation.Words, fieldValidation.Strict, quiet,
        };
        command.SetAction(parse =>
        {
            var settings = new Settings(session, parse);
            var named = settings.Value(project);
            if (named is not null && settings.IsGiven(files))
                throw new UsageException("preview: give a project, or files with -f, not both");
            var paths = named is null ? settings.List(files) : [];
            if (paths.Contains("-"))
                throw new UsageException("preview: standard input does not change; give files");
            // A version or release that is not known is better told here than on the page.
            foreach (var controller in Controllers.All)
                gateway.Target(settings, controller);
            var request = new PreviewRequest
            {
                Definitions = DefinitionFiles.Of(settings, crds),
                Policies = settings.List(policies),
                Dump = settings.Text(dump) is { } path ? new DumpSource(path, false) : null,
                ServerVersion = settings.ServerVersion(version),
                Options = new()
                {
                    UnknownFields = fieldValidation.Of(settings),
                    Namespace = settings.Text(space) ?? "",
                    Ignored = [.. settings.Configuration.Ignored],
                },
                Gateway = settings.Text(gateway.Gateway),
                TargetOf = controller => gateway.Target(settings, controller) with { Environment = GatewayFlags.MachineOf(settings, exists) },
            };
            IPreviewSource source = paths.Count > 0 ? new FileSource(session, paths) : new ProjectSource(session, named ?? ".");
            using var owned = source as IDisposable;
            Serve(session, request, source, settings.Flag(quiet));
            return ExitCode.Good;
        });
        return command;
    }

    private static void Serve(Session session, PreviewRequest request, IPreviewSource source, bool isQuiet)
    {
        var loop = new PreviewLoop(session, source, new(session, request, source.Title), request);
        new PreviewServer(loop).RunAsync(
            address =>
            {
                session.Out.WriteLine(address);
                session.Flush();
                if (!isQuiet)
                    session.Error.WriteLine("open the address in a browser on this machine; Ctrl-C ends it");
            },
            session.Cancellation).GetAwaiter().GetResult();
    }
}
