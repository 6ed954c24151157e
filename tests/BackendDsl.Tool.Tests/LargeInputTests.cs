using System.Globalization;
using System.Text;

namespace BackendDsl.Tool.Tests;

/// <summary>
/// Files in which something is the matter with each of very many items. Comparing each with each would take minutes of computing, where going through them once takes
/// a second or two; what counts bytes or steps does not see comparisons, so there is a limit that only comparing can reach, on any machine.
/// </summary>
public sealed class LargeInputTests
{
    private const int Many = 80_000;

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(180);

    private const string Kgateway = "apiVersion: gateway.kgateway.dev/v1alpha1\n";

    [Theory]
    [InlineData("kgateway, targets", Kgateway + "kind: BackendConfigPolicy\nmetadata: {name: p, namespace: default}\nspec:\n  connectTimeout: 5s\n  targetRefs:\n", "  - {group: '', kind: Service, name: s#}\n", "Too many: 80000: must have at most 16 items")]
    [InlineData("kgateway, hosts", Kgateway + "kind: Backend\nmetadata: {name: b, namespace: default}\nspec:\n  type: Static\n  static:\n    hosts:\n", "    - {host: 'https://h#', port: 0}\n", "BDSL4037")]
    [InlineData("Envoy Gateway, targets", "apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: BackendTrafficPolicy\nmetadata: {name: p, namespace: default}\nspec:\n  targetRefs:\n", "  - {group: gateway.networking.k8s.io, kind: HTTPRoute, name: r#}\n", "kind\": \"BackendTrafficPolicy")]
    [InlineData("keys of a map", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, namespace: default}\ndata:\n", "  'a b #': v\n", "data[a b 0]")]
    public async Task Of_one_object(string what, string before, string part, string told)
    {
        using var run = new CommandRun().With("m.yaml", before + Repeat(part));
        await Task.Run(() => run.Run("validate", "-f", "m.yaml", "-o", "json")).WaitAsync(s_limit, TestContext.Current.CancellationToken);
        Assert.Single(run.Json.GetProperty("results").EnumerateArray());
        Assert.True(run.Out.Contains(told, StringComparison.Ordinal), what + ": " + run.Out[..Math.Min(run.Out.Length, 1000)]);
    }

    [Fact]
    public async Task Clusters_of_a_list_are_told_at_their_lines()
    {
        var text = "{\"clusters\": [\n" + Repeat("{\"name\": \"c#\",\n \"connect_timeout\": \"-1s\"},\n").TrimEnd(',', '\n') + "\n]}\n";
        using var run = new CommandRun().With("c.json", text);
        await Task.Run(() => run.Run("envoy", "c.json")).WaitAsync(s_limit, TestContext.Current.CancellationToken);
        Assert.Equal(1, run.Code);
        Assert.Contains("c.json:2: cluster c0:", run.Out, StringComparison.Ordinal);
        Assert.Contains("c.json:4: cluster c1:", run.Out, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"c.json:{(2 * Many) - 4}: cluster c{Many - 3}:"), run.Out, StringComparison.Ordinal);
    }

    private static string Repeat(string part)
    {
        var text = new StringBuilder();
        for (var i = 0; i < Many; i++)
            text.Append(part.Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        return text.ToString();
    }
}
