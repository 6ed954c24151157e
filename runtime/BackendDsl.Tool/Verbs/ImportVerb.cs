using System.CommandLine;
using System.Text;
using BackendDsl.Cel.Values;
using BackendDsl.CSharp.Naming;
using BackendDsl.Tool.Configuring;
using BackendDsl.Tool.Gateways;
using BackendDsl.Tool.Importing;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Kinds;
using BackendDsl.Tool.Running;
using BackendDsl.Tool.Writing;

namespace BackendDsl.Tool.Verbs;

/// <summary><c>backenddsl import</c>.</summary>
internal static class ImportVerb
{
    public static Command Create(Session session)
    {
        var files = Flags.Files();
        var inputName = Flags.StdinFilename();
        var crds = Flags.Crds();
        var space = Flags.Text("--csharp-namespace", "NS", "The C# namespace (default: the project's, else Imported)");
        var @out = Flags.Text("--out", "PATH", "A file (.cs), or a folder for a file per resource; without it the code is printed");
        var gateway = new GatewayFlags();
        var command = new Command("import", "Turns YAML or JSON into C# builder code that compiles and gives the same objects back.")
        {
            files, crds, space, @out, gateway.Kgateway, gateway.EnvoyGateway, inputName,
        };
        command.SetAction(parse =>
        {
            var settings = new Settings(session, parse);
            gateway.Check(settings);
            var paths = settings.List(files);
            if (paths.Count == 0)
                throw new UsageException("import: give the manifests with -f: files, folders, globs, or '-' for standard input");
            var problems = new List<InputProblem>();
            var kinds = new KindRegistry(KubernetesVersion.Default);
            DefinitionFiles.Read(session, DefinitionFiles.Of(settings, crds), "<stdin>", kinds, problems);
            var resources = ManifestReader.Read(session, "-f", paths, settings.Text(inputName) ?? "<stdin>", problems);
            if (problems.Count > 0 || resources.Count == 0)
            {
                foreach (var problem in problems)
                    session.Complain(problem.ToString());
                if (problems.Count == 0)
                    session.Complain("nothing was imported: the files hold no resource");
                return ExitCode.Unusable;
            }

            if (resources.Find(r => r.Root.Kind != ValueKind.Object || r.Kind.Length == 0 || r.ApiVersion.Length == 0) is { } strange)
                throw new UsageException(new InputProblem(strange.File, strange.Mark, "a manifest is an object with apiVersion, kind and metadata").ToString());
            gateway.AddReleases(settings, resources, kinds);
            var run = new ImportRun(session) { Kinds = kinds, Namespace = NamespaceOf(settings, space) };
            Write(session, run, resources, settings.Text(@out));
            foreach (var warning in run.Warnings)
                session.Warn(warning);
            return ExitCode.Good;
        });
        return command;
    }

    private static string NamespaceOf(Settings settings, Option<string?> option)
    {
        var text = settings.Text(option) ?? ProjectName(settings.Configuration.Directory) ?? "Imported";
        return text.Split('.').All(p => p.Length > 0 && Identifiers.IsIdentifier(p)) ? Identifiers.Namespace(text) : settings.IsGiven(option)
            ? throw new UsageException($"--csharp-namespace: '{text}' is no C# namespace")
            : Identifiers.Namespace(text);
    }

    private static string? ProjectName(string directory)
    {
        var projects = Directory.EnumerateFiles(directory, "*.csproj").Take(2).ToList();
        return projects.Count == 1 ? Path.GetFileNameWithoutExtension(projects[0]) : null;
    }

    private static void Write(Session session, ImportRun run, IReadOnlyList<ManifestResource> resources, string? path)
    {
        if (path is null)
        {
            session.Out.Write(run.One(resources, "Manifests").Text);
            return;
        }

        if (path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
        {
            OutputFiles.WriteFile(session, path, Encoding.UTF8.GetBytes(run.One(resources, Identifiers.Pascal(Path.GetFileNameWithoutExtension(path))).Text));
            return;
        }

        foreach (var file in run.Each(resources))
            OutputFiles.WriteFile(session, Path.Combine(path, file.Name), Encoding.UTF8.GetBytes(file.Text));
    }
}
