using System.Text;

namespace BackendDsl.Tool.Tests;

/// <summary>
/// Every place of a command line that takes a path, times everything that can be wrong with what is there: each is exit code 2 and a line that says what is
/// wrong with which file; never a stack trace, never an "internal error", never something half-written.
/// </summary>
public sealed class BadInputTableTests
{
    /// <summary>The places, with <c>{}</c> for the path; the other words are good.</summary>
    private static readonly Dictionary<string, string[]> s_places = new(StringComparer.Ordinal)
    {
        ["validate -f"] = ["validate", "--crd", "crd.yaml", "-f", "{}"],
        ["validate --crd"] = ["validate", "--crd", "{}", "-f", "w.yaml"],
        ["validate --policy"] = ["validate", "--crd", "crd.yaml", "--policy", "{}", "-f", "w.yaml"],
        ["validate --old"] = ["validate", "--crd", "crd.yaml", "--old", "{}", "-f", "w.yaml"],
        ["validate --baseline"] = ["validate", "--crd", "crd.yaml", "--baseline", "{}", "-f", "w.yaml"],
        ["translate -f"] = ["translate", "-f", "{}"],
        ["verify --config-dump"] = ["verify", "--config-dump", "{}", "-f", "m.yaml"],
        ["verify -f"] = ["verify", "--config-dump", "dump.json", "-f", "{}"],
        ["verify --context"] = ["verify", "--config-dump", "dump.json", "-f", "m.yaml", "--context", "{}"],
        ["test"] = ["test", "{}", "--crd", "crd.yaml"],
        ["test --crd"] = ["test", "t.yaml", "--crd", "{}"],
        ["test --policy"] = ["test", "t.yaml", "--crd", "crd.yaml", "--policy", "{}"],
        ["envoy"] = ["envoy", "{}"],
        ["import -f"] = ["import", "-f", "{}"],
        ["import --crd"] = ["import", "-f", "w.yaml", "--crd", "{}"],
        ["crd add"] = ["crd", "add", "{}"],
        ["crd-diff OLD"] = ["crd-diff", "{}", "crd.yaml"],
        ["crd-diff NEW"] = ["crd-diff", "crd.yaml", "{}"],
        ["crd-diff --used-by"] = ["crd-diff", "crd.yaml", "crd.yaml", "--used-by", "{}"],
        ["upgrade -f"] = ["upgrade", "--from", "2.3", "--to", "2.4", "-f", "{}"],
        ["cel --data"] = ["cel", "self == self", "--data", "{}"],
        ["cel --old"] = ["cel", "oldSelf == oldSelf", "--old", "{}"],
        ["cel --crd"] = ["cel", "self == self", "--data", "w.yaml", "--crd", "{}"],
        ["explain --log"] = ["explain", "--log", "{}"],
        ["explain -f"] = ["explain", "--log", "log.txt", "-f", "{}"],
        ["explain --crd"] = ["explain", "widget.spec", "--crd", "{}"],
        ["preview PROJECT"] = ["preview", "{}"],
    };

    /// <summary>What may be wrong, and what the line says of it; null where it depends on what is expected there.</summary>
    private static readonly Dictionary<string, string?> s_faults = new(StringComparer.Ordinal)
    {
        ["missing.yaml"] = "there is no ",
        ["no/such/folder/x.yaml"] = "there is no ",
        ["*.nothing"] = null,
        ["empty-folder"] = null,
        ["empty.yaml"] = null,
        ["blank.yaml"] = null,
        ["binary.yaml"] = null,
        ["latin1.yaml"] = null,
        ["broken.yaml"] = null,
        ["deep.yaml"] = null,
        ["scalar.yaml"] = null,
        ["big.yaml"] = null,
        ["unreadable.yaml"] = null,
        ["endless.yaml"] = null,
        ["nul\0.yaml"] = "is not a path",
    };

    /// <summary>Where something of this is no fault: a list of nothing is a list.</summary>
    private static readonly HashSet<(string Place, string Fault)> s_fine =
    [
        // Nobody is deployed, nothing else is known, no manifest breaks.
        ("validate --old", "empty.yaml"), ("validate --old", "blank.yaml"),
        ("verify --context", "empty.yaml"), ("verify --context", "blank.yaml"),

        // Nothing is accepted yet; a document may be a text or null.
        ("validate --baseline", "empty.yaml"), ("validate --baseline", "blank.yaml"),
        ("cel --data", "blank.yaml"), ("cel --data", "scalar.yaml"), ("cel --old", "blank.yaml"), ("cel --old", "scalar.yaml"),

        // A document that is no object is a finding of its own: the exit code is 1.
        ("validate -f", "scalar.yaml"),
    ];

    public static TheoryData<string> Places() => [.. s_places.Keys];

    [Theory]
    [MemberData(nameof(Places))]
    public void Whatever_is_wrong_is_told_in_a_line(string place)
    {
        using var run = Good();
        var wrong = new List<string>();
        foreach (var (fault, says) in s_faults)
        {
            if (fault is "unreadable.yaml" or "endless.yaml" && !OperatingSystem.IsLinux())
                continue;
            run.Run([.. s_places[place].Select(w => w.Replace("{}", fault, StringComparison.Ordinal))]);
            if (s_fine.Contains((place, fault)) && run.Code is 0 or 1)
                continue;
            var told = string.Join('\n', run.Error.Split('\n').Where(l => !l.StartsWith("backenddsl: note: ", StringComparison.Ordinal)));
            var isTold = run.Code == 2
                && told.StartsWith("backenddsl: error: ", StringComparison.Ordinal)
                && !run.Error.Contains("internal error", StringComparison.Ordinal)
                && !run.Error.Contains("   at ", StringComparison.Ordinal)
                && !run.Error.Contains(run.Folder, StringComparison.Ordinal)
                && (says is null || run.Error.Contains(says, StringComparison.Ordinal))
                && (run.Error.Contains(fault.Replace("\0", "\\0", StringComparison.Ordinal), StringComparison.Ordinal) || run.Error.Contains("nothing was", StringComparison.Ordinal)
                    || run.Error.Contains(place.Split(' ')[^1] + ": ", StringComparison.Ordinal));
            if (!isTold)
                wrong.Add($"{fault.Replace("\0", "\\0", StringComparison.Ordinal)}: {run.Code}: {run.Error}{(run.Out.Length > 200 ? run.Out[..200] : run.Out)}");
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    public static TheoryData<string, string> Outputs() => new()
    {
        { "validate --crd crd.yaml -f w.yaml -o json=", "" },
        { "validate --crd crd.yaml -f w.yaml -o sarif=", "" },
        { "validate --crd crd.yaml -f w.yaml --write-baseline ", "" },
        { "translate -f m.yaml -o pb=", "" },
        { "verify --config-dump dump.json -f m.yaml -o junit=", "" },
        { "test t.yaml --crd crd.yaml -o junit=", "" },
        { "envoy c.json -o sarif=", "" },
        { "import -f m.yaml --out ", ".cs" },
        { "crd-diff crd.yaml crd.yaml -o markdown=", "" },
        { "upgrade --from 2.3 --to 2.4 -f m.yaml -o json=", "" },
        { "cel 1 -o json=", "" },
        { "explain BDSL1002 -o json=", "" },
        { "crd add crd.yaml --out ", "" },
    };

    [Theory]
    [MemberData(nameof(Outputs))]
    public void What_cannot_be_written_is_told_and_leaves_nothing(string line, string ending)
    {
        using var run = Good();
        var before = Everything(run);
        foreach (var path in (string[])["w.yaml/x" + ending, "w.yaml/x/y" + ending, "/proc/nothing/x" + ending])
        {
            var words = (line + path).Split(' ');
            run.Run(words);
            Assert.True(run.Code == 2, $"{path}: {run.Code} {run.Error}");
            Assert.StartsWith("backenddsl: error: ", run.Error, StringComparison.Ordinal);
            Assert.Contains(path, run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("internal error", run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
            Assert.Equal(before, Everything(run));
        }
    }

    [Theory]
    [InlineData("validate -f w.yaml --server-version 9.99", "--server-version")]
    [InlineData("validate -f w.yaml --kgateway banana", "--kgateway")]
    [InlineData("validate -f m.yaml --envoy-version -1", "--envoy-version")]
    [InlineData("validate -f w.yaml --fail-on never", "--fail-on")]
    [InlineData("validate -f w.yaml --color red", "--color")]
    [InlineData("validate -f w.yaml -o json=", "give a path behind the equals sign")]
    [InlineData("validate -f", "-f")]
    [InlineData("translate -f m.yaml -o sarif", "there is no format 'sarif'")]
    [InlineData("translate -f m.yaml --kgateway 99999999999.1", "--kgateway")]
    [InlineData("verify -f m.yaml", "--config-dump")]
    [InlineData("verify --config-dump dump.json", "-f")]
    [InlineData("verify --live ftp://127.0.0.1/ -f m.yaml", "ftp")]
    [InlineData("verify --live http://192.0.2.1/ -f m.yaml", "--allow-remote")]
    [InlineData("verify --live --wait forever -f m.yaml", "--wait")]
    [InlineData("verify --config-dump dump.json -f m.yaml --ignore ]", "--ignore")]
    [InlineData("test", "FILE")]
    [InlineData("test t.yaml --server-version x", "--server-version")]
    [InlineData("envoy c.json --envoy-version 0.1", "--envoy-version")]
    [InlineData("envoy", "give files")]
    [InlineData("import -f w.yaml --crd crd.yaml --csharp-namespace 1.2", "--csharp-namespace")]
    [InlineData("crd", "crd")]
    [InlineData("crd remove x", "remove")]
    [InlineData("crd update", "crds.lock.json")]
    [InlineData("crd add http://example.com/x.yaml", "https")]
    [InlineData("crd add https://127.0.0.1/x.yaml", "127.0.0.1")]
    [InlineData("crd add oci://example.com/chart", "version")]
    [InlineData("crd-diff crd.yaml", "NEW")]
    [InlineData("upgrade -f m.yaml", "--from")]
    [InlineData("upgrade -f m.yaml --from 2.4 --to x", "--to")]
    [InlineData("cel", "EXPRESSION")]
    [InlineData("cel (", "^")]
    [InlineData("cel 1 --at spec[", "--at")]
    [InlineData("cel self --data w.yaml --at spec.nothing", "--at spec.nothing")]
    [InlineData("explain", "explain")]
    [InlineData("explain BDSL0", "BDSL0")]
    [InlineData("explain nokind.spec", "nokind")]
    [InlineData("completion tcsh", "tcsh")]
    [InlineData("completion", "SHELL")]
    [InlineData("preview x.csproj -f m.yaml", "not both")]
    [InlineData("--nothing", "--nothing")]
    public void Wrong_words_are_told_with_what_to_give(string line, string names)
    {
        using var run = Good();
        run.Run(line.Split(' '));
        Assert.True(run.Code == 2, $"{run.Code}: {run.Error}{run.Out}");
        Assert.Contains(names, run.Error + run.Out, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("internal error", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("server-version: [1]")]
    [InlineData("a: [")]
    [InlineData("- x")]
    [InlineData("server-version: 9.99")]
    [InlineData("colour: always")]
    [InlineData("crds: {a: b}")]
    [InlineData("ignore: ['a[']")]
    [InlineData("field-validation: 1")]
    public void A_configuration_that_is_none_is_told_with_its_name(string text)
    {
        using var run = Good();
        run.With(".backenddsl.yaml", text).Run("validate", "--crd", "crd.yaml", "-f", "w.yaml");
        Assert.True(run.Code == 2, $"{run.Code}: {run.Error}");
        Assert.Contains(text.StartsWith("server-version: 9", StringComparison.Ordinal) ? "server-version" : ".backenddsl.yaml", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("internal error", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"version\": 1, \"files\": 5}")]
    [InlineData("{\"version\": 99}")]
    [InlineData("nothing")]
    [InlineData("")]
    public void A_lock_file_that_is_none_is_told_with_its_name(string text)
    {
        using var run = Good();
        run.With("crds/crds.lock.json", text).Run("crd", "update");
        Assert.True(run.Code == 2, $"{run.Code}: {run.Error}{run.Out}");
        Assert.Contains("crds.lock.json", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("internal error", run.Error, StringComparison.Ordinal);
    }

    private static List<string> Everything(CommandRun run) =>
        [.. Directory.EnumerateFileSystemEntries(run.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static CommandRun Good()
    {
        var run = new CommandRun()
            .With("crd.yaml", Manifests.WidgetDefinition)
            .With("w.yaml", Manifests.Widget)
            .With("m.yaml", Manifests.Policy + "\n---\n" + Manifests.Service)
            .With("c.json", """{"name":"a","type":"STATIC"}""")
            .With("log.txt", "rejected: Error adding/updating cluster(s) kube_shop_web_8000: bad thing\n")
            .With("t.yaml", """
                cases:
                - name: good
                  object: {apiVersion: acme.io/v1, kind: Widget, metadata: {name: w, namespace: a}, spec: {size: 3}}
                  expect: valid
                """)
            .With("dump.json", """{"configs":[{"@type":"type.googleapis.com/envoy.admin.v3.ClustersConfigDump"}]}""")
            .With("empty.yaml", "")
            .With("blank.yaml", "# nothing\n---\n\n")
            .With("broken.yaml", "a: [1,\nb: }\n")
            .With("deep.yaml", "a: " + new string('[', 20_000))
            .With("scalar.yaml", "just text\n");
        Directory.CreateDirectory(Path.Combine(run.Folder, "empty-folder"));
        File.WriteAllBytes(Path.Combine(run.Folder, "binary.yaml"), [0x7f, (byte)'E', (byte)'L', (byte)'F', 0, 1, 2, 0xff, 0xfe]);
        File.WriteAllBytes(Path.Combine(run.Folder, "latin1.yaml"), Encoding.Latin1.GetBytes("a: \u00e4\n"));
        using (var big = File.Create(Path.Combine(run.Folder, "big.yaml")))
            big.SetLength(2L << 30);
        if (OperatingSystem.IsLinux())
        {
            // Whoever runs as root may read every file; the memory of the process at address 0 nobody may.
            File.CreateSymbolicLink(Path.Combine(run.Folder, "unreadable.yaml"), "/proc/self/mem");
            File.CreateSymbolicLink(Path.Combine(run.Folder, "endless.yaml"), "/dev/zero");
        }

        return run;
    }
}
