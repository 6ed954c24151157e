using System.Text.Json;
using System.Text.Json.Nodes;
using BackendDsl.Manifests;
using BackendDsl.Models;
using BackendDsl.Serialization;
using BackendDsl.Tests.Sample;
using k8s;

namespace BackendDsl.Tests;

public class RoundTripTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_written_is_read_again_by_us_and_by_the_client(bool hostile)
    {
        var generator = new WidgetGenerator(seed: 42, hostile);
        for (var i = 0; i < 400; i++)
        {
            var widget = generator.Next();
            var (yaml, json) = (widget.ToYaml(), widget.ToJson());

            var fromYaml = Widget.FromYaml(yaml);
            Assert.Equal(widget, fromYaml);
            Assert.Equal(widget.GetHashCode(), fromYaml.GetHashCode());
            Assert.Equal(yaml, fromYaml.ToYaml());

            var fromJson = Widget.FromJson(json);
            Assert.Equal(widget, fromJson);
            Assert.Equal(json, fromJson.ToJson());
            Assert.Equal(widget, Widget.FromYaml(json));

            var clientJson = KubernetesJson.Serialize(widget);
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(clientJson)));
            Assert.Equal(widget, KubernetesJson.Deserialize<Widget>(clientJson));

            if (!yaml.Contains("<<", StringComparison.Ordinal))
            {
                Assert.Equal(widget, KubernetesYaml.Deserialize<Widget>(yaml));
                Assert.Equal(widget, KubernetesYaml.Deserialize<Widget>(KubernetesYaml.Serialize(widget)));
            }

            Assert.Equal(widget, widget.ToBuilder().BuildUnchecked());
            Assert.Equal(widget, widget with { });
            Assert.Equal(yaml, ManifestWriter.ToYaml(widget));
        }
    }

    [Fact]
    public void Order_and_form_of_the_text_are_fixed()
    {
        var widget = Widget.New("web", @namespace: "edge")
            .Annotations(("b", "2"), ("a", "1")).Labels(("z", "on"))
            .Metadata(m => m.Finalizers = ["f"])
            .Spec(s => s.Words("x").Title("1.0").Ratio(5.0).Parts(p => p.Port("8080").Name("n"), p => p.Port(8080), _ => { }).Nothing(_ => { }).Grid([1, 2], []))
            .Status(s => s.Phase("Ready"))
            .SetMember("data", UntypedValue.Object(("b", true), ("a", UntypedValue.Null)))
            .BuildUnchecked();
        Assert.Equal("""
            apiVersion: example.dev/v1
            kind: Widget
            metadata:
              name: web
              namespace: edge
              labels:
                z: "on"
              annotations:
                a: "1"
                b: "2"
              finalizers:
              - f
            spec:
              grid:
              - - 1
                - 2
              - []
              nothing: {}
              parts:
              - name: "n"
                port: "8080"
              - port: 8080
              - {}
              ratio: 5
              title: "1.0"
              words:
              - x
            data:
              a: null
              b: true
            status:
              phase: Ready

            """.ReplaceLineEndings("\n"), widget.ToYaml());
        Assert.StartsWith("{\n  \"apiVersion\": \"example.dev/v1\",\n  \"kind\": \"Widget\",\n  \"metadata\": {\n    \"name\": \"web\",\n    \"namespace\": \"edge\",", widget.ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5.0, "5", "5")]
    [InlineData(-0.5, "-0.5", "-0.5")]
    [InlineData(0.1, "0.1", "0.1")]
    [InlineData(1e20, "1.0e+20", "1.0e+20")]
    [InlineData(1.5e-7, "1.5e-07", "1.5e-07")]
    [InlineData(1e16, "10000000000000000", "10000000000000000")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157e+308", "1.7976931348623157e+308")]
    public void Numbers_are_written_so_that_every_reader_takes_them_for_numbers(double value, string yaml, string json)
    {
        var widget = Widget.New("a").Spec(s => s.Ratio(value)).BuildUnchecked();
        Assert.Contains($"ratio: {yaml}\n", widget.ToYaml(), StringComparison.Ordinal);
        Assert.Contains($"\"ratio\": {json}\n", widget.ToJson(), StringComparison.Ordinal);
        Assert.Equal(value, JsonSerializer.Deserialize<double>(json));
    }

    [Fact]
    public void Numbers_that_json_does_not_have_are_refused_where_they_are_set()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new WidgetSpec { Ratio = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => Widget.New("a").Spec(s => s.Ratio(double.PositiveInfinity)));
    }

    [Fact]
    public void A_float_read_from_text_stays_one()
    {
        var widget = Widget.FromJson("""{"apiVersion":"example.dev/v1","kind":"Widget","spec":{"ratio":1.0,"serial":2.0}}""");
        Assert.Equal(1, widget.Spec!.Ratio);
        Assert.Equal(2, widget.Spec.Serial);
        Assert.Equal("""{"apiVersion":"example.dev/v1","kind":"Widget","spec":{"ratio":1.0,"serial":2.0}}""", widget.ToString());
    }

    [Fact]
    public void A_whole_number_is_equal_however_it_was_written()
    {
        var fromJson = Widget.FromJson("""{"spec":{"ratio":1.0,"extra":[2.0,{"a":1e3}],"main":{"port":80.0}}}""");
        var fromYaml = Widget.FromYaml("spec: {ratio: 1.0, extra: [2.0, {a: 1e3}], main: {port: 80}}");
        Assert.Equal(fromJson, fromYaml);
        Assert.Equal(fromJson.GetHashCode(), fromYaml.GetHashCode());
        Assert.Equal(fromJson.Spec, new WidgetSpec { Ratio = 1, Extra = UntypedValue.Array(2, UntypedValue.Object(("a", 1000))), Main = new() { Port = 80 } });
        Assert.Equal(fromJson.Spec!.Main!.Port, (IntOrStringValue)80);
        Assert.NotEqual(fromJson.Spec, new WidgetSpec { Ratio = 1.5 });
    }

    [Fact]
    public void What_a_newer_server_sends_survives()
    {
        const string Json = """{"apiVersion":"example.dev/v1","kind":"Widget","metadata":{"name":"a","shard":{"x":[1]}},"spec":{"later":{"a":null,"b":1},"replicas":3000000000,"style":"Round","timeout":null},"top":[1,"2"]}""";
        var widget = Widget.FromJson(Json);
        Assert.Equal(Json, widget.ToString());
        Assert.Equal("Round", widget.Spec!.Style!.Value.Value);
        Assert.Equal(1, widget.Spec.UnknownFields["later"]["b"]!.Value.AsInt64());
        Assert.Null(widget.Spec.Timeout);
        Assert.True(widget.Spec.GetMember("timeout")!.Value.IsNull);
        Assert.Null(widget.Spec.GetMember("title"));
        Assert.Equal(3000000000, widget.Spec.GetMember("replicas")!.Value.AsInt64());
        Assert.Contains("GetMember(\"replicas\")", Assert.Throws<OverflowException>(() => widget.Spec.Replicas).Message, StringComparison.Ordinal);

        // Metadata that goes through the client's type keeps what that type does not know.
        Assert.Contains("shard", widget.ToBuilder().Metadata(m => m.Name = "b").BuildUnchecked().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Absent_and_null_are_different()
    {
        var with = Widget.New("a").Spec(s => s.SetMember("title", UntypedValue.Null)).BuildUnchecked();
        var without = Widget.New("a").Spec(_ => { }).BuildUnchecked();
        Assert.NotEqual(with, without);
        Assert.Contains("title: null", with.ToYaml(), StringComparison.Ordinal);
        Assert.Contains("spec: {}", without.ToYaml(), StringComparison.Ordinal);
        Assert.Equal(without, with.ToBuilder().Spec(s => s.SetMember("title", null)).BuildUnchecked());
    }
}
