using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Tool.Tests;

/// <summary>Whole data sets through the command: it adds nothing to what the libraries say, and loses nothing.</summary>
public sealed class AgreementTests
{
    private static IEnumerable<JsonElement> Lines(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
            yield return JsonDocument.Parse(line).RootElement;
    }

    private static void AssertSame(int all, List<string> differences) =>
        Assert.True(all > 0 && differences.Count == 0, $"{differences.Count} of {all} differ\n{string.Join('\n', differences.Take(5))}");

    // As JSON, so that 1.0 stays what it is: in YAML it is the whole number that kubectl sends for it.
    private static string ListOf(IEnumerable<JsonElement> cases) =>
        """{"apiVersion":"v1","kind":"List","items":[""" + string.Join(',', cases.Select(c => c.GetProperty("object").GetRawText())) + "]}";

    [Fact]
    public void Validate_says_of_policies_what_the_server_says()
    {
        var crd = TestData.Find("kgateway", "backendconfigpolicies.crd.yaml");
        var cases = JsonDocument.Parse(TestData.ReadText("kubernetes", "backendconfigpolicy-verdicts.json")).RootElement.GetProperty("cases").EnumerateArray().ToList();
        using var run = new CommandRun().With("m.json", ListOf(cases));
        run.Run("validate", "--crd", crd, "-f", "m.json", "-o", "json", "--field-validation", "ignore");
        var results = run.Json.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(cases.Count, results.Count);
        AssertSame(cases.Count, [.. cases.Zip(results).Where(p => p.First.GetProperty("valid").GetBoolean() != p.Second.GetProperty("valid").GetBoolean()).Select(p => p.First.GetRawText())]);
    }

    [Fact]
    public void Validate_says_of_other_kinds_what_the_server_says()
    {
        var folder = Path.GetDirectoryName(TestData.Find("kubernetes", "public", "gateway.networking.k8s.io_Gateway_v1.json"))!;
        var crds = Directory.EnumerateFiles(TestData.Find("crds"), "*.*", SearchOption.AllDirectories).GroupBy(f => Path.GetFileName(f)).ToDictionary(g => g.Key, g => g.First());
        var (all, differences) = (0, new List<string>());
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var set = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
            var cases = set.GetProperty("cases").EnumerateArray().ToList();
            using var run = new CommandRun().With("m.json", ListOf(cases));
            run.Run("validate", "--crd", crds[Path.GetFileName(set.GetProperty("crdFile").GetString()!)], "-f", "m.json", "-o", "json", "--field-validation", "ignore");
            var results = run.Json.GetProperty("results").EnumerateArray().ToList();
            Assert.Equal(cases.Count, results.Count);
            all += cases.Count;
            foreach (var (expected, found) in cases.Zip(results))
            {
                if (expected.GetProperty("valid").GetBoolean() != found.GetProperty("valid").GetBoolean())
                    differences.Add($"{Path.GetFileName(file)}: {expected.GetRawText()} / {found.GetProperty("errors").GetRawText()}");
            }
        }

        AssertSame(all, differences);
    }

    [Fact]
    public void Translate_programs_what_kgateway_programs()
    {
        var folder = TestData.Find("kgateway", "releases");
        var (all, differences) = (0, new List<string>());
        foreach (var (file, release) in new[] { ("2.1.x-head", "2.1"), ("2.2.x-head", "2.2"), ("2.3.x-head", "2.3"), ("2.4.x-head", "2.4") })
        {
            var path = Directory.EnumerateFiles(folder, $"translator-cases-{file}*.gz").Single();
            foreach (var one in Lines(path).Take(60))
            {
                all++;
                using var run = new CommandRun().With("m.yaml", string.Concat(one.GetProperty("input").EnumerateArray().Select(d => "---\n" + d.GetRawText() + "\n")));
                run.Run("translate", "-f", "m.yaml", "--kgateway", release, "-o", "json");
                var failed = one.TryGetProperty("cluster_errors", out var errors) ? errors.EnumerateObject().Select(e => e.Name).ToHashSet() : [];
                var expected = one.GetProperty("clusters").EnumerateArray().Concat(one.TryGetProperty("extra_clusters", out var extra) ? extra.EnumerateArray() : []).Select(c => c.GetProperty("name").GetString()!).Where(n => !failed.Contains(n)).Order(StringComparer.Ordinal).ToList();
                var found = run.Json.GetProperty("clusters").EnumerateArray().Select(c => c.GetProperty("name").GetString()!).Order(StringComparer.Ordinal).ToList();
                if (!expected.SequenceEqual(found, StringComparer.Ordinal))
                    differences.Add($"{one.GetProperty("id")}: {string.Join(',', expected)} / {string.Join(',', found)} {run.Error}");
            }
        }

        AssertSame(all, differences);
    }

    [Fact]
    public void Translate_programs_what_Envoy_Gateway_programs()
    {
        var (all, differences) = (0, new List<string>());
        foreach (var one in Lines(TestData.Find("envoygateway", "cases.jsonl.gz")).Take(150))
        {
            all++;
            using var run = new CommandRun().With("m.yaml", string.Concat(one.GetProperty("input").EnumerateArray().Select(d => "---\n" + d.GetRawText() + "\n")));
            run.Run("translate", "-f", "m.yaml", "--gateway", "envoy-gateway", "--as-egctl", "-o", "json");
            var fails = one.TryGetProperty("error", out _);
            var expected = fails ? [] : one.GetProperty("clusters").EnumerateArray().Select(c => c.GetProperty("name").GetString()!).Order(StringComparer.Ordinal).ToList();
            var found = run.Json.GetProperty("clusters").EnumerateArray().Select(c => c.GetProperty("name").GetString()!).Order(StringComparer.Ordinal).ToList();
            if (!expected.SequenceEqual(found, StringComparer.Ordinal) || fails != run.Json.TryGetProperty("error", out _) || (fails && run.Code != 1))
                differences.Add($"{one.GetProperty("id")}: {run.Code} {string.Join(',', expected)} / {string.Join(',', found)} {run.Error}");
        }

        AssertSame(all, differences);
    }

    [Fact]
    public void Envoy_says_what_a_real_Envoy_says()
    {
        var cases = Lines(TestData.Find("envoy", "verdicts-translated.jsonl.gz")).Take(400).ToList();
        using var run = new CommandRun();
        foreach (var (one, i) in cases.Select((c, i) => (c, i)))
            File.WriteAllBytes(Path.Combine(run.Folder, $"c{i}.pb"), Convert.FromBase64String(one.GetProperty("b64").GetString()!));
        run.Run("envoy", "*.pb", "-o", "json", "--envoy-version", "1.40", "--exists", "/etc/ssl/certs/ca-certificates.crt");
        var results = run.Json.GetProperty("results").EnumerateArray().ToDictionary(r => r.GetProperty("file").GetString()!);
        var differences = new List<string>();
        var open = new List<int>();
        for (var i = 0; i < cases.Count; i++)
        {
            var result = results[$"c{i}.pb"];
            if (result.GetProperty("outcome").GetString() == "unknown" && result.GetProperty("findings").EnumerateArray().Where(f => f.GetProperty("severity").GetString() == "info").All(f => f.GetProperty("rule").GetString() == "static-secret-exists"))
                open.Add(i);
            else if (cases[i].GetProperty("accepted").GetBoolean() != (result.GetProperty("outcome").GetString() == "accepted"))
                differences.Add($"{cases[i].GetProperty("id")}: {result.GetRawText()}");
        }

        // A cluster alone does not tell whether the secret it names is in the bootstrap: where it is, the verdict is Envoy's.
        using var whole = new CommandRun();
        foreach (var i in open)
            whole.With($"b{i}.json", Bootstrap(Convert.FromBase64String(cases[i].GetProperty("b64").GetString()!)));
        whole.Run("envoy", "*.json", "-o", "json", "--envoy-version", "1.40");
        results = whole.Json.GetProperty("results").EnumerateArray().ToDictionary(r => r.GetProperty("file").GetString()!);
        Assert.Equal(open.Count, results.Count);
        differences.AddRange(open
            .Where(i => cases[i].GetProperty("accepted").GetBoolean() != (results[$"b{i}.json"].GetProperty("outcome").GetString() == "accepted"))
            .Select(i => $"{cases[i].GetProperty("id")}: {results[$"b{i}.json"].GetRawText()}"));
        AssertSame(cases.Count, differences);
    }

    private static string Bootstrap(byte[] cluster) => $$"""
        {
          "node": { "id": "n", "cluster": "c" },
          "static_resources": {
            "secrets": [
              {
                "name": "SYSTEM_CA_CERT",
                "validation_context": { "trusted_ca": { "inline_string": {{JsonSerializer.Serialize(TestAuthority.Pem)}} } }
              }
            ],
            "clusters": [{{EnvoyJson.Format(Cluster.Parser.ParseFrom(cluster))}}]
          }
        }
        """;
}
