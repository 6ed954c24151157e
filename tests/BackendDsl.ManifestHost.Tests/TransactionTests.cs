using System.Text;
using static BackendDsl.ManifestHost.Tests.Fixture;
using Disk = System.IO.File;

namespace BackendDsl.ManifestHost.Tests;

/// <summary>A write may end anywhere; the next build makes it right, and nothing of anybody else is lost.</summary>
public sealed class TransactionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Lets one action fail: before it is done, or half way through it.</summary>
    private sealed class Failing(int at, bool halfway) : FileActions
    {
        public int Count { get; private set; }

        public override void CreateDirectory(string path) => Do(() => base.CreateDirectory(path), null);

        public override void Write(string path, byte[] content) => Do(() => base.Write(path, content), () => base.Write(path, content[..(content.Length / 2)]));

        public override void Move(string from, string to) => Do(() => base.Move(from, to), () => base.Move(from, to));

        public override void Delete(string path) => Do(() => base.Delete(path), () => base.Delete(path));

        public override void DeleteDirectory(string path) => Do(() => base.DeleteDirectory(path), null);

        private void Do(Action action, Action? half)
        {
            if (Count++ != at)
            {
                action();
                return;
            }

            if (halfway)
                half?.Invoke();
            throw new IOException("No space left on device");
        }
    }

    private string Root => Path.Combine(_folder.Root, "out");

    private OutputDirectory Target(FileActions? actions = null, string project = "app") => new(Root, Options(o => o with { Project = project }), actions);

    private Dictionary<string, string> Files() => Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
        .ToDictionary(f => Path.GetRelativePath(Root, f).Replace('\\', '/'), Disk.ReadAllText);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whichever_action_fails_the_next_build_heals_and_nothing_is_half_written(bool halfway)
    {
        PlannedFile[] before = [File("n/a.yaml", "old a\n"), File("n/b.yaml", "same\n"), File("gone/c.yaml", "old c\n")];
        PlannedFile[] after = [File("n/a.yaml", "new a\n"), File("n/b.yaml", "same\n"), File("m/d.yaml", "new d\n"), File("m/e.yaml", "new e\n")];
        var tried = 0;
        for (var done = false; !done; tried++)
        {
            if (Directory.Exists(Root))
                Directory.Delete(Root, recursive: true);
            Assert.Empty(Target().Write(before).Problems);
            Disk.WriteAllText(Path.Combine(Root, "n", "mine.yaml"), "mine\n");
            var failing = new Failing(tried, halfway);
            var result = Target(failing).Write(after);
            done = failing.Count <= tried;
            Assert.Equal(done, result.Problems.Count == 0);
            if (!done)
                Assert.Contains("No space left", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
            // Each file is the old or the new one.
            foreach (var (path, text) in Files().Where(f => !f.Key.StartsWith('.')))
            {
                string[] may = path switch { "n/a.yaml" => ["old a\n", "new a\n"], "n/b.yaml" => ["same\n"], "gone/c.yaml" => ["old c\n"], "m/d.yaml" => ["new d\n"], "m/e.yaml" => ["new e\n"], _ => ["mine\n"] };
                Assert.Contains(text, may);
            }

            Assert.Empty(Target().Write(after).Problems);
            Assert.Equal([".backenddsl-app", "m/d.yaml", "m/e.yaml", "n/a.yaml", "n/b.yaml", "n/mine.yaml"], Files().Keys.Order(StringComparer.Ordinal));
            Assert.Equal("new a\n", Files()["n/a.yaml"]);
        }

        Assert.True(tried > 10, $"{tried} actions");
    }

    [Fact]
    public void What_changed_meanwhile_can_be_written_after_an_interrupted_build()
    {
        var failing = new Failing(6, halfway: false);
        Assert.NotEmpty(Target(failing).Write([File("a.yaml", "1\n"), File("b.yaml", "1\n")]).Problems);
        Assert.True(Disk.Exists(Path.Combine(Root, "a.yaml")));
        Assert.Empty(Target().Write([File("a.yaml", "2\n"), File("b.yaml", "2\n")]).Problems);
        Assert.Equal([".backenddsl-app", "a.yaml", "b.yaml"], Files().Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_somebody_put_in_the_way_of_an_interrupted_build_is_not_ours()
    {
        Assert.NotEmpty(Target(new Failing(4, halfway: false)).Write([File("a.yaml", "1\n")]).Problems);
        Disk.WriteAllText(Path.Combine(Root, "a.yaml"), "mine\n");
        Assert.Equal(EmitCodes.ForeignFile, Assert.Single(Target().Write([File("a.yaml", "2\n")]).Problems).Code);
        Assert.Equal("mine\n", Disk.ReadAllText(Path.Combine(Root, "a.yaml")));
    }

    [Fact]
    public void Marks_of_a_merge_in_the_record_are_told_and_heal()
    {
        Target().Write([File("a.yaml")]);
        _folder.Put("out/b.yaml", "theirs\n");
        _folder.Put("out/.backenddsl-app", "<<<<<<< HEAD\na.yaml\n=======\nb.yaml\n>>>>>>> other\n");
        var verify = Assert.Single(Target().Verify([File("a.yaml")]).Problems, p => p.Place.File.EndsWith(".yaml", StringComparison.Ordinal));
        Assert.Contains("no longer made", verify.Message, StringComparison.Ordinal);
        Assert.Contains("merge conflict", Assert.Single(Target().Verify([File("a.yaml"), File("b.yaml", "theirs\n")]).Problems).Message, StringComparison.Ordinal);
        var problem = Assert.Single(Target().Write([File("a.yaml")]).Problems);
        Assert.Equal(FindingSeverity.Warning, problem.Severity);
        Assert.Equal([".backenddsl-app", "a.yaml"], Files().Keys.Order(StringComparer.Ordinal));
        Assert.Empty(Target().Write([File("a.yaml")]).Problems);
    }

    /// <summary>The build keeps telling what stands; what a run has mended it tells once.</summary>
    [Fact]
    public void What_a_run_heals_is_reported_as_over()
    {
        Target().Write([File("a.yaml")]);
        _folder.Put("out/.backenddsl-app", "<<<<<<< HEAD\na.yaml\n=======\n>>>>>>> other\n");
        Assert.Equal((true, true, true), Told());
        Assert.Equal((false, true, false), Told());

        (bool HasHealed, bool Succeeded, bool IsTold) Told()
        {
            var path = Path.Combine(_folder.Root, "report");
            using (var report = RunReport.Create(path))
            {
                report.Report(Root, Target().Write([File("a.yaml")]));
                report.Finish();
            }

            var read = Build.HostReport.Read(path);
            return (read.HasHealed, read.Succeeded, read.Findings.Count > 0);
        }
    }

    [Fact]
    public void A_listed_file_whose_folder_is_gone_is_gone()
    {
        Target().Write([File("a.yaml"), File("n/b.yaml")]);
        Directory.Delete(Path.Combine(Root, "n"), recursive: true);
        var result = Target().Write([File("a.yaml")]);
        Assert.Empty(result.Problems);
        Assert.Equal((0, 1, 0), (result.Written, result.Unchanged, result.Removed));
    }

    [Fact]
    public void Nothing_is_written_or_deleted_through_a_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege");
        Target().Write([File("a.yaml")]);
        _folder.Put("outside/b.yaml", "keep\n");
        Directory.CreateSymbolicLink(Path.Combine(Root, "n"), Path.Combine(_folder.Root, "outside"));
        Disk.AppendAllText(Path.Combine(Root, ".backenddsl-app"), "n/b.yaml\n");
        Assert.Contains("link", Assert.Single(Target().Write([File("n/b.yaml", "new\n")]).Problems).Message, StringComparison.Ordinal);
        Assert.Empty(Target().Write([File("a.yaml")]).Problems);
        Assert.Equal("keep\n", _folder.Text("outside/b.yaml"));
    }

    [Fact]
    public void A_record_that_lists_another_projects_file_does_not_make_it_ours()
    {
        Target(project: "one").Write([File("a.yaml")]);
        Target(project: "two").Write([File("b.yaml")]);
        Disk.AppendAllText(Path.Combine(Root, ".backenddsl-two"), "a.yaml\n.backenddsl-one\n");
        Assert.Empty(Target(project: "two").Write([File("c.yaml")]).Problems);
        Assert.Equal([".backenddsl-one", ".backenddsl-two", "a.yaml", "c.yaml"], Files().Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Verify_forgives_line_ends_and_checks_the_record()
    {
        Target().Write([File("a.yaml", "a: 1\nb: 2\n")]);
        Disk.WriteAllText(Path.Combine(Root, "a.yaml"), "a: 1\r\nb: 2\r\n");
        Disk.WriteAllText(Path.Combine(Root, ".backenddsl-app"), Disk.ReadAllText(Path.Combine(Root, ".backenddsl-app")).Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Empty(Target().Verify([File("a.yaml", "a: 1\nb: 2\n")]).Problems);
        Disk.WriteAllText(Path.Combine(Root, ".backenddsl-app"), "# nothing\n");
        Assert.Contains("does not list", Assert.Single(Target().Verify([File("a.yaml", "a: 1\nb: 2\n")]).Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_outputs_in_one_folder_share_its_record()
    {
        var plan = new OutputPlan(Options());
        plan.Add(Root, [File("n/a.yaml")]);
        plan.Add(Root + Path.DirectorySeparatorChar, [File("cluster.json")]);
        var output = new StringWriter();
        plan.Carry(new RunReport(output));
        Assert.Contains("\t2\t0\t0", output.ToString(), StringComparison.Ordinal);
        Assert.Equal([".backenddsl-app", "cluster.json", "n/a.yaml"], Files().Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Locks_go_away()
    {
        Target().Write([File("a.yaml")]);
        var before = Directory.GetFiles(Path.GetTempPath(), "backenddsl-*.lock").Length;
        for (var i = 0; i < 5; i++)
            Target().Write([File("a.yaml", i + "\n")]);
        Assert.True(Directory.GetFiles(Path.GetTempPath(), "backenddsl-*.lock").Length <= before);
    }
}
