using System.Text;
using BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3;

namespace BackendDsl.Envoy.Tests.RealEnvoy;

/// <summary>How often the verdict is that of a real Envoy 1.40.0, and how often its first message is ours.</summary>
public sealed class AgreementTests(ITestOutputHelper output)
{
    private const string SystemCa = "/etc/ssl/certs/ca-certificates.crt";

    /// <summary>The machine on which the verdicts were made: an empty working directory, the authorities of the system, one static secret.</summary>
    internal static EnvoyTarget Target { get; } = new()
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
    [InlineData("rule", 0, 0)]
    [InlineData("translated", 0, 0)]
    [InlineData("mutant", 0, 1)]
    public void Verdicts_and_first_messages(string set, int verdicts, int messages)
    {
        var (total, same, falseAlarms, missed, refused, sameMessage) = (0, 0, 0, 0, 0, 0);
        var kinds = new SortedDictionary<string, (int All, int Same)>(StringComparer.Ordinal);
        var differences = new StringBuilder();
        var log = Environment.GetEnvironmentVariable("ENVOY_DIFFERENCES") is { Length: > 0 } folder ? new StreamWriter(Path.Combine(folder, set + ".tsv")) : null;
        foreach (var verdict in RealVerdict.Read(set))
        {
            total++;
            var judged = ClusterChecks.Evaluate(verdict.Cluster, Target);
            var expected = verdict.Accepted ? ClusterOutcome.Accepted : verdict.Crash ? ClusterOutcome.Crash : ClusterOutcome.Refused;
            if (judged.Outcome == expected) same++;
            else if (verdict.Accepted) falseAlarms++;
            else missed++;
            var messageAgrees = true;
            if (expected == ClusterOutcome.Refused)
            {
                refused++;
                messageAgrees = judged.Outcome == expected && EnvoyText.AreSame(judged.Nack ?? "", verdict.Message);
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

    /// <summary>Our form of every cluster that was accepted is the entry of the real dump, but for what it redacts.</summary>
    [Theory]
    [InlineData("rule", 0)]
    [InlineData("translated", 0)]
    [InlineData("mutant", 0)]
    public void Dumps(string set, int limit)
    {
        var (all, same, redacted) = (0, 0, 0);
        var differences = new StringBuilder();
        foreach (var verdict in RealVerdict.Read(set).Where(v => v.Dump is not null))
        {
            all++;
            var dump = System.Text.Json.Nodes.JsonNode.Parse(verdict.Dump!)!.AsObject();
            dump.Remove("@type");
            var ours = System.Text.Json.Nodes.JsonNode.Parse(EnvoyJson.Format(verdict.Cluster))!.AsObject();
            if (ReaderProbeTests.Same(dump, ours))
            {
                same++;
                continue;
            }
            // What is redacted compares as unknown.
            var read = ConfigDump.Parse(verdict.Dump!);
            var found = read.Verify([verdict.Cluster]);
            if (found.Count == 0) redacted++;
            else if (differences.Length < 4000) differences.Append(verdict.Name).Append(": ").AppendJoin("; ", found.Take(3)).AppendLine();
        }
        output.WriteLine($"{set}: {all} dumps, {same} equal, {redacted} equal but for what is redacted");
        output.WriteLine(differences.ToString());
        Assert.True(all - same - redacted <= limit, $"{all - same - redacted} differ");
    }

    private static string Short(string? text) => text is null ? "-" : EnvoyText.Fold(text) is var folded && folded.Length > 160 ? folded[..60] + " ... " + folded[^90..] : EnvoyText.Fold(text);
}
