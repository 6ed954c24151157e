using BackendDsl.Models;
using BackendDsl.Tests.Sample;
using BackendDsl.Tests.Shared;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Tests;

public class ValidationTests
{
    [Fact]
    public void The_sample_carries_the_schema_of_its_definition()
    {
        var file = Path.Combine(TestData.RepositoryRoot, "tests", "BackendDsl.Tests", "Sample", "widgets.crd.yaml");
        var set = CustomResourceDefinitionReader.Read(File.ReadAllText(file), file);
        Assert.Empty(set.Problems);
        var compact = CompactSchema.Create(set.Definitions[0].Versions[0].Schema!);
        Assert.Equal(WidgetSchema.Text, compact.Text);
        var spec = compact.Root.FindProperty("spec")!;
        Assert.Equal(spec.Properties.Select(p => p.Name), Enumerable.Range(0, new WidgetSpec().OwnShape.Count).Select(new WidgetSpec().OwnShape.NameAt));
        Assert.Equal((23, 12), (compact.IndexOf(spec), compact.IndexOf(spec.FindProperty("main")!)));
    }

    [Fact]
    public void A_good_object_is_valid()
    {
        var widget = Widget.New("a", "n").Spec(s => s.Title("t").Replicas(3).Timeout("5s").Style("Plain").Extra(1).Main(m => m.Amount("64Ki").Port(1))).Build();
        Assert.True(widget.Validate().IsValid);
        Assert.True(widget.Spec!.Validate().IsValid);
        Assert.True(Widget.New("a").Build().Validate().IsValid);
    }

    [Fact]
    public void Every_violation_is_told_at_once()
    {
        var builder = Widget.New("Not_A_Name").Labels(("x", new string('a', 70)))
            .Spec(s => s.Title(new string('t', 41)).Replicas(0).Style("Round").Level(3).Parts(p => p.Name(new string('n', 21)), p => p.Amount("x")).Ratio(-1));
        var error = Assert.Throws<ResourceInvalidException>(builder.Build);
        foreach (var path in (string[])["metadata.name", "metadata.labels", "spec.title", "spec.replicas", "spec.style", "spec.level", "spec.parts[0].name", "spec.parts[1].amount", "spec.ratio"])
        {
            Assert.Contains(error.Violations, v => v.Path == path);
            Assert.Contains("\n  " + path + ": ", error.Message, StringComparison.Ordinal);
        }

        Assert.StartsWith("Widget Not_A_Name is invalid: ", error.Message, StringComparison.Ordinal);
        Assert.Equal(error.Violations, builder.BuildUnchecked().Validate().Violations);
        Assert.Equal(builder.BuildUnchecked(), error.Resource);
    }

    [Fact]
    public void Rules_in_cel_are_judged_on_the_typed_object()
    {
        var violation = Assert.Single(Widget.New("a").Spec(s => s.Timeout("-5s")).BuildUnchecked().Validate().Violations);
        Assert.Equal(("spec", "timeout must be positive"), (violation.Path, violation.Message.Split(": ")[^1]));
        Assert.Equal(FindingSource.Cel, violation.Source);
        Assert.Contains("duration(self.timeout)", violation.Rule!, StringComparison.Ordinal);
    }

    [Fact]
    public void The_previous_object_matters_only_where_it_is_given()
    {
        var before = Widget.New("a", "n").Metadata(m => m.ResourceVersion = "1").Spec(s => s.Serial(1)).BuildUnchecked();
        var after = before.ToBuilder().Spec(s => s.Serial(2)).BuildUnchecked();
        Assert.True(after.Validate().IsValid);
        Assert.Contains(after.Validate(new() { ServerVersion = "1.34", OldObject = before }).Violations, v => v.Message.Contains("serial never changes", StringComparison.Ordinal));
        Assert.True(before.Validate(new() { OldObject = before }).IsValid);
    }

    [Fact]
    public void The_version_of_the_server_matters()
    {
        var widget = Widget.New("a").Spec(s => s.SetMember("replicas", 3_000_000_000)).BuildUnchecked();
        Assert.Single(widget.Validate(new() { ServerVersion = "1.31" }).Violations);
        Assert.NotEmpty(widget.Validate().Violations);
        Assert.Throws<FormatException>(() => new ValidationOptions { ServerVersion = "1.20" });
    }

    [Fact]
    public void A_fragment_is_judged_by_its_part_of_the_schema()
    {
        var part = new Widget.Part { Name = new string('n', 21), Amount = "1 Ki" };
        Assert.Equal(["amount", "name"], part.Validate().Violations.Select(v => v.Path.ToString()).Order());
        Assert.Throws<ResourceInvalidException>(() => part.ToBuilder().Build());
        Assert.Contains((new WidgetSpec { Timeout = "0s" }).Validate().Violations, v => v.Source == FindingSource.Cel);
    }

    [Fact]
    public void Defaults_show_in_the_effective_object_alone()
    {
        var widget = Widget.New("a", "n").Spec(s => s.Title("t").SetMember("words", UntypedValue.Null).SetMember("start", UntypedValue.Null)).SetMember("unknown", 1).Build();
        var effective = widget.WithDefaults();
        Assert.Null(widget.Spec!.Replicas);
        Assert.Equal(1, effective.Spec!.Replicas);
        Assert.Equal(0.5, effective.Spec.Ratio);
        Assert.Null(effective.Spec.GetMember("words"));
        Assert.True(effective.Spec.GetMember("start")!.Value.IsNull);
        Assert.Empty(effective.UnknownFields);
        Assert.Equal("n", effective.Metadata.NamespaceProperty);
        Assert.Equal([FieldPath.Parse("unknown")], widget.Validate().UnknownFields);
    }

    [Fact]
    public void Judging_many_objects_costs_little()
    {
        var widget = Widget.New("a", "n").Spec(s => s.Title("t").Replicas(3).Timeout("5s").Style("Plain").Main(m => m.Amount("64Ki").Port(1)).Parts(p => p.Name("a"), p => p.Name("b"))).Build();
        for (var i = 0; i < 2000; i++)
            widget.Validate();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            widget.Validate();
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / 1000;
        TestContext.Current.SendDiagnosticMessage($"{each} bytes allocated for a verdict");
        Assert.True(each < 4096, $"{each} bytes");
    }
}
