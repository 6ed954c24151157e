using System.Text;
using BackendDsl.Kgateway.Releases;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Kgateway.Tests.Releases;

/// <summary>The table of releases in docs/translation.md is what the facts say.</summary>
public sealed class ReleaseTableTests
{
    private const string Begin = "<!-- releases: printed by ReleaseTableTests -->\n";
    private const string End = "<!-- /releases -->\n";

    private static readonly (string What, Func<ReleaseFacts, string> Of)[] s_rows =
    [
        ("`metadata: {}`", f => f.MarksClusters ? "every cluster" : f.MarksBlackHoles ? "black holes" : "none"),
        ("Backends with host names", f => f.HasDnsTypes ? "STRICT_DNS" : "`envoy.clusters.dns`"),
        ("`dns_lookup_family` on static clusters", f => YesNo(f.HasDnsFamilyOnStatic)),
        ("locality default", f => f.Locality switch { LocalityDefault.None => "none", LocalityDefault.Weighted => "weighted", _ => "zone aware, off" }),
        ("a health check's host clears the endpoints' own", f => YesNo(f.HealthCheckHostClearsEndpoints)),
        ("of several policies wins", f => f.OldestWins ? "the oldest, by unit" : "the youngest, by field"),
        ("BackendTLSPolicy beside `tls`", f => f.TlsPolicyGoesLast ? "wins" : "random"),
        ("BackendTLSPolicy for one port", f => YesNo(f.HasTlsPolicySections)),
        ("client certificate of a Gateway", f => YesNo(f.HasGatewayClientCertificates)),
        ("client certificate by `files`", f => f.ReadsFilesAsPem ? "fails" : "paths"),
        ("`tls` without a trust source", f => f.DefaultsToSystemCA ? "the system's authorities" : "not verified"),
        ("Backends of the type GCP", f => YesNo(f.HasGcp)),
        ("priority groups, EC2", f => YesNo(f.HasPriorityGroups)),
        ("an AWS endpoint without a port", f => f.DiesOfEndpointWithoutPort ? "ends the controller" : "fails the cluster"),
        ("strict mode with the system's authorities", f => f.StrictKnowsSystemCA ? "works" : "refuses"),
    ];

    [Fact]
    public void The_table_is_what_the_facts_say()
    {
        var path = Path.Combine(TestData.RepositoryRoot, "docs", "translation.md");
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var (start, end) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("BACKENDDSL_UPDATE") == "1")
            File.WriteAllText(path, text = text[..start] + Print() + text[end..]);
        end = text.IndexOf(End, StringComparison.Ordinal);
        Assert.Equal(Print(), text[start..end]);
    }

    private static string Print()
    {
        var releases = KgatewayRelease.All;
        var text = new StringBuilder();
        text.Append("| | ").AppendJoin(" | ", releases).Append(" |\n|---|").AppendJoin("", releases.Select(_ => "---|")).Append('\n');
        text.Append("| Envoy | ").AppendJoin(" | ", releases.Select(r => r.Envoy)).Append(" |\n");
        foreach (var (what, of) in s_rows)
            text.Append("| ").Append(what).Append(" | ").AppendJoin(" | ", releases.Select(r => of(r.Facts))).Append(" |\n");
        text.Append("\n| member | since |\n|---|---|\n");
        foreach (var (member, since) in MemberHistory.Members)
            text.Append("| `").Append(member["spec.".Length..]).Append("` | ").Append(since switch { ReleaseLine.Main => "main", ReleaseLine.Next => "next", _ => since.ToString().Replace("V2", "2.", StringComparison.Ordinal) }).Append(" |\n");
        foreach (var member in MemberHistory.Documented)
            text.Append("| `").Append(member["spec.".Length..]).Append("` | docs only |\n");
        return text.ToString();
    }

    private static string YesNo(bool value) => value ? "yes" : "no";
}
