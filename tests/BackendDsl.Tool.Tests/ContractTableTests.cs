using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Tests.Shared;
using BackendDsl.Tool.CommandLine;
using BackendDsl.Tool.Running;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Tool.Tests;

/// <summary>The table of the command's contract, cell by cell: each verb in each format, the flags of each verb and what each of them does, each exit code, each member of the JSON.</summary>
public sealed class ContractTableTests
{
    private static readonly string[] s_formats = ["text", "json", "yaml", "pb", "sarif", "junit", "github", "markdown"];

    /// <summary>A line of each verb, the formats it has, and its exit code.</summary>
    private static readonly (string Line, string Formats, int Code)[] s_verbs =
    [
        ("validate --crd crd.yaml --policy policy.yaml -f bad.yaml -f edge.yaml", "text json sarif junit github", 1),
        ("translate -f edge.yaml", "text json yaml pb", 0),
        ("verify --config-dump dump.json -f edge.yaml", "text json sarif junit github", 1),
        ("crd add crd.yaml --no-project", "text json", 0),
        ("crd update --out kept", "text json", 0),
        ("crd list --out kept", "text json", 0),
        ("crd-diff crd.yaml crd-new.yaml", "text json markdown", 1),
        ("upgrade --from 2.1 --to 2.4 -f old.yaml", "text json markdown", 0),
        ("cel self.spec.size>1 --data good.yaml", "text json", 0),
        ("test cases.yaml --crd crd.yaml", "text json junit", 1),
        ("envoy clusters.json", "text json sarif junit github", 1),
        ("explain BDSL4005", "text json", 0),
        ("explain widget.spec.size --crd crd.yaml", "text json", 0),
        ("explain --log nack.txt -f edge.yaml", "text json", 0),
    ];

    public static TheoryData<string, string> Cells()
    {
        var cells = new TheoryData<string, string>();
        foreach (var (line, _, _) in s_verbs)
        {
            foreach (var format in s_formats)
                cells.Add(line, format);
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_verb_has_the_formats_of_the_contract_and_no_other(string line, string format)
    {
        var (_, formats, code) = s_verbs.Single(v => v.Line == line);
        using var run = Folder().Run($"{line} -o {format}".Split(' '));
        if (!formats.Split(' ').Contains(format))
        {
            Assert.Equal((2, ""), (run.Code, run.Out));
            Assert.Contains($"-o: there is no format '{format}'", run.Error, StringComparison.Ordinal);
            Assert.EndsWith($"there are {formats.Replace(" ", ", ", StringComparison.Ordinal)}", run.Error.Split('\n')[0], StringComparison.Ordinal);
            return;
        }

        Assert.True(run.Code == code, $"{run.Code}: {run.Out}{run.Error}");
        Assert.NotEmpty(run.Bytes);
        WellFormed(run, format);

        // The same bytes into a file, and nothing to standard output.
        var printed = run.Bytes;
        using var other = Folder().Run($"{line} -o {format}=out.txt".Split(' '));
        Assert.Equal((code, ""), (other.Code, other.Out));
        Assert.Equal(printed, File.ReadAllBytes(Path.Combine(other.Folder, "out.txt")));
    }

    [Theory]
    [InlineData("import -f edge.yaml")]
    [InlineData("completion bash")]
    [InlineData("preview -f edge.yaml --quiet")]
    public void What_prints_no_report_has_no_format(string line)
    {
        using var run = SampleFiles.Run(line + " -o json");
        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.Contains("takes no option '-o'", run.Error, StringComparison.Ordinal);
    }

    /// <summary>The words behind -f end where an option begins, known or not.</summary>
    [Theory]
    [InlineData("validate -f good.yaml --qiet", "takes no option '--qiet'; did you mean '--quiet'?")]
    [InlineData("validate -f good.yaml edge.yaml -x", "takes no option '-x'")]
    [InlineData("validate --crd crd.yaml --fil good.yaml", "takes no option '--fil'; did you mean '--file'?")]
    [InlineData("preview -f edge.yaml -o json", "takes no option '-o'")]
    [InlineData("envoy clusters.json --quite", "takes no option '--quite'; did you mean '--quiet'?")]
    [InlineData("explain -x", "takes no option '-x'")]
    public void An_unknown_option_is_no_file(string line, string says)
    {
        using var run = SampleFiles.Run(line);
        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_expression_may_begin_with_a_minus()
    {
        using var run = SampleFiles.Run("cel -1+3");
        Assert.Equal((0, "2  (int)\n"), (run.Code, run.Out));
    }

    /// <summary>The flags of the contract, and the verbs in which they make sense.</summary>
    [Theory]
    [InlineData("--file -f", "validate translate verify envoy import upgrade preview explain")]
    [InlineData("--stdin-filename", "validate translate verify envoy import upgrade")]
    [InlineData("--crd", "validate test import cel preview explain")]
    [InlineData("--policy", "validate test preview")]
    [InlineData("--output -o", "validate translate verify test envoy crd-add crd-update crd-list crd-diff upgrade cel explain")]
    [InlineData("--out", "import crd-add crd-update crd-list")]
    [InlineData("--namespace -n", "validate translate verify test upgrade preview explain")]
    [InlineData("--csharp-namespace", "import")]
    [InlineData("--server-version", "validate test crd-diff cel preview explain")]
    [InlineData("--kgateway", "validate translate verify import preview explain")]
    [InlineData("--envoy-gateway", "validate translate verify import preview explain")]
    [InlineData("--envoy-version", "validate translate verify envoy preview explain")]
    [InlineData("--gateway", "validate translate verify upgrade preview explain")]
    [InlineData("--setting", "validate translate verify upgrade preview explain")]
    [InlineData("--as-egctl", "translate verify preview")]
    [InlineData("--field-validation", "validate test preview")]
    [InlineData("--strict", "validate test preview")]
    [InlineData("--missing-definitions", "validate")]
    [InlineData("--old", "validate cel")]
    [InlineData("--baseline", "validate")]
    [InlineData("--write-baseline", "validate")]
    [InlineData("--fail-on", "validate envoy")]
    [InlineData("--exists", "validate envoy preview")]
    [InlineData("--color", "validate translate verify test envoy crd-diff upgrade cel explain")]
    [InlineData("--quiet", "validate translate verify test envoy crd-add crd-update crd-list crd-diff upgrade preview")]
    [InlineData("--print-config", "validate translate verify test envoy import crd-add crd-update crd-list crd-diff upgrade cel preview explain")]
    [InlineData("--config-dump", "verify preview")]
    [InlineData("--live", "verify")]
    [InlineData("--wait", "verify")]
    [InlineData("--allow-remote", "verify")]
    [InlineData("--ignore", "verify")]
    [InlineData("--context", "verify")]
    [InlineData("--cluster", "crd-add")]
    [InlineData("--locked", "crd-add crd-update crd-list")]
    [InlineData("--no-project", "crd-add")]
    [InlineData("--used-by", "crd-diff")]
    [InlineData("--from", "upgrade")]
    [InlineData("--to", "upgrade")]
    [InlineData("--only-changed", "upgrade")]
    [InlineData("--data", "cel")]
    [InlineData("--at", "cel")]
    [InlineData("--fail-on-false", "cel")]
    [InlineData("--explain", "cel")]
    [InlineData("--update", "test")]
    [InlineData("--log", "explain")]
    public void A_flag_is_there_where_it_makes_sense(string names, string verbs)
    {
        var found = Options().Where(o => o.Names.SetEquals(names.Split(' '))).Select(o => o.Verb).ToList();
        Assert.Equal(verbs.Split(' ').Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_flag_is_missing_from_the_table()
    {
        var told = typeof(ContractTableTests).GetMethod(nameof(A_flag_is_there_where_it_makes_sense))!.GetCustomAttributesData()
            .Where(a => a.AttributeType == typeof(InlineDataAttribute))
            .Select(a => (string)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!)[0].Value!)
            .Select(n => n.Split(' ')[0]).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Options().Select(o => o.Names.Order(StringComparer.Ordinal).First(n => n.StartsWith("--", StringComparison.Ordinal))).Distinct(StringComparer.Ordinal).Except(told).Except(["--help"]));
    }

    /// <summary>What each flag does in each verb: the same line without it (before the bar) and with it, the exit codes, and what only the second says.</summary>
    [Theory]
    // validate
    [InlineData("validate -f good.yaml|--crd crd.yaml", 2, 0, "all valid")]
    [InlineData("validate --crd crd.yaml -f good.yaml|--policy policy.yaml", 0, 1, "widgets are small here")]
    [InlineData("validate --crd crd.yaml -f nameless.yaml -o json|-n edge", 0, 0, "\"namespace\": \"edge\"")]
    [InlineData("validate --crd crd.yaml -f unknown.yaml|--field-validation warn", 1, 0, "warning")]
    [InlineData("validate --crd crd.yaml -f unknown.yaml|--field-validation ignore", 1, 0, "all valid")]
    [InlineData("validate --crd crd.yaml -f unknown.yaml --field-validation warn|--strict", 0, 1, "error")]
    [InlineData("validate -f edge.yaml -f good.yaml --kgateway 2.4|--missing-definitions error", 1, 1, "Widget")]
    [InlineData("validate --crd crd.yaml -f renamed.yaml|--old named.yaml", 0, 1, "name is immutable")]
    [InlineData("validate --crd crd.yaml -f bad.yaml|--baseline known.yaml", 1, 0, "accepted")]
    [InlineData("validate --crd crd.yaml -f bad.yaml|--write-baseline b.yaml", 1, 0, "are accepted")]
    [InlineData("validate -f slow.yaml --kgateway 2.4|--fail-on warning", 0, 1, "")]
    [InlineData("validate -f edge.yaml --kgateway 2.4|--gateway envoy-gateway", 1, 0, "")]
    [InlineData("validate -f local.yaml|--kgateway main", 1, 0, "all valid")]
    [InlineData("validate -f port.yaml|--server-version 1.31", 0, 1, "PreferSameNode")]
    [InlineData("validate --crd crd.yaml -f bad.yaml|--quiet", 1, 1, "bad.yaml:8:10")]
    [InlineData("validate --crd crd.yaml -f bad.yaml|--color always", 1, 1, "\u001b[")]
    // translate
    [InlineData("translate -f nameless-edge.yaml|-n edge", 0, 0, "kube_edge_web_8000")]
    [InlineData("translate -f edge.yaml|--kgateway 2.1", 0, 0, "metadata: {}")]
    [InlineData("translate -f edge.yaml|--gateway envoy-gateway", 0, 2, "no cluster follows")]
    [InlineData("translate -f edge.yaml --kgateway 2.4|--setting KGW_VALIDATION_MODE=STRICT", 0, 1, "")]
    [InlineData("translate -f edge.yaml|--color always", 0, 0, "\u001b[")]
    // verify
    [InlineData("verify --config-dump dump.json -f edge.yaml|--ignore connect_timeout", 1, 0, "2 clusters")]
    [InlineData("verify --config-dump dump.json -f edge.yaml|--kgateway 2.1", 1, 1, "metadata")]
    [InlineData("verify --config-dump dump.json -f edge.yaml|--quiet", 1, 1, "differs: connect_timeout")]
    [InlineData("verify --config-dump dump.json -f edge.yaml|--color always", 1, 1, "\u001b[")]
    // test
    [InlineData("test small.yaml|--crd crd.yaml", 1, 0, "")]
    [InlineData("test small.yaml --crd crd.yaml|--policy policy.yaml", 0, 1, "widgets are small here")]
    [InlineData("test colour.yaml --crd crd.yaml|--field-validation ignore", 1, 0, "")]
    [InlineData("test colour.yaml --crd crd.yaml --field-validation ignore|--strict", 0, 1, "unknown field")]
    [InlineData("test cases.yaml --crd crd.yaml|--update", 1, 0, "cases.yaml")]
    // envoy
    [InlineData("envoy retry.json|--envoy-version 1.36", 0, 0, "")]
    [InlineData("envoy tls.json|--exists /etc/other", 0, 1, "refused")]
    [InlineData("envoy deprecated.json|--fail-on warning", 0, 1, "")]
    [InlineData("envoy clusters.json|--quiet", 1, 1, "cluster a: refused")]
    // the others
    [InlineData("import -f edge.yaml|--csharp-namespace Shop", 0, 0, "namespace Shop;")]
    [InlineData("crd-diff crd.yaml crd-new.yaml|--used-by good.yaml", 1, 0, "tightened")]
    [InlineData("upgrade --from 2.2 --to 2.3 -f old.yaml|--only-changed", 0, 0, "")]
    [InlineData("cel self.spec.size>5 --data good.yaml|--fail-on-false", 0, 1, "false")]
    [InlineData("cel self.spec.size --data good.yaml|--explain", 0, 0, "self.spec")]
    [InlineData("cel size>1 --data good.yaml|--at spec", 2, 0, "true")]
    [InlineData("cel [3,1].sort()|--server-version 1.33", 0, 2, "sort")]
    [InlineData("explain widget.spec.size|--crd crd.yaml", 2, 0, "maximum")]
    public void A_flag_does_what_it_says(string line, int without, int with, string says)
    {
        var (plain, flag) = (line.Split('|')[0], line.Split('|')[1]);
        using var one = Folder().Run(plain.Split(' '));
        Assert.True(one.Code == without, $"{plain}: {one.Code}\n{one.Out}{one.Error}");
        using var two = Folder().Run($"{plain} {flag}".Split(' '));
        Assert.True(two.Code == with, $"{plain} {flag}: {two.Code}\n{two.Out}{two.Error}");
        Assert.Contains(says, two.Out + two.Error, StringComparison.Ordinal);
        Assert.NotEqual(one.Out + one.Error + one.Code, two.Out + two.Error + two.Code);
    }

    /// <summary>Each member of the JSON is the documents', and no other: what programs read does not change unseen.</summary>
    [Theory]
    [InlineData("validate --crd crd.yaml --policy policy.yaml -f bad.yaml -f edge.yaml --kgateway 2.4", "results[].{file,document,line,apiVersion,kind,namespace,name,valid,errors} results[].errors[].{path,reason,message,rule,severity,id,line,policy,unproven} skipped shapeOnly")]
    [InlineData("translate -f edge.yaml", "clusters failed policies[].{kind,namespace,name,accepted,message}")]
    [InlineData("envoy clusters.json", "results[].{file,name,outcome,findings} results[].findings[].{path,message,rule,severity,effect}")]
    [InlineData("verify --config-dump dump.json -f edge.yaml", "agrees clusters differences[].{dump,cluster,kind,path,expected,found,severity,from} differences[].from[].{kind,namespace,name,path,file,line}")]
    [InlineData("test cases.yaml --crd crd.yaml", "results[].{file,line,name,passed,failures,errors} results[].errors[].{path,reason,message} passed failed unseenRules[].{of,path,rule}")]
    [InlineData("cel self.spec.size>1 --data good.yaml --explain", "value type cost parts[].{expression,depth,value,evaluations,cost}")]
    [InlineData("cel self.spec.size+nope --data good.yaml", "error issues[].{line,column,message,kind}")]
    [InlineData("crd-diff crd.yaml crd-new.yaml", "breaks changes[].{group,kind,version,path,change,message,breaks}")]
    public void The_JSON_has_the_members_of_the_contract(string line, string members)
    {
        using var run = Folder().Run($"{line} -o json".Split(' '));
        var found = new SortedSet<string>(StringComparer.Ordinal);
        Walk(run.Json, "", found);
        var wanted = members.Split(' ').SelectMany(Expand).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(wanted.Order(StringComparer.Ordinal), found.Where(f => !f.StartsWith("clusters[]", StringComparison.Ordinal) && (wanted.Contains(f) || !found.Any(o => wanted.Contains(o) && o + "[]" == f))));
        var page = File.ReadAllText(Path.Combine(TestData.RepositoryRoot, "docs", "command", "README.md"));
        var told = page.Split('\n').Single(l => l.StartsWith($"- `{line.Split(' ')[0]}`: ", StringComparison.Ordinal));
        Assert.All(wanted.Select(w => w[(w.LastIndexOf('.') + 1)..].TrimEnd('[', ']')).Distinct(), name => Assert.True(Regex.IsMatch(told, $"\"{name}\""), $"docs/command/README.md does not name {name} of {line.Split(' ')[0]}"));
    }

    private static IEnumerable<string> Expand(string members)
    {
        var open = members.IndexOf('{', StringComparison.Ordinal);
        return open < 0 ? [members] : members[(open + 1)..^1].Split(',').Select(m => members[..open] + m).Append(members[..open].TrimEnd('.')[..^2]);
    }

    private static void Walk(JsonElement element, string path, SortedSet<string> found)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    var at = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
                    found.Add(at);
                    Walk(member.Value, at, found);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    Walk(item, path + "[]", found);
                break;
        }
    }

    private static CommandRun Folder()
    {
        var run = SampleFiles.Folder()
            .With("nack.txt", "Error adding/updating cluster(s) kube_shop_web_8000: Failed to initialize ECDH curves hello\n")
            .With("nameless.yaml", Manifests.Widget.Replace(", namespace: shop", "", StringComparison.Ordinal))
            .With("nameless-edge.yaml", PreviewSamples.Edge.Replace(", namespace: shop", "", StringComparison.Ordinal))
            .With("unknown.yaml", Manifests.Widget + "\n  colour: red\n")
            .With("named.yaml", Manifests.Widget + "\n  name: a\n")
            .With("renamed.yaml", Manifests.Widget + "\n  name: b\n")
            .With("slow.yaml", PreviewSamples.Edge)
            .With("local.yaml", PreviewSamples.Edge.Replace("interval: 10s", "enforcingConsecutive5xx: 50", StringComparison.Ordinal))
            .With("port.yaml", Manifests.Service.Replace("spec: {", "spec: {trafficDistribution: PreferSameNode, ", StringComparison.Ordinal))
            .With("small.yaml", "cases:\n- name: three\n  file: good.yaml\n  expect: valid\n")
            .With("colour.yaml", "cases:\n- name: colour\n  file: unknown.yaml\n  expect: valid\n")
            .With("retry.json", """{"name":"a","type":"STATIC","circuit_breakers":{"thresholds":[{"retry_budget":{"budget_interval":"10s"}}]}}""")
            .With("deprecated.json", """{"name":"a","type":"STATIC","outlier_detection":{"consecutive_5xx":0}}""")
            .With("tls.json", """{"name":"a","type":"STATIC","transport_socket":{"name":"t","typed_config":{"@type":"type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext","common_tls_context":{"validation_context":{"trusted_ca":{"filename":"/etc/ssl/ca.pem"}}}}}}""");
        run.Run("validate", "--crd", "crd.yaml", "-f", "bad.yaml", "--write-baseline", "known.yaml");
        run.Run("crd", "add", "crd.yaml", "--no-project", "--out", "kept");
        return run;
    }

    private static void WellFormed(CommandRun run, string format)
    {
        switch (format)
        {
            case "json":
                Assert.Equal(JsonValueKind.Object, run.Json.ValueKind);
                break;
            case "sarif":
                Assert.Equal("2.1.0", run.Json.GetProperty("version").GetString());
                break;
            case "junit":
                Assert.Equal("testsuites", XDocument.Parse(run.Out).Root!.Name.LocalName);
                break;
            case "github":
                Assert.All(run.Out.TrimEnd('\n').Split('\n'), l => Assert.Matches("^::(error|warning|notice) ", l));
                break;
            case "yaml":
                Assert.NotEmpty(DocumentReader.Read(run.Out).Documents);
                break;
            case "pb":
                using (var stream = new MemoryStream(run.Bytes))
                {
                    var count = 0;
                    for (; stream.Position < stream.Length; count++)
                        Assert.NotEmpty(Cluster.Parser.ParseDelimitedFrom(stream).Name);
                    Assert.Equal(2, count);
                }

                break;
            case "markdown":
                Assert.Contains(run.Out.Split('\n'), l => l.StartsWith('#') || l.StartsWith('|') || l.StartsWith('-') || l.StartsWith("**", StringComparison.Ordinal));
                break;
        }
    }

    private static IEnumerable<(string Verb, HashSet<string> Names)> Options()
    {
        using var stdin = new MemoryStream();
        foreach (var verb in CommandTree.Verbs)
        {
            var command = verb.Create(null!);
            foreach (var one in command.Subcommands.Count > 0 ? command.Subcommands : [command])
            {
                foreach (var option in one.Options.Where(o => !o.Hidden))
                    yield return (one == command ? verb.Name : $"{verb.Name}-{one.Name}", [option.Name, .. option.Aliases]);
            }
        }
    }
}
