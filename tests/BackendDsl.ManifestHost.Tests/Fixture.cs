using k8s;
using k8s.Models;

namespace BackendDsl.ManifestHost.Tests;

/// <summary>Shorthands of these tests.</summary>
internal static class Fixture
{
    public static EmitOptions Options(Func<EmitOptions, EmitOptions>? change = null)
    {
        var options = new EmitOptions { Assembly = "app.dll", Project = "app", ProjectDirectory = "/src/app" };
        return change is null ? options : change(options);
    }

    public static V1ConfigMap ConfigMap(string name, string? ns = "n", string value = "v") => new()
    {
        ApiVersion = "v1",
        Kind = "ConfigMap",
        Metadata = new() { Name = name, NamespaceProperty = ns },
        Data = new Dictionary<string, string> { ["k"] = value },
    };

    public static FoundResource Found(IKubernetesObject<V1ObjectMeta> resource, string member = "App.Member", int line = 7) =>
        new(resource, new SourceOrigin(member, "App.cs", line));

    public static PlannedFile File(string path, string text = "x\n") =>
        new(path, System.Text.Encoding.UTF8.GetBytes(text), new SourceOrigin("App.Member", "App.cs", 7));
}
