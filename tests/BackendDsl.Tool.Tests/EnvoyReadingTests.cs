using System.Text.Json;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Tool.Tests;

/// <summary><c>envoy</c> reads files as Envoy does: by their name, and no more and no less leniently.</summary>
public sealed class EnvoyReadingTests
{
    // Where files, secrets or the control plane of the machine decide, and nobody told of them.
    private static readonly string[] s_machine = ["Invalid path: ", "Unknown static ", "Environment variable doesn't exist", "Caught Segmentation fault"];

    [Fact]
    public void Files_are_taken_and_refused_as_Envoy_takes_and_refuses_them()
    {
        using var run = new CommandRun();
        var probes = File.ReadLines(TestData.Find("envoy", "reader-probes.jsonl")).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        var names = new List<string>();
        foreach (var probe in probes)
        {
            var form = probe.GetProperty("form").GetString()!.Split(' ');
            names.Add($"p{names.Count}.{form[0]}");
            File.WriteAllText(Path.Combine(run.Folder, names[^1]), probe.GetProperty("input").GetString());
        }

        run.Run(["envoy", .. names, "-o", "json"]);

        var outcomes = run.Json.GetProperty("results").EnumerateArray().ToLookup(r => r.GetProperty("file").GetString()!, r => r.GetProperty("outcome").GetString()!);
        var (machine, differences) = (0, new List<string>());
        for (var i = 0; i < probes.Count; i++)
        {
            var expected = probes[i].GetProperty("accepted").GetBoolean();
            var message = probes[i].TryGetProperty("message", out var said) ? said.GetString()! : "";
            var told = outcomes[names[i]].ToList();
            if (told.Contains("unknown") || Array.Exists(s_machine, m => message.Contains(m, StringComparison.Ordinal)))
            {
                machine++;
                continue;
            }

            // A bootstrap without clusters is good, and nothing was judged.
            var isTaken = told.Count > 0 ? told.TrueForAll(o => o == "accepted")
                : !run.Error.Contains($"{names[i]}:", StringComparison.Ordinal) || run.Error.Contains($"{names[i]}: it holds no cluster", StringComparison.Ordinal);
            if (isTaken != expected)
                differences.Add($"{names[i]}: Envoy {expected}, ours {string.Join(' ', told)}: {probes[i].GetProperty("input").GetString()}: {message}");
        }

        Assert.Equal(587, probes.Count);
        Assert.InRange(machine, 1, 40);
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public void What_is_read_otherwise_than_it_looks_is_told()
    {
        using var run = new CommandRun()
            .With("two.yaml", "name: a\ntype: STATIC\n---\nname: b\n")
            .With("both.yaml", "name: c\nconnect_timeout: 1s\nconnectTimeout: 2s\n");
        run.Run("envoy", "two.yaml", "both.yaml", "-o", "json");
        var findings = run.Json.GetProperty("results").EnumerateArray().SelectMany(r => r.GetProperty("findings").EnumerateArray()).Select(f => (f.GetProperty("rule").GetString(), f.GetProperty("severity").GetString())).ToList();
        Assert.Equal(["a", "c"], run.Json.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("name").GetString()));
        Assert.Equal([("envoy-further-documents", "warning"), ("envoy-member-given-twice", "warning")], findings);
        Assert.Equal(0, run.Code);
    }

    [Fact]
    public void The_name_decides_and_without_a_name_the_text_does()
    {
        const string yaml = "name: a\ntype: STATIC\n";
        using var run = new CommandRun().With("a.json", yaml).With("a.conf", yaml).With("a.yml", """{"name": "a"}""").With("a", yaml);
        run.Run("envoy", "a.json", "a.conf", "a.yml", "a", "-o", "json");
        Assert.Equal(2, run.Code);
        Assert.Contains("a.json:1:1: not JSON", run.Error, StringComparison.Ordinal);
        Assert.Contains("a.conf:1:1: not JSON", run.Error, StringComparison.Ordinal);
        Assert.Equal(["a.yml", "a"], run.Json.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("file").GetString()));
        run.RunWith(yaml, "envoy", "-");
        Assert.Equal(0, run.Code);
        run.RunWith(yaml, "envoy", "-", "--stdin-filename", "bootstrap.json");
        Assert.Equal(2, run.Code);
    }

    [Fact]
    public void A_cluster_that_cannot_be_read_leaves_the_others_alone()
    {
        using var run = new CommandRun().With("b.yaml", "static_resources:\n  clusters:\n  - name: a\n    connect_timeout: 1\n  - name: b\n    typo: 1\n  - name: c\n");
        run.Run("envoy", "b.yaml", "-o", "json");
        var results = run.Json.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(["a refused", "b refused", "c accepted"], results.Select(r => $"{r.GetProperty("name").GetString()} {r.GetProperty("outcome").GetString()}"));
        Assert.Equal(["connect_timeout not-readable", " not-readable"], results.SelectMany(r => r.GetProperty("findings").EnumerateArray()).Select(f => $"{f.GetProperty("path").GetString()} {f.GetProperty("rule").GetString()}"));
        Assert.Equal(1, run.Code);
        run.Run("envoy", "b.yaml");
        Assert.Contains("b.yaml:4: cluster a", run.Out, StringComparison.Ordinal);
        Assert.Contains("b.yaml:6: cluster b", run.Out, StringComparison.Ordinal);
    }
}
