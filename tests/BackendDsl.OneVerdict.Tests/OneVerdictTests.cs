using BackendDsl.OneVerdict.Tests.Doors;

namespace BackendDsl.OneVerdict.Tests;

/// <summary>
/// One object gets one verdict: each case of <c>tests/Cases/verdicts</c> goes through the compiler (C# and YAML), <c>Validate()</c>, the build step and the
/// command, and all tell the same findings: id, severity, field and words.
/// </summary>
public class OneVerdictTests
{
    private static readonly bool s_updates = Environment.GetEnvironmentVariable("BACKENDDSL_UPDATE") == "1";

    public static TheoryData<string> Names() =>
        [.. Directory.EnumerateFiles(VerdictCase.Folder, "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_door_gives_the_same_verdict(string name)
    {
        var one = VerdictCase.Read(name);
        Assert.True(one.CSharp.Length > 0 || one.Yaml.Length > 0, "a case has code, a manifest, or both");
        var doors = new List<(string Door, IReadOnlyList<string> Told)>();
        // That it is so for the release that was chosen is added by those who know of the choice.
        var choice = one.Properties.Select(p => $" ({p.Key} is {p.Value})").FirstOrDefault();
        List<string> Lines(IEnumerable<Verdict> verdicts) =>
            [.. verdicts.Select(v => v.ToString().ReplaceLineEndings(" ")).Select(t => choice is null ? t : t.Replace(choice, "", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

        var compiled = new CompiledCase(one);
        if (one.CSharp.Length > 0)
        {
            doors.Add(("the compiler, of C#", Lines(await compiled.DiagnoseAsync(ofManifest: false))));
            doors.Add(("the build step", Lines(BuildDoor.Evaluate(one, compiled.Load()))));
        }

        if (one.Yaml.Length > 0)
        {
            doors.Add(("the compiler, of YAML", Lines(await compiled.DiagnoseAsync(ofManifest: true))));
            doors.Add(("the command", Lines(CommandDoor.Evaluate(one))));
        }

        if (s_updates)
            one.Update(doors[0].Told);
        var expected = s_updates ? doors[0].Told : one.Findings;
        if (one.CSharp.Length > 0)
        {
            // Validate() is asked about the API server's own rules only.
            var known = expected.Where(RuntimeDoor.Knows).ToList();
            var told = Lines(RuntimeDoor.Evaluate(one, compiled.Load()));
            if (!known.SequenceEqual(told, StringComparer.Ordinal))
                Assert.Fail(Text([("expected", known), ("Validate()", told)]));
        }

        if (doors.Any(d => !d.Told.SequenceEqual(expected, StringComparer.Ordinal)))
            Assert.Fail(Text([("expected", expected), .. doors]));
    }

    [Fact]
    public void There_are_cases_of_every_kind()
    {
        var ids = Names().Select(n => VerdictCase.Read(n.Data)).SelectMany(c => c.Findings).Select(f => f[..8]).ToHashSet();
        Assert.All(["BDSL1", "BDSL2", "BDSL3", "BDSL4", "BDSL5"], kind => Assert.Contains(ids, id => id.StartsWith(kind, StringComparison.Ordinal)));
    }

    private static string Text(IEnumerable<(string Door, IReadOnlyList<string> Told)> doors) =>
        string.Join("\n", doors.Select(d => $"{d.Door}:\n{string.Concat(d.Told.Select(t => "    " + t + "\n"))}"));
}
