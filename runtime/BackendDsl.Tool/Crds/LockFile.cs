using System.Security.Cryptography;
using BackendDsl.Cel.Values;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Running;
using BackendDsl.Tool.Writing;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Tool.Crds;

/// <summary>The file <c>crds/crds.lock.json</c>: which definitions are in the folder, from where, with their hashes.</summary>
internal sealed class LockFile
{
    /// <summary>Its name.</summary>
    public const string FileName = "crds.lock.json";

    private const long Format = 1;

    /// <summary>The files, by name.</summary>
    public SortedDictionary<string, LockedFile> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>The sources, in order.</summary>
    public IReadOnlyList<string> Sources => [.. Files.Values.Select(f => f.Source).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Reads the lock file of a folder; an empty one where there is none.</summary>
    /// <exception cref="UsageException">It cannot be read, or is of a newer form.</exception>
    public static LockFile Read(string folder)
    {
        var file = new LockFile();
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return file;
        var problems = new List<InputProblem>();
        var text = TextSource.ReadFile(path, FileName, problems) ?? throw new UsageException(problems[0].ToString());
        Value root;
        try
        {
            root = DocumentReader.ReadOne(text.Text);
        }
        catch (FormatException e)
        {
            throw new UsageException($"{FileName}: {e.Message}");
        }

        if (root.At("format") is not { Kind: ValueKind.Integer, Integer: Format })
            throw new UsageException($"{FileName}: format {Format} is expected; this backenddsl does not know another");
        foreach (var item in root.At("definitions").Items())
        {
            var one = new LockedFile(item.TextAt("file"), item.TextAt("name"), item.TextAt("group"), item.TextAt("kind"), item.TextAt("source"), item.TextAt("version"), item.TextAt("sha256"));
            if (one.Path.Length == 0 || one.Path != Path.GetFileName(one.Path) || one.Sha256.Length != 64)
                throw new UsageException($"{FileName}: an entry has no file in this folder, or no hash: '{one.Path}'");
            file.Files[one.Path] = one;
        }

        return file;
    }

    /// <summary>The bytes of the file.</summary>
    public byte[] Print() => JsonOutput.Bytes(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("format", Format);
        writer.WriteStartArray("definitions");
        foreach (var file in Files.Values)
        {
            writer.WriteStartObject();
            writer.Text("file", file.Path);
            writer.Text("name", file.Name);
            writer.Text("group", file.Group);
            writer.Text("kind", file.Kind);
            writer.Text("source", file.Source);
            writer.Text("version", file.Version);
            writer.Text("sha256", file.Sha256);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    /// <summary>What is otherwise than the lock file says: one sentence each.</summary>
    public IReadOnlyList<string> Check(string folder) =>
        [.. Files.Values.Select(f => Check(folder, f) switch { "ok" => null, "missing" => $"{f.Path} is missing", _ => $"{f.Path} is not the file that was locked (SHA-256 differs)" }).OfType<string>()];

    /// <summary>How a file is: <c>ok</c>, <c>changed</c> or <c>missing</c>.</summary>
    public static string Check(string folder, LockedFile file)
    {
        var path = Path.Combine(folder, file.Path);
        if (!File.Exists(path))
            return "missing";
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream)) == file.Sha256 ? "ok" : "changed";
    }
}
