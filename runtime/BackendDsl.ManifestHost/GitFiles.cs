using System.Diagnostics;
using System.Globalization;
using System.Text;
using BackendDsl.Validation.Documents;

namespace BackendDsl.ManifestHost;

/// <summary>Reads files of a commit through <c>git</c>, without touching the work tree.</summary>
internal sealed class GitFiles(string directory)
{
    /// <summary>The manifests of a folder as a commit has them; none where it does not have the folder.</summary>
    /// <param name="reference">A branch, tag or commit.</param>
    /// <param name="folder">The folder.</param>
    /// <exception cref="EmitUsageException">There is no git, no repository, or no such commit.</exception>
    public IEnumerable<(string Name, string Text)> Read(string reference, string folder)
    {
        if (reference.Length == 0 || reference[0] == '-' || reference.Contains(':', StringComparison.Ordinal))
            throw new EmitUsageException($"DeployedManifests is 'git:{reference}'; behind 'git:' stands a branch, tag or commit");
        var root = Text(Run([], "rev-parse", "--show-toplevel") ?? throw new EmitUsageException($"DeployedManifests is 'git:{reference}', and {directory} is in no git repository"));
        var commit = Text(Run([], "rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}")
            ?? throw new EmitUsageException($"DeployedManifests is 'git:{reference}', and this repository has no such commit; fetch it first (a pipeline that checks out one commit alone needs the branch too)"));
        var path = Path.GetRelativePath(RealPath(root), RealPath(folder)).Replace('\\', '/');
        if (path.StartsWith("..", StringComparison.Ordinal))
            throw new EmitUsageException($"DeployedManifests is 'git:{reference}', and ManifestsDirectory lies outside of the repository {root}");
        var names = new List<(string Hash, string Path)>();
        foreach (var line in Encoding.UTF8.GetString(Run([], "ls-tree", "-r", "-z", "--full-tree", commit, "--", path) ?? []).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            // <mode> blob <hash> TAB <path>; a link is no file.
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab > 0 && line[..tab].Split(' ') is ["100644" or "100755", "blob", var hash] && DeployedFiles.IsManifest(line[(tab + 1)..]))
                names.Add((hash, line[(tab + 1)..]));
        }

        return names.Count == 0 ? [] : ReadBlobs(names.OrderBy(n => n.Path, StringComparer.Ordinal).ToList());
    }

    private List<(string Name, string Text)> ReadBlobs(List<(string Hash, string Path)> names)
    {
        var input = Encoding.ASCII.GetBytes(string.Concat(names.Select(n => n.Hash + "\n")));
        var output = Run(input, "cat-file", "--batch") ?? throw new EmitUsageException("DeployedManifests: git cannot read the files of the commit");
        var files = new List<(string, string)>();
        var at = 0;
        foreach (var (_, path) in names)
        {
            // <hash> blob <size> LF <content> LF
            var end = Array.IndexOf(output, (byte)'\n', at);
            if (end < 0 || Encoding.ASCII.GetString(output, at, end - at).Split(' ') is not [_, "blob", var text] || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) || end + 1 + size > output.Length)
                throw new EmitUsageException($"DeployedManifests: git cannot read {path}");
            if (size > DocumentLimits.Length)
                throw new EmitUsageException($"DeployedManifests: {path} is larger than {DocumentLimits.Length >> 20} MiB");
            files.Add((path, Encoding.UTF8.GetString(output, end + 1, size)));
            at = end + 1 + size + 1;
        }

        return files;
    }

    // Null where git says no.
    private byte[]? Run(byte[] input, params string[] arguments)
    {
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start) ?? throw new EmitUsageException("DeployedManifests: git cannot be started");
            var errors = process.StandardError.ReadToEndAsync();
            var writing = Task.Run(() =>
            {
                process.StandardInput.BaseStream.Write(input);
                process.StandardInput.Close();
            });
            using var output = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(output);
            if (!process.WaitForExit(ManifestLimits.GitSeconds * 1000))
            {
                process.Kill(entireProcessTree: true);
                throw new EmitUsageException($"DeployedManifests: git {arguments[0]} takes longer than {ManifestLimits.GitSeconds} seconds");
            }

            Task.WaitAll(errors, writing);
            return process.ExitCode == 0 ? output.ToArray() : null;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new EmitUsageException($"DeployedManifests: git cannot be started ({e.Message}); install it, or name a folder");
        }
    }

    private static string Text(byte[] output) => Encoding.UTF8.GetString(output).TrimEnd('\r', '\n');

    // A temporary folder of some systems is a link: both ends are taken where they really are.
    private static string RealPath(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        for (var (folder, rest) = (full, ""); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(folder) && new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true) is { } target)
                return RealPath(Path.Combine(target.FullName, rest));
            rest = Path.Combine(Path.GetFileName(folder), rest);
        }

        return full;
    }
}
