using System.Text;
using System.Text.Json;
using BackendDsl.Tool.Running;

namespace BackendDsl.Tool.Tests;

/// <summary>One run of the command in this process, in a folder of its own.</summary>
internal sealed class CommandRun : IDisposable
{
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);

    public CommandRun()
    {
        Folder = Directory.CreateTempSubdirectory("backenddsl-").FullName;
    }

    public string Folder { get; }

    public int Code { get; private set; }

    public string Out { get; private set; } = "";

    public byte[] Bytes { get; private set; } = [];

    public string Error { get; private set; } = "";

    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    public Terminal? Terminal { get; set; }

    public CancellationToken Cancellation { get; set; }

    public Network? Network { get; set; }

    public CommandRun With(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public CommandRun Set(string variable, string value)
    {
        _environment[variable] = value;
        return this;
    }

    public CommandRun Run(params string[] args) => RunWith("", args);

    public CommandRun RunWith(string input, params string[] args)
    {
        using var stdin = new MemoryStream(Encoding.UTF8.GetBytes(input));
        using var stdout = new MemoryStream();
        using var stderr = new MemoryStream();
        Code = Program.Run(args, stdin, stdout, stderr, Folder, _environment, Terminal, Network, Cancellation);
        Bytes = stdout.ToArray();
        Out = Encoding.UTF8.GetString(Bytes);
        Error = Encoding.UTF8.GetString(stderr.ToArray());
        return this;
    }

    public string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
