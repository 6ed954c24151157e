using System.Globalization;
using System.Text;
using BackendDsl.Envoy;
using BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3;
using BackendDsl.GatewayApi;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Kgateway.Tests.Releases;

/// <summary>Clusters that kgateway programs and a real Envoy refuses: none stays untold, and none that it takes is called refused.</summary>
public sealed class RefusedClustersTests(ITestOutputHelper output)
{
    /// <summary>The machine that was asked.</summary>
    private static readonly EnvoyEnvironment s_environment = new()
    {
        Paths = ["/etc/ssl/certs/ca-certificates.crt"],
        Variables = new Dictionary<string, string>(),
        StaticSecrets = [new Secret { Name = EnvoyExtensionNames.SystemCaSecret, ValidationContext = new() { TrustedCa = new() { Filename = "/etc/ssl/certs/ca-certificates.crt" } } }],
        LocalClusterName = "",
        StaticClusters = [],
        HasLoadStatsConfig = false,
        Concurrency = 1,
        IsWindows = false,
    };

    /// <summary>What was reached: refused clusters that are not told, and accepted ones that are called refused, by release.</summary>
    private static readonly Dictionary<string, (int Untold, int FalseAlarms)> s_reached = new()
    {
        ["2.1"] = (0, 0),
        ["2.2"] = (0, 0),
        ["2.3"] = (0, 0),
        ["2.4"] = (0, 0),
        ["main"] = (0, 0),
    };

    [Fact]
    public void Every_refused_cluster_is_named_and_no_accepted_one()
    {
        var wrong = new StringBuilder();
        var worse = new List<string>();
        var table = new StringBuilder("| kgateway | clusters | Envoy refuses | told | false alarms | never works | not verified |\n|---|---|---|---|---|---|---|\n");
        foreach (var (release, file) in ReleaseCase.Files)
        {
            int refused = 0, told = 0, accepted = 0, falseAlarms = 0, never = 0, unverified = 0, shown = 0;
            var options = new KgatewayOptions { Release = release, EnvoyVersion = new(1, 40), ChecksClusters = true, Environment = s_environment };
            foreach (var test in ReleaseCase.Read(file, release))
            {
                var set = KgatewayTranslator.Translate(test.ToInput(), options);
                var findings = set.Findings.Where(f => f.Cluster is not null).ToLookup(f => f.Cluster!);
                foreach (var cluster in set.Result.Clusters)
                {
                    var says = findings[cluster.Name].ToList();
                    var isTold = says.Exists(f => f.Id is EnvoyOutcomes.Refused or EnvoyOutcomes.Crash);
                    never += says.Exists(f => f.Id == EnvoyOutcomes.NeverWorks) ? 1 : 0;
                    unverified += says.Exists(f => f.Id == EnvoyOutcomes.NotVerified) ? 1 : 0;
                    var message = test.EnvoyRefuses[cluster.Name]?.GetValue<string>();
                    if (message is null)
                        accepted++;
                    else
                        refused++;
                    if (message is not null && isTold)
                        told++;
                    // Which form of an unstable cluster was judged is not known.
                    var isFalse = message is null && isTold && !cluster.IsUnstable;
                    falseAlarms += isFalse ? 1 : 0;
                    if ((isFalse || (message is not null && !isTold)) && shown++ < 5)
                        wrong.Append($"{release} {test.Id} {cluster.Name}: Envoy says {message ?? "nothing"}; we say {string.Join(" | ", says.Where(f => f.Severity == FindingSeverity.Error))}\n");
                }
            }

            var line = $"{release}: {told} of {refused} refused clusters told, {falseAlarms} of {accepted} accepted ones called refused; never works {never}, not verified {unverified}";
            output.WriteLine(line);
            table.Append(CultureInfo.InvariantCulture, $"| {release.Name} | {accepted + refused} | {refused} | {told} | {falseAlarms} | {never} | {unverified} |\n");
            if (refused - told > s_reached[release.Name].Untold || falseAlarms > s_reached[release.Name].FalseAlarms)
                worse.Add(line);
        }

        output.WriteLine(wrong.ToString());
        Assert.True(worse.Count == 0, $"{string.Join('\n', worse)}\n{wrong}");
        PrintedSection.Check("docs/what-it-finds.md", "kgateway", table.ToString());
    }
}
