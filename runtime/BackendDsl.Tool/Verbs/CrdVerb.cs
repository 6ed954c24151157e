using System.CommandLine;
using BackendDsl.Tool.Configuring;
using BackendDsl.Tool.Crds;
using BackendDsl.Tool.Output;
using BackendDsl.Tool.Running;
using BackendDsl.Tool.Writing;

namespace BackendDsl.Tool.Verbs;

/// <summary><c>backenddsl crd add</c>, <c>crd update</c>, <c>crd list</c>.</summary>
internal static class CrdVerb
{
    private const string Folder = "crds";

    public static Command Create(Session session) => new("crd", "Keeps definitions in crds/, with a lock file.") { Add(session), Update(session), List(session) };

    private static Command Add(Session session)
    {
        var sources = new Argument<string[]>("source") { HelpName = "SOURCE", Arity = ArgumentArity.ZeroOrMore, Description = "A file, folder, https:// address, packed chart (.tgz), or oci:// chart with its version" };
        var cluster = new Option<bool>("--cluster") { Description = "Take the definitions of the cluster of the kubeconfig's current context" };
        var noProject = new Option<bool>("--no-project") { Description = "Leave the project file alone" };
        var (folder, locked, output, quiet) = Shared();
        var command = new Command("add", "Takes definitions over into crds/, and writes source, version and SHA-256 into crds/crds.lock.json.") { sources, cluster, folder, locked, noProject, output, quiet };
        command.SetAction(parse =>
        {
            var settings = new Settings(session, parse);
            var targets = OutputTarget.Parse(settings.List(output), "text", "json");
            var given = settings.Value(sources) ?? [];
            if (given.Length == 0 && !parse.GetValue(cluster))
                throw new UsageException("crd add: give a file, folder, https:// address, chart (.tgz or oci://), or --cluster");
            var fetched = given.Select(s => (s, SourceReader.Read(session, s))).ToList();
            if (parse.GetValue(cluster))
            {
                var definitions = ClusterDefinitions.Read(session, null, out var source);
                fetched.Add((source, definitions));
            }

            var target = FolderOf(session, settings, folder);
            var changes = target.Take(fetched, parse.GetValue(locked));
            var project = parse.GetValue(noProject) || parse.GetValue(locked) ? null : ProjectItem.Add(session, settings.Configuration.Directory, Path.GetRelativePath(settings.Configuration.Directory, target.FullPath).Replace(Path.DirectorySeparatorChar, '/'));
            Print(session, targets, changes, project, parse.GetValue(quiet));
            return ExitCode.Good;
        });
        return command;
    }

    private static Command Update(Session session)
    {
        var only = new Argument<string[]>("source") { HelpName = "SOURCE", Arity = ArgumentArity.ZeroOrMore, Description = "Sources of the lock file; all of them where none is given" };
        var (folder, locked, output, quiet) = Shared();
        var command = new Command("update", "Reads the sources of the lock file again, and tells what changes.") { only, folder, locked, output, quiet };
        command.SetAction(parse =>
        {
            var settings = new Settings(session, parse);
            var targets = OutputTarget.Parse(settings.List(output), "text", "json");
            var target = FolderOf(session, settings, folder);
            var known = LockFile.Read(target.FullPath).Sources;
            if (known.Count == 0)
                throw new UsageException($"crd update: {target.Path}/{LockFile.FileName} names no source; begin with 'backenddsl crd add'");
            var meant = settings.Value(only) is { Length: > 0 } chosen ? chosen : known;
            if (meant.FirstOrDefault(s => !known.Contains(s, StringComparer.Ordinal)) is { } strange)
                throw new UsageException($"crd update: '{strange}' is no source of the lock file{Spelling.DidYouMean(strange, known)}; there are {string.Join(", ", known)}");
            var changes = target.Take([.. meant.Select(s => (s, SourceReader.Read(session, s)))], parse.GetValue(locked));
            Print(session, targets, changes, null, parse.GetValue(quiet));
            return ExitCode.Good;
        });
        return command;
    }

    private static Command List(Session session)
    {
        var (folder, locked, output, quiet) = Shared();
        var command = new Command("list", "Lists the definitions with their sources, versions and hashes.") { folder, locked, output, quiet };
        command.SetAction(parse =>
        {
            var settings = new Settings(session, parse);
            var targets = OutputTarget.Parse(settings.List(output), "text", "json");
            var target = FolderOf(session, settings, folder);
            var files = LockFile.Read(target.FullPath).Files.Values.Select(f => new CrdFolder.Change(f, LockFile.Check(target.FullPath, f))).ToList();
            Print(session, targets, files, null, parse.GetValue(quiet));
            return parse.GetValue(locked) && files.Exists(f => f.What != "ok") ? ExitCode.Findings : ExitCode.Good;
        });
        return command;
    }

    private static (Option<string?> Folder, Option<bool> Locked, Option<string[]> Output, Option<bool> Quiet) Shared() =>
    (
        Flags.Text("--out", "PATH", "The folder (default crds/ beside the configuration file)"),
        new("--locked") { Description = "Change nothing, and fail where something is not as the lock file says" },
        Flags.Output("text, json"),
        Flags.Quiet());

    private static CrdFolder FolderOf(Session session, Settings settings, Option<string?> option) =>
        new(session, settings.IsGiven(option) ? settings.Text(option)! : Path.GetRelativePath(session.Directory, Path.Combine(settings.Configuration.Directory, Folder)).Replace(Path.DirectorySeparatorChar, '/'));

    private static void Print(Session session, IReadOnlyList<OutputTarget> targets, IReadOnlyList<CrdFolder.Change> changes, string? project, bool isQuiet)
    {
        foreach (var target in targets)
            CrdOutput.Write(session, target, changes, project, isQuiet);
    }
}
