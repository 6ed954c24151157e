using System.Diagnostics;
using System.Text.Json;
using BackendDsl.Tests.Shared;
using k8s.Models;
using static BackendDsl.ManifestHost.Tests.Fixture;
using File = System.IO.File;

namespace BackendDsl.ManifestHost.Tests;

/// <summary>What we write means the same to kubectl, whose YAML reader is the one of the Kubernetes command line. Skipped where it is not installed.</summary>
public sealed class KubectlTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static V1ConfigMap Tricky()
    {
        var strings = JsonSerializer.Deserialize<string[]>(TestData.ReadText("yaml", "tricky-strings.json"))!;
        var map = ConfigMap("tricky");
        map.Data = new Dictionary<string, string>();
        // A ConfigMap's keys are checked by the server, not by kubectl; an annotation's may be any text here too.
        foreach (var (text, i) in strings.Select((s, i) => (s, i)))
        {
            map.Data[$"value-{i}"] = text;
            map.Data[text] = $"key-{i}";
        }

        return map;
    }

    [Fact]
    public void Every_string_reaches_kubectl_unchanged_as_value_and_as_key()
    {
        RequireKubectl();
        var map = Tricky();
        var file = Assert.Single(ManifestPlan.Make([Found(map)], Options()));
        _folder.Put("m.yaml", System.Text.Encoding.UTF8.GetString(file.Content));
        var json = Run("annotate", "--local", "-f", Path.Combine(_folder.Root, "m.yaml"), "-o", "json", "checked=yes");
        using var document = JsonDocument.Parse(json);
        var data = document.RootElement.GetProperty("data").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString());
        Assert.Equal(map.Data.Count, data.Count);
        Assert.All(map.Data, pair => Assert.Equal(pair.Value, data[pair.Key]));
    }

    [Fact]
    public void A_kustomization_lists_what_was_written()
    {
        RequireKubectl();
        var target = new OutputDirectory(_folder.Root, Options());
        Assert.Empty(target.Write(ManifestPlan.Make([Found(ConfigMap("b")), Found(ConfigMap("a")), Found(ConfigMap("c", null))], Options(o => o with { Kustomization = true }))).Problems);
        var text = Run("kustomize", _folder.Root);
        Assert.Equal(3, text.Split("kind: ConfigMap").Length - 1);
    }

    private static void RequireKubectl()
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, "kubectl")) || File.Exists(Path.Combine(p, "kubectl.exe")));
        Assert.SkipUnless(found, "kubectl is not installed");
    }

    private static string Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("kubectl") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
        return output;
    }
}
