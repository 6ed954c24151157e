using System.Text;
using BackendDsl.Tests.Shared;

namespace BackendDsl.EnvoyGateway.Tests.Comparison;

/// <summary>The page that shows the same need for both gateways is what the two translations make. With <c>BACKENDDSL_UPDATE=1</c> it is written.</summary>
public sealed class ComparisonPageTests
{
    [Fact]
    public void The_page_is_what_both_make()
    {
        var path = Path.Combine(TestData.RepositoryRoot, "docs", "gateways-compared.md");
        var text = Print();
        if (Environment.GetEnvironmentVariable("BACKENDDSL_UPDATE") == "1")
            File.WriteAllText(path, text);
        Assert.Equal(text, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static string Print()
    {
        var text = new StringBuilder("""
            # The same need for both gateways

            Printed by a test (BACKENDDSL_UPDATE=1). Each need is written for a Service `edge/app` (kgateway) and for the HTTPRoute `edge/shop` that leads to it (Envoy Gateway);
            below each policy stand the fields of the cluster that it changes, as they are with it. What moves where, field by field: [envoy-gateway.md](envoy-gateway.md#moving-from-kgateway).

            """.ReplaceLineEndings("\n"));
        foreach (var need in ComparedNeed.All)
        {
            text.Append("\n## ").Append(need.Title).Append("\n\n").Append(need.Note).Append("\n\n");
            text.Append("<table><tr><th>kgateway</th><th>Envoy Gateway</th></tr>\n<tr><td>\n\n");
            ObjectFields(text, "yaml", "# BackendConfigPolicy\n" + need.Kgateway);
            text.Append("\n</td><td>\n\n");
            ObjectFields(text, "yaml", need.EnvoyGateway.Length > 0 ? "# BackendTrafficPolicy\n" + need.EnvoyGateway : need.EnvoyGatewayBeside);
            text.Append("\n</td></tr>\n<tr><td>\n\n");
            ObjectFields(text, "yaml", need.KgatewayCluster());
            text.Append("\n</td><td>\n\n");
            ObjectFields(text, "yaml", need.EnvoyGatewayCluster());
            text.Append("\n</td></tr></table>\n");
        }

        return text.ToString();
    }

    private static void ObjectFields(StringBuilder text, string language, string content) =>
        text.Append("```").Append(language).Append('\n').Append(content.TrimEnd('\n')).Append("\n```\n");
}
