using BackendDsl.Envoy.Config.Cluster.V3;

namespace BackendDsl.Envoy.Tests.Dump;

/// <summary>Damaged text gives clusters or the one documented exception, never anything else.</summary>
public sealed class HostileInputTests
{
    private const string Pieces = "{}[]\",:'\\ \n\t-&*!|>#%@0123456789.eE+truefalsnx\u0000\u001f\u00e9\ud83d\ufeff";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Damaged_dumps(bool json)
    {
        var random = new Random(42);
        var cluster = EnvoyJson.ParseYaml<Cluster>("""
            name: c
            connect_timeout: 5s
            health_checks: [{timeout: 1s, interval: 1s, unhealthy_threshold: 1, healthy_threshold: 1, http_health_check: {path: /, expected_statuses: [{start: 200, end: 300}]}}]
            metadata: {filter_metadata: {a: {b: [1, null, {c: true}]}}}
            transport_socket: {name: t, typed_config: {'@type': type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext, sni: a}}
            """);
        var text = json ? "[" + EnvoyJson.Format(cluster) + "]" : EnvoyJson.FormatYaml(cluster);
        var (read, refused) = (0, 0);
        for (var i = 0; i < 4000; i++)
        {
            var damaged = Damage(text, random);
            try
            {
                var dump = ConfigDump.Parse(damaged);
                dump.Verify([cluster]);
                foreach (var found in dump.Clusters) ClusterChecks.Evaluate(found.Cluster);
                read++;
            }
            catch (EnvoyJsonException)
            {
                refused++;
            }
        }
        Assert.True(read > 10 && refused > 1000, $"{read} read, {refused} refused");
    }

    [Fact]
    public void Damaged_bytes_are_judged()
    {
        var random = new Random(7);
        for (var i = 0; i < 4000; i++)
        {
            var bytes = new byte[random.Next(1, 40)];
            random.NextBytes(bytes);
            var cluster = new Cluster { Name = "c", TransportSocket = new() { Name = "t", TypedConfig = new() { TypeUrl = EnvoyTypeUrls.UpstreamTlsContext, Value = Google.Protobuf.ByteString.CopyFrom(bytes) } } };
            ClusterChecks.Evaluate(cluster);
            EnvoyJson.Parse<Cluster>(EnvoyJson.Format(new Cluster()));
            ClusterDiff.Compare(new Cluster { Name = "c" }, cluster).ToJson();
        }
    }

    private static string Damage(string text, Random random)
    {
        var characters = text.ToList();
        for (var n = random.Next(1, 6); n > 0; n--)
        {
            var at = random.Next(characters.Count);
            switch (random.Next(3))
            {
                case 0: characters.RemoveAt(at); break;
                case 1: characters.Insert(at, Pieces[random.Next(Pieces.Length)]); break;
                default: characters[at] = Pieces[random.Next(Pieces.Length)]; break;
            }
        }
        return new string([.. characters]);
    }
}
