using System.Text;
using BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3;

namespace BackendDsl.Envoy.Tests.RealEnvoy;

/// <summary>How often the verdict is that of a real Envoy 1.40.0, and how often its first message is ours.</summary>
public sealed class AgreementTests(ITestOutputHelper output)
{
    private const string SystemCa = "/etc/ssl/certs/ca-certificates.crt";

    /// <summary>The machine on which the verdicts were made: an empty working directory, the authorities of the system, one static secret.</summary>
    private static readonly EnvoyTarget s_target = new()
    {
        Environment = new()
        {
            Paths = [SystemCa, "/", "/etc", "/etc/ssl", "/etc/ssl/certs", "/tmp"],
            Variables = new Dictionary<string, string>(),
            StaticSecrets = [new Secret { Name = EnvoyExtensionNames.SystemCaSecret, ValidationContext = new() { TrustedCa = new() { Filename = SystemCa } } }],
            StaticClusters = ["ads"],
            LocalClusterName = "",
            HasLoadStatsConfig = false,
            Concurrency = 1,
            IsWindows = false,
        },
    };

    /// <summary>The counts that were reached: verdicts that differ at most, and messages that differ at most.</summary>
    [Theory]
    [InlineData("rule", 1000, 1000)]
    [InlineData("translated", 1000, 1000)]
    [InlineData("mutant", 2000, 6000)]
    public void Verdicts_and_first_messages(string set, int verdicts, int messages)
    {
        var (total, same, falseAlarms, missed, refused, sameMessage) = (0, 0, 0, 0, 0, 0);
        var kinds = new SortedDictionary<string, (int All, int Same)>(StringComparer.Ordinal);
        var differences = new StringBuilder();
        var log = Environment.GetEnvironmentVariable("ENVOY_DIFFERENCES") is { Length: > 0 } folder ? new StreamWriter(Path.Combine(folder, set + ".tsv")) : null;
        foreach (var verdict in RealVerdict.Read(set))
        {
            total++;
            var judged = ClusterChecks.Judge(verdict.Cluster, s_target);
            var expected = verdict.Accepted ? ClusterOutcome.Accepted : verdict.Crash ? ClusterOutcome.Crash : ClusterOutcome.Refused;
            if (judged.Outcome == expected) same++;
            else if (verdict.Accepted) falseAlarms++;
            else missed++;
            var messageAgrees = true;
            if (expected == ClusterOutcome.Refused)
            {
                refused++;
                messageAgrees = judged.Outcome == expected && EnvoyText.Fold(judged.Nack ?? "") == EnvoyText.Fold(verdict.Message);
                if (messageAgrees) sameMessage++;
                var kind = EnvoyText.Kind(verdict.Message);
                var (all, agree) = kinds.GetValueOrDefault(kind);
                kinds[kind] = (all + 1, agree + (messageAgrees ? 1 : 0));
            }
            if (judged.Outcome == expected && messageAgrees) continue;
            if (differences.Length < 8000) differences.Append(verdict.Name).Append(' ').Append(judged.Outcome).Append(" instead of ").Append(expected).Append(": ").Append(Short(judged.Nack)).Append(" | ").AppendLine(Short(verdict.Message));
            log?.WriteLine(string.Join('\t', verdict.Name, verdict.Id, judged.Outcome, expected, judged.Decisive?.Id, judged.Decisive?.Path, EnvoyText.Fold(judged.Nack ?? ""), EnvoyText.Fold(verdict.Message)));
        }
        log?.Dispose();
        output.WriteLine($"{set}: {total} clusters, {same} verdicts agree; {falseAlarms} false alarms, {missed} missed; {refused} refused, first message agrees for {sameMessage}");
        foreach (var (kind, (all, agree)) in kinds.OrderByDescending(k => k.Value.All - k.Value.Same).ThenByDescending(k => k.Value.All)) output.WriteLine($"  {agree,5} of {all,5}  {kind}");
        output.WriteLine(differences.ToString());
        Assert.True(total - same <= verdicts, $"{total - same} verdicts differ, {verdicts} did");
        Assert.True(refused - sameMessage <= messages, $"{refused - sameMessage} messages differ, {messages} did");
    }

    private static string Short(string? text) => text is null ? "-" : EnvoyText.Fold(text) is var folded && folded.Length > 160 ? folded[..60] + " ... " + folded[^90..] : EnvoyText.Fold(text);
}
