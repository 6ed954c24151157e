using BackendDsl.Models;
using BackendDsl.Tests.Sample;
using k8s;
using k8s.Models;

namespace BackendDsl.Tests;

public class ModelTests
{
    [Fact]
    public void Equality_is_by_value_with_metadata_lists_and_maps()
    {
        static Widget Make(string tag) => Widget.New("a", "n").Labels(("x", "y"))
            .Metadata(m => m.OwnerReferences = [new V1OwnerReference { ApiVersion = "v1", Kind = "Pod", Name = "p", Uid = "u" }])
            .Spec(s => s.Parts(p => p.Tags(("t", tag))).Words("a").Extra(UntypedValue.Parse("""{"a":[1,{"b":null}]}"""))).BuildUnchecked();

        Assert.Equal(Make("1"), Make("1"));
        Assert.True(Make("1") == Make("1"));
        Assert.Equal(Make("1").GetHashCode(), Make("1").GetHashCode());
        Assert.NotEqual(Make("1"), Make("2"));
        Assert.NotEqual(Make("1"), Make("1").ToBuilder().Labels(("x", "z")).BuildUnchecked());
        Assert.Equal("p", Make("1").Metadata.OwnerReferences[0].Name);
        Assert.False(new WidgetSpec().Equals((object)new WidgetStatus()));
        Assert.Equal(new WidgetSpec { Words = ["a"] }, new WidgetSpec { Words = new List<string> { "a" } });
        Assert.Equal(new Widget.Part { Tags = [new("b", "2"), new("a", "1")] }, new Widget.Part { Tags = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" } });
    }

    [Fact]
    public void A_map_is_written_in_place_and_does_not_change_afterwards()
    {
        var part = new Widget.Part { Tags = new() { ["b"] = "2", ["a"] = "1" } };
        Assert.Equal(["a", "b"], part.Tags!.Keys);
        Assert.Equal(new Widget.Part { Tags = [new("a", "1"), new("b", "2")] }, part);
        Assert.Equal("{\"a\":\"1\",\"b\":\"2\"}", part.Tags.ToString());
        var longer = new WidgetSpec.Builder().Main(part).Main(m => m.Tags(("c", "3"))).Build();
        Assert.Equal(3, longer.Main!.Tags!.Count);
        Assert.Equal(2, part.Tags.Count);
        Assert.Throws<KeyNotFoundException>(() => part.Tags["c"]);
    }

    [Fact]
    public void With_copies_and_leaves_the_original()
    {
        var first = new Widget { Metadata = new() { Name = "a", Labels = new Dictionary<string, string> { ["x"] = "y" } }, Spec = new() { Title = "t", Timeout = "30s", Style = "Plain", Level = 1 } };
        var second = first with { Spec = first.Spec! with { Title = "u", Timeout = TimeSpan.FromSeconds(2.5) } };
        Assert.Equal("t", first.Spec.Title);
        Assert.Equal("u", second.Spec!.Title);
        Assert.Equal("2s500ms", second.Spec.Timeout!.Value.Text);
        Assert.Equal(Widget.Level.Value1, second.Spec.Level);
        Assert.NotEqual(first, second);
        Assert.Equal(first, second with { Spec = first.Spec });
        Assert.Null((first with { Spec = null }).Spec);
        Assert.Equal("b", (first with { Metadata = new() { Name = "b" } }).Metadata.Name);
    }

    [Fact]
    public void Nothing_changes_a_finished_object()
    {
        var builder = Widget.New("a").Spec(s => s.Words("x").Parts(p => p.Name("p").Tags(("a", "b"))));
        var first = builder.BuildUnchecked();
        var text = first.ToYaml();
        builder.Labels(("l", "m")).Spec(s => s.Words("y").Title("z").Parts(p => p.Name("q")));
        var second = builder.BuildUnchecked();
        first.ToBuilder().Spec(s => s.Main(m => m.Tags(("c", "d")))).Annotations(("n", "o"));
        first.Metadata.Name = "changed";
        Assert.Equal(text, first.ToYaml());
        Assert.Equal(["x", "y"], second.Spec!.Words!);
        Assert.Equal(2, second.Spec.Parts!.Count);

        var part = new Widget.Part { Name = "p", Tags = [new("a", "b")] };
        var shared = Widget.New("a").Spec(s => s.Main(part).Parts(part, part)).Spec(s => s.Main(m => m.Name("other").Tags(("c", "d")))).BuildUnchecked();
        Assert.Equal("p", part.Name);
        Assert.Single(part.Tags!);
        Assert.Equal("other", shared.Spec!.Main!.Name);
        Assert.Equal(2, shared.Spec.Main.Tags!.Count);
        Assert.Equal(part, shared.Spec.Parts![1]);

        List<string> words = ["a"];
        var spec = new WidgetSpec { Words = words };
        words.Add("b");
        Assert.Single(spec.Words!);
    }

    [Fact]
    public void Builders_go_on_replace_and_append()
    {
        var widget = Widget.New("a")
            .Spec(s => s.Title("1").Main(m => m.Name("x")))
            .Spec(s => s.Title("2").Main(m => m.Port(1)).Named(("k", p => p.Name("v"))))
            .Spec(s => s.Named(("k", p => p.Port("w"))).Words("a", "b").Words("a"))
            .Labels(("a", "1"), ("b", "2")).Labels(("a", "3"))
            .Labels(new Dictionary<string, string> { ["c"] = "4" })
            .BuildUnchecked();
        Assert.Equal("2", widget.Spec!.Title);
        Assert.Equal(new Widget.Part { Name = "x", Port = 1 }, widget.Spec.Main);
        Assert.Equal(new Widget.Part { Name = "v", Port = "w" }, widget.Spec.Named!["k"]);
        Assert.Equal(["a", "b", "a"], widget.Spec.Words!);
        Assert.Equal(["3", "2", "4"], widget.Metadata.Labels.OrderBy(l => l.Key).Select(l => l.Value));
    }

    [Fact]
    public void Setters_of_the_client_interfaces_say_what_to_do_instead()
    {
        var widget = Widget.New("a").Spec(s => s.Title("t")).BuildUnchecked();
        IKubernetesObject<V1ObjectMeta> client = widget;
        Assert.Equal("example.dev/v1", client.ApiVersion);
        Assert.Equal("Widget", client.Kind);
        Assert.Equal("a", client.Metadata.Name);
        foreach (var set in (Action[])[() => client.ApiVersion = "v2", () => client.Kind = "X", () => client.Metadata = new(), () => ((ISpec<WidgetSpec>)widget).Spec = new(), () => ((IStatus<WidgetStatus>)widget).Status = new()])
            Assert.Contains("with", Assert.Throws<InvalidOperationException>(set).Message, StringComparison.Ordinal);
        Assert.Equal("t", ((ISpec<WidgetSpec>)widget).Spec.Title);
    }

    [Fact]
    public void Unknown_members_live_beside_typed_ones()
    {
        var spec = new WidgetSpec { Title = "t", UnknownFields = [new("zeta", 1), new("alpha", "x")] };
        Assert.Equal("""{"alpha":"x","title":"t","zeta":1}""", spec.ToString());
        Assert.Equal(["alpha", "zeta"], spec.UnknownFields.Keys);
        Assert.Equal("""{"alpha":"x","title":"t"}""", (spec with { UnknownFields = [new("alpha", "x")] }).ToString());
        Assert.Equal("""{"title":"u"}""", new WidgetSpec { UnknownFields = [new("title", "u")] }.ToString());
        Assert.Throws<ManifestFormatException>(() => new WidgetSpec { UnknownFields = [new("title", 1)] });
    }

    [Fact]
    public void The_list_kind_carries_items()
    {
        var list = new WidgetList { Metadata = new() { ResourceVersion = "7", ContinueProperty = "c" }, Items = [Widget.New("a").BuildUnchecked(), Widget.New("b").BuildUnchecked()] };
        Assert.Equal(list, WidgetList.FromYaml(list.ToYaml()));
        Assert.Equal(list, KubernetesJson.Deserialize<WidgetList>(KubernetesJson.Serialize(list)));
        Assert.Equal("b", ((IItems<Widget>)list).Items[1].Metadata.Name);
        Assert.Equal("7", list.Metadata.ResourceVersion);
        Assert.Contains("items:\n- apiVersion: example.dev/v1\n  kind: Widget\n  metadata:\n    name: a\n", list.ToYaml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_of_metadata_are_kept_as_they_were_read()
    {
        const string Json = """{"apiVersion":"example.dev/v1","kind":"Widget","metadata":{"name":"a","creationTimestamp":"2024-01-02T03:04:05.5+02:00","managedFields":[{"manager":"m","time":"2024-01-02T03:04:05Z","fieldsV1":{"f:spec":{}}}]}}""";
        var widget = Widget.FromJson(Json);
        Assert.Equal(new DateTime(2024, 1, 2, 1, 4, 5, 500, DateTimeKind.Utc), widget.Metadata.CreationTimestamp);
        var labelled = widget.ToBuilder().Metadata(m => m.Labels = new Dictionary<string, string> { ["a"] = "b" }).BuildUnchecked();
        Assert.Contains("2024-01-02T03:04:05.5+02:00", labelled.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"fieldsV1\":{\"f:spec\":{}}", labelled.ToString(), StringComparison.Ordinal);
        Assert.Equal(widget, widget with { Metadata = widget.Metadata });
    }

    [Fact]
    public void A_part_of_a_resource_is_read_and_written_by_system_text_json_too()
    {
        var spec = new WidgetSpec { Timeout = "5s", Style = "Plain", Parts = [new() { Port = "80", Amount = 5 }], UnknownFields = [new("x", UntypedValue.Null)] };
        const string Json = """{"parts":[{"amount":5,"port":"80"}],"style":"Plain","timeout":"5s","x":null}""";
        Assert.Equal(Json, System.Text.Json.JsonSerializer.Serialize(spec));
        Assert.Equal(Json, KubernetesJson.Serialize(spec));
        Assert.Equal("{\"spec\":" + Json + "}", KubernetesJson.Serialize(new Dictionary<string, object> { ["spec"] = spec }));
        Assert.Equal(spec, KubernetesJson.Deserialize<WidgetSpec>(Json));
        Assert.Equal(spec, KubernetesYaml.Deserialize<WidgetSpec>(Json));
        Assert.Equal([spec.Parts[0]], System.Text.Json.JsonSerializer.Deserialize<List<Widget.Part>>("""[{"amount":5,"port":"80"}]""")!);
    }

    [Fact]
    public void YamlDotNet_fills_new_objects_only()
    {
        var widget = Widget.New("a").BuildUnchecked();
        var parser = new YamlDotNet.Core.Parser(new StringReader("kind: Widget"));
        Assert.Throws<InvalidOperationException>(() => ((YamlDotNet.Serialization.IYamlConvertible)widget).Read(parser, typeof(Widget), _ => null));
    }

    [Fact]
    public void Objects_are_shared_by_threads()
    {
        var widget = new WidgetGenerator(11, hostile: true).Next();
        var (yaml, json) = (widget.ToYaml(), widget.ToJson());
        var violations = widget.Validate().Violations.Count;
        Parallel.For(0, 200, i =>
        {
            Assert.Equal(yaml, widget.ToYaml());
            Assert.Equal(json, widget.ToJson());
            Assert.Equal(violations, widget.Validate().Violations.Count);
            Assert.Equal(widget, Widget.FromYaml(yaml));
            Assert.Equal(yaml, (widget with { }).ToYaml());
        });
    }
}
