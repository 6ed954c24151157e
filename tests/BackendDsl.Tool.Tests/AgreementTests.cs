using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
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

    private static void Ratchet(string what, int agree, int all, int least, IEnumerable<string> differences)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{what}: {agree} of {all}\n{string.Join('\n', differences.Take(5))}");
        Assert.True(agree >= least, $"{what}: {agree} of {all}, expected {least}\n{string.Join('\n', differences.Take(5))}");
    }

    [Fact]
    public void Validate_says_of_policies_what_the_server_says()
    {
        var crd = TestData.Find("kgateway", "backendconfigpolicies.crd.yaml");
        var cases = JsonDocument.Parse(TestData.ReadText("kubernetes", "backendconfigpolicy-verdicts.json")).RootElement.GetProperty("cases").EnumerateArray().ToList();
        using var run = new CommandRun().With("m.yaml", string.Concat(cases.Select(c => "---\n" + c.GetProperty("object").GetRawText() + "\n")));
        run.Run("validate", "--crd", crd, "-f", "m.yaml", "-o", "json", "--field-validation", "ignore");
        var results = run.Json.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(cases.Count, results.Count);
        var wrong = cases.Zip(results).Where(p => p.First.GetProperty("valid").GetBoolean() != p.Second.GetProperty("valid").GetBoolean()).ToList();
        // Three cases have a member that only release 2.1 has: the file has it, the definition of the verdicts had not.
        Ratchet("policies", cases.Count - wrong.Count, cases.Count, cases.Count - 3, wrong.Select(w => w.First.GetRawText()));
    }

    [Fact]
    public void Validate_says_of_other_kinds_what_the_server_says()
    {
        var folder = Path.GetDirectoryName(TestData.Find("kubernetes", "public", "gateway.networking.k8s.io_Gateway_v1.json"))!;
        var crds = Directory.EnumerateFiles(TestData.Find("crds"), "*.*", SearchOption.AllDirectories).GroupBy(f => Path.GetFileName(f)).ToDictionary(g => g.Key, g => g.First());
        var (agree, all, differences) = (0, 0, new List<string>());
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var set = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
            var cases = set.GetProperty("cases").EnumerateArray().ToList();
            // As JSON, so that 1.0 stays what it is: in YAML it is the whole number that kubectl sends for it.
            using var run = new CommandRun().With("m.json", """{"apiVersion":"v1","kind":"List","items":[""" + string.Join(',', cases.Select(c => c.GetProperty("object").GetRawText())) + "]}");
            run.Run("validate", "--crd", crds[Path.GetFileName(set.GetProperty("crdFile").GetString()!)], "-f", "m.json", "-o", "json", "--field-validation", "ignore");
            var results = run.Json.GetProperty("results").EnumerateArray().ToList();
            Assert.Equal(cases.Count, results.Count);
            all += cases.Count;
            foreach (var (expected, found) in cases.Zip(results))
            {
                if (expected.GetProperty("valid").GetBoolean() == found.GetProperty("valid").GetBoolean())
                    agree++;
                else
                    differences.Add($"{Path.GetFileName(file)}: {expected.GetRawText()} / {found.GetProperty("errors").GetRawText()}");
            }
        }

        Ratchet("other kinds", agree, all, all, differences);
    }

    [Fact]
    public void Translate_programs_what_kgateway_programs()
    {
        var folder = TestData.Find("kgateway", "releases");
        var (agree, all, differences) = (0, 0, new List<string>());
        foreach (var (file, release) in new[] { ("2.1.x-head", "2.1"), ("2.2.x-head", "2.2"), ("2.3.x-head", "2.3"), ("2.4.x-head", "2.4") })
        {
            var path = Directory.EnumerateFiles(folder, $"translator-cases-{file}*.gz").Single();
            foreach (var one in Lines(path).Take(60))
            {
                all++;
                using var run = new CommandRun().With("m.yaml", string.Concat(one.GetProperty("input").EnumerateArray().Select(d => "---\n" + d.GetRawText() + "\n")));
                run.Run("translate", "-f", "m.yaml", "--kgateway", release, "-o", "json");
                var failed = one.TryGetProperty("cluster_errors", out var errors) ? errors.EnumerateObject().Select(e => e.Name).ToHashSet() : [];
                var expected = one.GetProperty("clusters").EnumerateArray().Select(c => c.GetProperty("name").GetString()!).Where(n => !failed.Contains(n)).Order(StringComparer.Ordinal).ToList();
                var found = run.Json.GetProperty("clusters").EnumerateArray().Select(c => c.GetProperty("name").GetString()!).Order(StringComparer.Ordinal).ToList();
                if (expected.SequenceEqual(found, StringComparer.Ordinal))
                    agree++;
                else
                    differences.Add($"{one.GetProperty("id")}: {string.Join(',', expected)} / {string.Join(',', found)} {run.Error}");
            }
        }

        Ratchet("kgateway scenarios", agree, all, all * 95 / 100, differences);
    }

    [Fact]
    public void Translate_programs_what_Envoy_Gateway_programs()
    {
        var (agree, all, differences) = (0, 0, new List<string>());
        foreach (var one in Lines(TestData.Find("envoygateway", "cases.jsonl.gz")).Take(150))
        {
            all++;
            using var run = new CommandRun().With("m.yaml", string.Concat(one.GetProperty("input").EnumerateArray().Select(d => "---\n" + d.GetRawText() + "\n")));
            run.Run("translate", "-f", "m.yaml", "--gateway", "envoy-gateway", "--as-egctl", "-o", "json");
            var fails = one.TryGetProperty("error", out _);
            var expected = fails ? [] : one.GetProperty("clusters").EnumerateArray().Select(c => c.GetProperty("name").GetString()!).Order(StringComparer.Ordinal).ToList();
            var found = run.Json.GetProperty("clusters").EnumerateArray().Select(c => c.GetProperty("name").GetString()!).Order(StringComparer.Ordinal).ToList();
            if (expected.SequenceEqual(found, StringComparer.Ordinal) && fails == run.Json.TryGetProperty("error", out _) && (!fails || run.Code == 1))
                agree++;
            else
                differences.Add($"{one.GetProperty("id")}: {run.Code} {string.Join(',', expected)} / {string.Join(',', found)} {run.Error}");
        }

        Ratchet("Envoy Gateway scenarios", agree, all, all, differences);
    }

    [Fact]
    public void Envoy_says_what_a_real_Envoy_says()
    {
        var cases = Lines(TestData.Find("envoy", "verdicts-translated.jsonl.gz")).Take(400).ToList();
        var (agree, differences) = (0, new List<string>());
        using var run = new CommandRun();
        foreach (var (one, i) in cases.Select((c, i) => (c, i)))
        {
            var name = $"c{i}.pb";
            File.WriteAllBytes(Path.Combine(run.Folder, name), Convert.FromBase64String(one.GetProperty("b64").GetString()!));
        }

        run.Run("envoy", "*.pb", "-o", "json", "--envoy-version", "1.40");
        var results = run.Json.GetProperty("results").EnumerateArray().ToDictionary(r => r.GetProperty("file").GetString()!, r => r.GetProperty("outcome").GetString()!);
        foreach (var (one, i) in cases.Select((c, i) => (c, i)))
        {
            var expected = one.GetProperty("accepted").GetBoolean();
            if (results.TryGetValue($"c{i}.pb", out var outcome) && (outcome == "unknown" || expected == (outcome == "accepted")))
                agree++;
            else
                differences.Add($"{one.GetProperty("id")}: {expected} / {outcome}");
        }

        Ratchet("real clusters", agree, cases.Count, cases.Count * 95 / 100, differences);
    }
}
