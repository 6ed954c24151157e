using System.Diagnostics;
using System.Globalization;
using System.Text;
using BackendDsl.Tool.Inputs;

namespace BackendDsl.Tool.Preview;

/// <summary>What is committed, read by <c>git</c>; its hooks, filters and monitors are never run.</summary>
internal sealed class GitRepository
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(20);
    private static readonly string[] s_extensions = [".yaml", ".yml", ".json"];

    private readonly string _top;

    private GitRepository(string top, string head) => (_top, Head) = (top, head);

    /// <summary>The commit.</summary>
    public string Head { get; }

    /// <summary>The repository around a folder; null where there is none, or no commit, or no <c>git</c>.</summary>
    public static GitRepository? Find(string folder)
    {
        if (!Directory.Exists(folder) || Run(folder, null, "rev-parse", "--show-toplevel", "HEAD") is not { } answer)
            return null;
        var lines = Encoding.UTF8.GetString(answer).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines is [var top, var head] ? new(top, head) : null;
    }

    /// <summary>The committed manifests below these files and folders.</summary>
    public List<InputText> Read(IEnumerable<string> fullPaths)
    {
        var pathspecs = fullPaths.Select(p => Path.GetRelativePath(_top, p).Replace(Path.DirectorySeparatorChar, '/')).Where(p => !p.StartsWith("../", StringComparison.Ordinal)).ToList();
        if (pathspecs.Count == 0 || Run(_top, null, ["ls-tree", "-r", "-z", "--name-only", Head, "--", .. pathspecs.Select(p => p == "." ? "" : p).Where(p => p.Length > 0)]) is not { } listing)
            return [];
        var names = Encoding.UTF8.GetString(listing).Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Where(n => s_extensions.Any(x => n.EndsWith(x, StringComparison.OrdinalIgnoreCase)) && !n.Contains('\n', StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        if (names.Count is 0 or > TextReaderLimits.Files)
            return [];
        var input = Encoding.UTF8.GetBytes(string.Concat(names.Select(n => $"{Head}:{n}\n")));
        return Run(_top, input, "cat-file", "--batch") is { } output ? Split(output, names) : [];
    }

    /// <summary>Each answer is a line with id, type and length, then that many bytes and a line end.</summary>
    private static List<InputText> Split(byte[] output, List<string> names)
    {
        var texts = new List<InputText>(names.Count);
        var at = 0;
        foreach (var name in names)
        {
            var end = Array.IndexOf(output, (byte)'\n', at);
            if (end < 0)
                break;
            var head = Encoding.ASCII.GetString(output, at, end - at).Split(' ');
            at = end + 1;
            if (head is not [_, _, var size] || !int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var length) || at + length > output.Length)
                continue;
            texts.Add(new(name, Encoding.UTF8.GetString(output, at, length)));
            at += length + 1;
        }

        return texts;
    }

    private static byte[]? Run(string folder, byte[]? input, params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        foreach (var argument in (string[])["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", .. arguments])
            start.ArgumentList.Add(argument);
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        try
        {
            using var process = Process.Start(start);
            if (process is null)
                return null;
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            var writing = Task.Run(() =>
            {
                if (input is not null)
                    process.StandardInput.BaseStream.Write(input);
                process.StandardInput.Close();
            });
            using var buffer = new MemoryStream();
            var reading = process.StandardOutput.BaseStream.CopyToAsync(buffer);
            if (!reading.Wait(s_limit) || !process.WaitForExit(s_limit))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }

            writing.Wait(s_limit);
            return process.ExitCode == 0 ? buffer.ToArray() : null;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException or AggregateException)
        {
            return null;
        }
    }
}
