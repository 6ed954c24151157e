using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace BackendDsl.Tool.Tests;

/// <summary>
/// Files in which something is the matter with each of very many items. Comparing each with each takes minutes of computing, where going through them once takes a few
/// seconds. What counts bytes or steps does not see comparisons; so the command runs as a program of its own, and what it has computed is looked at, which a busy machine does not
/// change: the limit is one that only comparing reaches.
/// </summary>
public sealed class LargeInputTests
{
    private const int Many = 40_000;

    private static readonly TimeSpan s_most = TimeSpan.FromSeconds(30);

    private const string Kgateway = "apiVersion: gateway.kgateway.dev/v1alpha1\n";

    [Theory]
    [InlineData("kgateway, targets", Kgateway + "kind: BackendConfigPolicy\nmetadata: {name: p, namespace: default}\nspec:\n  connectTimeout: 5s\n  targetRefs:\n", "  - {group: '', kind: Service, name: s#}\n", "Too many: 40000: must have at most 16 items")]
    [InlineData("kgateway, hosts", Kgateway + "kind: Backend\nmetadata: {name: b, namespace: default}\nspec:\n  type: Static\n  static:\n    hosts:\n", "    - {host: 'https://h#', port: 0}\n", "BDSL4037")]
    [InlineData("Envoy Gateway, targets", "apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: BackendTrafficPolicy\nmetadata: {name: p, namespace: default}\nspec:\n  targetRefs:\n", "  - {group: gateway.networking.k8s.io, kind: HTTPRoute, name: r#}\n", "kind\": \"BackendTrafficPolicy")]
    [InlineData("keys of a map", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, namespace: default}\ndata:\n", "  'a b #': v\n", "data[a b 0]")]
    public async Task Of_one_object(string what, string before, string part, string told)
    {
        using var run = new CommandRun().With("m.yaml", before + Repeat(part));
        var output = await Evaluate(run.Folder, "validate", "-f", "m.yaml", "-o", "json");
        Assert.True(output.Contains(told, StringComparison.Ordinal), what + ": " + output[..Math.Min(output.Length, 1000)]);
    }

    [Fact]
    public async Task Clusters_of_a_list_are_told_at_their_lines()
    {
        var text = "{\"clusters\": [\n" + Repeat("{\"name\": \"c#\",\n \"connect_timeout\": \"-1s\"},\n").TrimEnd(',', '\n') + "\n]}\n";
        using var run = new CommandRun().With("c.json", text);
        var output = await Evaluate(run.Folder, "envoy", "c.json");
        Assert.Contains("c.json:2: cluster c0:", output, StringComparison.Ordinal);
        Assert.Contains("c.json:4: cluster c1:", output, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"c.json:{(2 * Many) - 4}: cluster c{Many - 3}:"), output, StringComparison.Ordinal);
    }

    /// <summary>A dump of a whole gateway is judged as it goes by: the verdicts and lines are those of one that is held, also where it breaks off.</summary>
    [Fact]
    public void A_large_dump_has_the_verdicts_of_a_small_one()
    {
        var clusters = "{\"configs\": [\n{\"@type\": \"type.googleapis.com/envoy.admin.v3.ClustersConfigDump\", \"dynamic_active_clusters\": [\n"
            + string.Join(",\n", Enumerable.Range(0, 200).Select(i => "{\"version_info\": \"1\",\n \"cluster\": {\"@type\": \"type.googleapis.com/envoy.config.cluster.v3.Cluster\", \"name\": \"c"
                + string.Create(CultureInfo.InvariantCulture, $"{i % 150}\", \"type\": \"{(i % 3 == 0 ? "STATIC" : "EDS")}\", \"connect_timeout\": \"{(i % 5 == 0 ? 0 : 1)}s\"}}}}")))
            + "]}";
        var routes = ",\n{\"@type\": \"type.googleapis.com/envoy.admin.v3.RoutesConfigDump\", \"version\": \"" + new string('x', 9 << 20) + "\"}";
        using var held = new CommandRun().With("d.json", clusters + "]}");
        using var streamed = new CommandRun().With("d.json", clusters + routes + "]}");
        foreach (var format in (string[])["text", "json"])
        {
            held.Run("envoy", "d.json", "-o", format);
            streamed.Run("envoy", "d.json", "-o", format);
            Assert.Equal((1, held.Out, ""), (streamed.Code, streamed.Out, streamed.Error));
            Assert.Contains("c149", held.Out, StringComparison.Ordinal);
        }

        streamed.With("d.json", clusters + routes).Run("envoy", "d.json");
        Assert.Equal(2, streamed.Code);
        Assert.StartsWith("backenddsl: error: d.json:", streamed.Error, StringComparison.Ordinal);
        streamed.With("d.json", "{\"configs\": [" + routes[2..] + "]}").Run("envoy", "d.json");
        Assert.Equal((2, true), (streamed.Code, streamed.Error.Contains("it holds no cluster", StringComparison.Ordinal)));
    }

    /// <summary>Of large input good resources are let go while it is read: what is told of the others, and the result of each, are those of input that is held.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("---\napiVersion: gateway.kgateway.dev/v1alpha1\nkind: BackendConfigPolicy\nmetadata: {name: p, namespace: a}\nspec:\n  targetRefs: [{group: '', kind: Service, name: s}]\n  connectTimeout: 5s\n  healthCheck: {timeout: 1s, interval: 1s, unhealthyThreshold: 1, healthyThreshold: 1, grpc: {}}\n")]
    public void Large_input_has_the_verdicts_of_small_input(string policy)
    {
        const string Definition = "---\napiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: widgets.x.example}\nspec:\n  group: x.example\n  scope: Namespaced\n  names: {plural: widgets, kind: Widget}\n  versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {size: {type: integer}}}}}}}]\n";
        var text = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, namespace: a}\ndata: {k: v}\n---\napiVersion: x.example/v1\nkind: Widget\nmetadata: {name: w, namespace: a}\nspec: {size: big}\n"
            + "---\napiVersion: v1\nkind: Service\nmetadata: {name: s, namespace: a}\nspec: {ports: [{port: 80}, {port: 80}]}\n---\napiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: Bad_, namespace: a}}\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: d, namespace: a}}\n"
            + "---\napiVersion: v1\nkind: Nothing\nmetadata: {name: n}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: e, namespace: a}\ndata: {k: v}\nDATA: {}\n---\n[\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: f, namespace: a}\n" + policy + Definition;
        using var small = new CommandRun().With("m.yaml", text);
        using var large = new CommandRun().With("m.yaml", text + "# " + string.Concat(Enumerable.Repeat("é€😀 ", 5 << 20)) + "\n");
        foreach (var format in (string[])["text", "json"])
        {
            small.Run("validate", "-f", "m.yaml", "-o", format);
            large.Run("validate", "-f", "m.yaml", "-o", format);
            Assert.Equal((2, small.Out, small.Error), (large.Code, large.Out, large.Error));
        }

        foreach (var told in (string[])["Widget", "Bad_", "DATA", "\"name\": \"f\""])
            Assert.Contains(told, small.Out, StringComparison.Ordinal);
        Assert.Equal(policy.Length > 0, small.Out.Contains("BDSL40", StringComparison.Ordinal) || small.Out.Contains("envoy/", StringComparison.Ordinal) || small.Out.Contains("grpc", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A large list is judged item by item while it is read: what is told is what is told of a list that is held, also where kind comes last or the list breaks off.</summary>
    [Theory]
    [InlineData("apiVersion: v1\nkind: List\nitems:\n", "", 1)]
    [InlineData("items:\n", "kind: List\napiVersion: v1\n", 1)]
    [InlineData("apiVersion: v1\nkind: List\nitems:\n", "- [\n", 2)]
    [InlineData("items:\n", "kind: Config\n", 1)]
    public void A_large_list_has_the_verdicts_of_a_small_one(string before, string after, int code)
    {
        var text = before + string.Concat(Enumerable.Range(0, 300).Select(i => $"- apiVersion: v1\n  kind: ConfigMap\n  metadata: {{name: {(i % 70 == 3 ? "Bad_" : "c")}{i}, namespace: a}}\n  data: {{k: v{(i % 50 == 7 ? ", k: w" : "")}}}\n"
            + (i % 90 == 5 ? "- {apiVersion: x.example/v1, kind: Widget, metadata: {name: w}}\n" : ""))) + after;
        using var small = new CommandRun().With("m.yaml", text + "#\n");
        using var large = new CommandRun().With("m.yaml", text + "# " + new string(' ', 17 << 20) + "\n");
        foreach (var format in (string[])["text", "json", "sarif", "junit", "github"])
        {
            small.Run("validate", "-f", "m.yaml", "-o", format);
            large.Run("validate", "-f", "m.yaml", "-o", format);
            Assert.Equal((code, small.Out, small.Error), (large.Code, large.Out, large.Error));
        }

        Assert.Equal(code == 1 && before.Length + after.Length > 20, small.Out.Contains("Bad_", StringComparison.Ordinal));
    }

    /// <summary>What no server takes costs nobody the rest of its file.</summary>
    [Fact]
    public void A_resource_larger_than_a_request_is_told_and_the_others_are_judged()
    {
        const string Good = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: n}\n---\n";
        using var run = new CommandRun().With("m.yaml", Good + "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: big, namespace: n}\ndata:\n" + string.Concat(Enumerable.Range(0, 4000).Select(i => $"  k{i}: {new string('x', 1000)}\n"))
            + "---\n" + Good.Replace("name: a", "name: B_", StringComparison.Ordinal));
        run.Run("validate", "-f", "m.yaml");
        Assert.Equal(2, run.Code);
        Assert.Equal("backenddsl: error: m.yaml:5:1: this resource takes more than 3 MiB as JSON, and the API server refuses it (Request entity too large: limit is 3145728); split it, or keep its data elsewhere\n", run.Error);
        Assert.Contains("B_", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("big", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_file_that_is_no_text_is_told_at_its_line()
    {
        using var run = new CommandRun();
        File.WriteAllBytes(Path.Combine(run.Folder, "m.yaml"), [.. "a: 1\n"u8, .. Enumerable.Repeat((byte)' ', 9 << 20), (byte)'\n', 0xC3, (byte)'\n']);
        run.Run("validate", "-f", "m.yaml");
        Assert.Equal((2, "backenddsl: error: m.yaml:3:1: this is no UTF-8 text; YAML or JSON is expected in UTF-8\n"), (run.Code, run.Error.Split("\n")[0] + "\n"));
    }

    private static async Task<string> Evaluate(string folder, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in (string[])[Path.Combine(AppContext.BaseDirectory, "BackendDsl.Tool.dll"), .. args])
            start.ArgumentList.Add(word);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        while (!process.WaitForExit(100))
        {
            if (Computed(process) < s_most)
                continue;
            process.Kill();
            Assert.Fail($"it has computed for {s_most.TotalSeconds} s and is not done");
        }

        Assert.Equal("", await error);
        return await output;
    }

    private static TimeSpan Computed(Process process)
    {
        try
        {
            return process.TotalProcessorTime;
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has just ended.
            return default;
        }
    }

    private static string Repeat(string part)
    {
        var text = new StringBuilder();
        for (var i = 0; i < Many; i++)
            text.Append(part.Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        return text.ToString();
    }
}
