using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BackendDsl.Manifests;
using BackendDsl.Models;
using BackendDsl.Serialization;
using BackendDsl.Tests.Sample;
using k8s;
using k8s.Models;

namespace BackendDsl.Tests;

public class ManifestWriterTests
{
    private static V1Service Service => new()
    {
        Metadata = new() { Name = "web", NamespaceProperty = "edge", Labels = new Dictionary<string, string> { ["on"] = "yes" } },
        Spec = new() { Selector = new Dictionary<string, string> { ["app"] = "web" }, Ports = [new() { Port = 8000, TargetPort = 80, Name = "http" }, new() { Port = 1, TargetPort = "named" }], Type = "ClusterIP" },
    };

    [Fact]
    public void An_object_of_the_client_is_written_in_our_order_with_the_kind_of_its_type() => Assert.Equal("""
        apiVersion: v1
        kind: Service
        metadata:
          name: web
          namespace: edge
          labels:
            "on": "yes"
        spec:
          ports:
          - name: http
            port: 8000
            targetPort: 80
          - port: 1
            targetPort: named
          selector:
            app: web
          type: ClusterIP

        """.ReplaceLineEndings("\n"), ManifestWriter.ToYaml(Service));

    [Fact]
    public void Values_that_the_client_writes_wrongly_come_out_right()
    {
        var strings = YamlStringTests.More.Where(s => !s.Any(char.IsSurrogate)).ToArray();
        var map = new V1ConfigMap { Metadata = new() { Name = "m" }, Data = strings.Select((s, i) => (s, i)).ToDictionary(x => $"k{x.i}", x => x.s), BinaryData = new Dictionary<string, byte[]> { ["b"] = [1, 2, 255] } };
        var again = KubernetesYaml.Deserialize<V1ConfigMap>(ManifestWriter.ToYaml(map));
        for (var i = 0; i < strings.Length; i++)
            Assert.Equal(strings[i], again.Data[$"k{i}"]);
        Assert.Equal([1, 2, 255], again.BinaryData["b"]);

        var deployment = new V1Deployment
        {
            Metadata = new() { Name = "d", CreationTimestamp = new DateTime(2024, 1, 2, 3, 4, 5, DateTimeKind.Utc) },
            Spec = new()
            {
                Replicas = 2,
                Selector = new() { MatchLabels = new Dictionary<string, string> { ["a"] = "1" } },
                Template = new() { Spec = new() { Containers = [new() { Name = "c", Image = "i", Args = ["--x=1", "on", "a\nb\n"], Resources = new() { Limits = new Dictionary<string, ResourceQuantity> { ["cpu"] = new("500m"), ["memory"] = new("64Mi") } } }] } },
            },
        };
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse(KubernetesJson.Serialize(KubernetesYaml.Deserialize<V1Deployment>(ManifestWriter.ToYaml(deployment)))),
            JsonNode.Parse(KubernetesJson.Serialize(KubernetesJson.Deserialize<V1Deployment>(ManifestWriter.ToJson(deployment))))));
    }

    [Fact]
    public void Json_elements_are_written_as_what_they_hold()
    {
        using var document = JsonDocument.Parse("""{"b":[1,"2"],"a":null}""");
        var patch = new V1ControllerRevision { Metadata = new() { Name = "r" }, Data = document.RootElement.Clone(), Revision = 3 };
        Assert.Contains("data:\n  a: null\n  b:\n  - 1\n  - \"2\"\nrevision: 3\n", ManifestWriter.ToYaml(patch), StringComparison.Ordinal);
    }

    [Fact]
    public void Annotations_are_added_to_the_text_alone()
    {
        var widget = Widget.New("a").Annotations(("x", "y")).BuildUnchecked();
        var yaml = ManifestWriter.ToYaml(widget, [new("example.dev/source", "A.B C.cs:3")]);
        Assert.Contains("  annotations:\n    example.dev/source: A.B C.cs:3\n    x: \"y\"\n", yaml, StringComparison.Ordinal);
        Assert.Single(widget.Metadata.Annotations);
        Assert.Contains("  annotations:\n    s: t\n", ManifestWriter.ToYaml(Service, [new("s", "t")]), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_resources_are_the_documents_of_one_text()
    {
        IKubernetesObject[] resources = [Widget.New("a").BuildUnchecked(), Service, Widget.New("b").BuildUnchecked()];
        var yaml = ManifestWriter.ToYaml(resources);
        Assert.Equal(2, yaml.Split("\n---\n").Length - 1);
        Assert.False(yaml.StartsWith("---", StringComparison.Ordinal));
        var loaded = KubernetesYaml.LoadAllFromString(yaml, new Dictionary<string, Type> { ["example.dev/v1/Widget"] = typeof(Widget) });
        Assert.Equal(resources[0], loaded[0]);
        Assert.Equal("web", ((V1Service)loaded[1]).Metadata.Name);
        Assert.Equal(resources[2], loaded[2]);

        var output = new ArrayBufferWriter<byte>();
        ManifestWriter.WriteYaml(resources, output);
        Assert.Equal(yaml, Encoding.UTF8.GetString(output.WrittenSpan));

        var list = JsonNode.Parse(ManifestWriter.ToJson(resources))!;
        Assert.Equal("List", (string?)list["kind"]);
        Assert.Equal(3, list["items"]!.AsArray().Count);
    }

    [Fact]
    public void Utf8_and_strings_are_the_same_text()
    {
        var widget = new WidgetGenerator(5, hostile: true).Next();
        var output = new ArrayBufferWriter<byte>();
        widget.WriteYaml(output);
        Assert.Equal(widget.ToYaml(), Encoding.UTF8.GetString(output.WrittenSpan));
        output.ResetWrittenCount();
        widget.WriteJson(output);
        Assert.Equal(widget.ToString(), Encoding.UTF8.GetString(output.WrittenSpan.ToArray()).Length == 0 ? "" : Widget.FromJson(Encoding.UTF8.GetString(output.WrittenSpan)).ToString());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(widget.ToJson()), JsonNode.Parse(output.WrittenSpan)));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("on", "\"on\"")]
    [InlineData("a\nb", "\"a\\nb\"")]
    public void A_scalar_can_be_written_alone(string text, string yaml) => Assert.Equal(yaml, YamlText.Scalar(text));

    [Fact]
    public void The_client_reads_every_string_in_a_map_of_its_own()
    {
        var failures = new List<string>();
        foreach (var text in YamlStringTests.Strings().Where(s => s != "<<" && !s.Contains("<<", StringComparison.Ordinal)))
        {
            var yaml = ManifestWriter.ToYaml(new V1ConfigMap { Metadata = new() { Name = "m" }, Data = new Dictionary<string, string> { [text] = text, ["z"] = "z" } });
            try
            {
                var data = KubernetesYaml.Deserialize<V1ConfigMap>(yaml).Data;
                if (data.Count != (text == "z" ? 1 : 2) || !data.TryGetValue(text, out var value) || value != text)
                    failures.Add(JsonSerializer.Serialize(text));
            }
            catch (Exception e)
            {
                failures.Add($"{JsonSerializer.Serialize(text)}: {e.Message}");
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures.Take(20)));
    }
}
