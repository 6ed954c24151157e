using BackendDsl.Tests.Sample;

namespace BackendDsl.Tests;

public class BuilderTests
{
    [Fact]
    public void Calls_of_the_sketches_compile_and_do_what_they_say()
    {
        var widget = Widget.New("a", @namespace: "n")
            .Labels(("team", "edge"), ("tier", "gold"))
            .Annotations(("note", "x"))
            .Spec(s =>
            {
                s.Parts(p => p.Name("a").Port(80), p => p.Name("b").Port("http"));
                foreach (var name in (string[])["c", "d"])
                    s.Parts(p => p.Name(name).Amount("64Ki").Tags(("app", "web"), ("x", "y")));
                s.Nothing(_ => { }).Main(m => m.Name("m")).Main(m => m.Amount(1_048_576));
                s.Timeout("5s").Timeout(TimeSpan.FromSeconds(90)).Style("Plain").Style(Widget.Style.PreserveCase).Styles("Plain", Widget.Style.Blank);
                s.Words("a", "b").Words(["c"]).Named(("k", p => p.Name("x"))).Named(("l", new Widget.Part { Name = "y" }));
                s.Extra(3).Grid([1, 2], [3]).Level(2).Ratio(0.5).Serial(1L << 40).Replicas(3);
            })
            .Build();

        Assert.Equal("n", widget.Metadata.NamespaceProperty);
        Assert.Equal("gold", widget.Metadata.Labels["tier"]);
        Assert.Equal(["a", "b", "c", "d"], widget.Spec!.Parts!.Select(p => p.Name!));
        Assert.Equal("m", widget.Spec.Main!.Name);
        Assert.Equal(1_048_576, long.Parse(widget.Spec.Main.Amount!.Value.Text, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("1m30s", widget.Spec.Timeout!.Value.Text);
        Assert.Equal(Widget.Style.PreserveCase, widget.Spec.Style);
        Assert.Equal(["a", "b", "c"], widget.Spec.Words!);
        Assert.Equal(["k", "l"], widget.Spec.Named!.Keys);
        Assert.Equal([3L], widget.Spec.Grid![1]);
    }
}
