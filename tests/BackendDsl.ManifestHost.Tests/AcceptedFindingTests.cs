using BackendDsl.Validation.Findings;
using k8s.Models;
using static BackendDsl.ManifestHost.Tests.Fixture;

namespace BackendDsl.ManifestHost.Tests;

/// <summary>Findings of the step that somebody accepts.</summary>
public sealed class AcceptedFindingTests
{
    private static AcceptedFindings Known(string entry) => new(Baseline.Read("{\"findings\": [" + entry + "]}"), "/src/backenddsl.baseline.json", "/src/app");

    private static EmitProblem Problem(FoundResource about, string path = "spec.size") =>
        new(EmitCodes.InvalidResource, FindingSeverity.Error, about.Origin.Place, "is wrong") { About = about, Finding = new() { Id = "BDSL1002", Path = FieldPath.Parse(path) } };

    [Theory]
    [InlineData("""{"id": "BDSL1002", "object": "ConfigMap n/m", "path": "spec.size", "reason": "soon"}""", true)]
    [InlineData("""{"id": "BDSL1002", "object": "ConfigMap n/m", "reason": "soon"}""", true)]
    [InlineData("""{"object": "ConfigMap n/m", "path": "spec.size", "reason": "soon"}""", true)]
    [InlineData("""{"id": "BDSL1002", "file": "app/App.cs", "path": "spec.size", "reason": "soon"}""", true)]
    [InlineData("""{"id": "BDSL1002", "object": "ConfigMap n/m", "path": "", "reason": "soon"}""", false)]
    [InlineData("""{"id": "BDSL1002", "object": "ConfigMap n/other", "path": "spec.size", "reason": "soon"}""", false)]
    [InlineData("""{"id": "BDSL1003", "object": "ConfigMap n/m", "path": "spec.size", "reason": "soon"}""", false)]
    public void A_baseline_accepts_by_id_object_file_and_path(string entry, bool isAccepted)
    {
        var problem = Assert.Single(Known(entry).Apply([Problem(Found(ConfigMap("m")))]));
        Assert.Equal((isAccepted ? FindingSeverity.Info : FindingSeverity.Error, isAccepted ? "accepted (soon): is wrong" : "is wrong"), (problem.Severity, problem.Message));
    }

    [Fact]
    public void An_annotation_accepts_with_a_reason()
    {
        var map = ConfigMap("m");
        map.Metadata.Annotations = new Dictionary<string, string> { [Acceptances.Annotation] = "BDSL1002 spec.size: soon\nBDSL1003:\nnonsense" };
        Assert.Equal(FindingSeverity.Info, Assert.Single(Known("").Apply([Problem(Found(map))])).Severity);
        Assert.Equal(FindingSeverity.Error, Assert.Single(Known("").Apply([Problem(Found(map), "spec.other")])).Severity);
    }

    [Fact]
    public void What_the_member_accepts_is_read_off_its_attributes()
    {
        var members = ManifestDiscovery.FindManifests(typeof(AcceptedFindingTests).Assembly, new("/src", "")).Where(m => m.Origin.Member.Contains("AcceptedFindingTests.Members.", StringComparison.Ordinal)).ToList();
        Assert.Equal([("BDSL1", null, "a"), ("BDSL2", "spec.x", "b"), ("BDSL9", (string?)null, "all")], Assert.Single(members).Accepted.Select(a => (a.Id, a.Path, a.Reason)));
    }

    [Fact]
    public void What_is_gone_is_told_of_what_was_judged()
    {
        var accepted = Known("""{"id": "BDSL1002", "object": "ConfigMap n/m"}, {"id": "BDSL1002", "object": "ConfigMap n/other"}, {"id": "BDSL4101", "object": "ConfigMap n/m"}""");
        var gone = Assert.Single(accepted.Gone([Found(ConfigMap("m"))]));
        Assert.Equal((EmitCodes.AcceptedIsGone, FindingSeverity.Warning, "no longer found: BDSL1002 at ConfigMap n/m; remove the entry"), (gone.Code, gone.Severity, gone.Message));
        Assert.Equal("/src/backenddsl.baseline.json", gone.Place.File);
    }

    [AcceptFinding("BDSL9", "all")]
    private static class Members
    {
        [Manifest, AcceptFinding("BDSL1", "a"), AcceptFinding("BDSL2", "b", Path = "spec.x"), AcceptFinding("BDSL3", "")]
        public static V1ConfigMap One => ConfigMap("one");
    }
}
