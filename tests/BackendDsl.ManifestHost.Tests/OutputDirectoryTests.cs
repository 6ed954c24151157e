using static BackendDsl.ManifestHost.Tests.Fixture;

namespace BackendDsl.ManifestHost.Tests;

public sealed class OutputDirectoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private OutputDirectory Target(string project = "app", ManifestsMode mode = ManifestsMode.Write) =>
        new(_folder.Root, Options(o => o with { Project = project, Mode = mode }));

    [Fact]
    public void Writes_files_and_records_them()
    {
        Assert.Empty(Target().Write([File("n/b.yaml"), File("n/a.yaml")]).Problems);
        Assert.Equal("x\n", _folder.Text("n/a.yaml"));
        Assert.EndsWith("n/a.yaml\nn/b.yaml\n", _folder.Text(".backenddsl-app"), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Root, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public void An_unchanged_file_keeps_its_time()
    {
        Target().Write([File("a.yaml")]);
        var past = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        System.IO.File.SetLastWriteTimeUtc(Path.Combine(_folder.Root, "a.yaml"), past);
        Target().Write([File("a.yaml"), File("b.yaml")]);
        Assert.Equal(past, System.IO.File.GetLastWriteTimeUtc(Path.Combine(_folder.Root, "a.yaml")));
    }

    [Fact]
    public void A_stale_file_goes_with_its_folder_and_others_stay()
    {
        _folder.Put("n/hand-written.yaml", "mine");
        Target().Write([File("n/a.yaml"), File("m/b.yaml")]);
        Target().Write([]);
        Assert.False(_folder.Exists("n/a.yaml"));
        Assert.False(_folder.Exists("m"));
        Assert.Equal("mine", _folder.Text("n/hand-written.yaml"));
    }

    [Fact]
    public void A_foreign_file_in_the_way_is_an_error_and_nothing_is_written()
    {
        _folder.Put("a.yaml", "mine");
        var problem = Assert.Single(Target().Write([File("b.yaml"), File("a.yaml")]).Problems);
        Assert.Equal((EmitCodes.ForeignFile, "App.cs(7)"), (problem.Code, problem.Place.ToString()));
        Assert.Equal("mine", _folder.Text("a.yaml"));
        Assert.False(_folder.Exists("b.yaml"));
    }

    [Fact]
    public void A_file_with_the_same_bytes_is_taken_over()
    {
        _folder.Put("a.yaml", "x\n");
        Assert.Empty(Target().Write([File("a.yaml")]).Problems);
        Assert.Contains("a.yaml", _folder.Text(".backenddsl-app"), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_projects_share_a_folder_but_no_path()
    {
        Assert.Empty(Target("one").Write([File("a.yaml")]).Problems);
        Assert.Empty(Target("two").Write([File("b.yaml")]).Problems);
        Assert.Contains("project 'one'", Assert.Single(Target("two").Write([File("A.yaml")]).Problems).Message, StringComparison.Ordinal);
        Target("two").Write([]);
        Assert.True(_folder.Exists("a.yaml"));
        Assert.False(_folder.Exists("b.yaml"));
    }

    [Fact]
    public void A_record_cannot_lead_outside_the_folder()
    {
        _folder.Put("victim.txt", "keep");
        var inner = Path.Combine(_folder.Root, "out");
        Directory.CreateDirectory(inner);
        System.IO.File.WriteAllText(Path.Combine(inner, ".backenddsl-app"), "../victim.txt\n/etc/hostname\na/../../victim.txt\n");
        new OutputDirectory(inner, Options()).Write([File("a.yaml")]);
        Assert.Equal("keep", _folder.Text("victim.txt"));
    }

    [Fact]
    public async Task Builds_at_the_same_time_take_turns()
    {
        var files = Enumerable.Range(0, 50).Select(i => File($"n/{i}.yaml", new string('x', 1000) + i)).ToArray();
        var runs = Enumerable.Range(0, 4).Select(_ => Task.Run(() => Target().Write(files)));
        Assert.All(await Task.WhenAll(runs), r => Assert.Empty(r.Problems));
        Assert.All(files, f => Assert.Equal(f.Content, System.IO.File.ReadAllBytes(Path.Combine(_folder.Root, f.Path))));
    }

    [Fact]
    public void Verify_tells_file_line_and_diff_and_writes_nothing()
    {
        Target().Write([File("a.yaml", "a: 1\nb: 2\nc: 3\n"), File("gone.yaml")]);
        _folder.Put("a.yaml", "a: 1\nb: 9\nc: 3\n");
        var problems = Target(mode: ManifestsMode.Verify).Verify([File("a.yaml", "a: 1\nb: 2\nc: 3\n"), File("new.yaml")]).Problems;
        Assert.Equal(3, problems.Count);
        Assert.All(problems, p => Assert.Equal((EmitCodes.Drift, FindingSeverity.Error), (p.Code, p.Severity)));
        Assert.Equal(Path.Combine(_folder.Root, "a.yaml") + "(2)", problems[0].Place.ToString());
        Assert.Contains(" a: 1\n-b: 9\n+b: 2\n c: 3\n", problems[0].Detail, StringComparison.Ordinal);
        Assert.Contains("/new.yaml is missing", problems[1].Message, StringComparison.Ordinal);
        Assert.Equal(Path.Combine(_folder.Root, "gone.yaml"), problems[2].Place.File);
        Assert.False(_folder.Exists("new.yaml"));
        Assert.Equal("a: 1\nb: 9\nc: 3\n", _folder.Text("a.yaml"));
    }

    [Fact]
    public void Verify_is_silent_where_nothing_differs()
    {
        Target().Write([File("a.yaml")]);
        Assert.Empty(Target(mode: ManifestsMode.Verify).Verify([File("a.yaml")]).Problems);
    }
}
