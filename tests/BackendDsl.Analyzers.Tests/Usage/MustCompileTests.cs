using BackendDsl.Analyzers.Tests.Infrastructure;

namespace BackendDsl.Analyzers.Tests.Usage;

/// <summary>The usage sketches that must compile, and of which nothing is to be told.</summary>
public class MustCompileTests
{
    [Fact]
    public Task Promise() => ResourceTest.File(
        """
        public static class Backends
        {
            [Manifest]
            public static BackendConfigPolicy Httpbin { get; } = BackendConfigPolicy
                .New("httpbin-policy", @namespace: "gwtest")
                .Spec(spec => spec
                    .TargetRefs(target => target.Group("").Kind("Service").Name("httpbin"))
                    .ConnectTimeout("5s")
                    .PerConnectionBufferLimitBytes(1024)
                    .CommonHttpProtocolOptions(http => http
                        .IdleTimeout("10s")
                        .MaxHeadersCount(15)
                        .MaxStreamDuration("30s")
                        .MaxRequestsPerConnection(100))
                    .Http1ProtocolOptions(http1 => http1
                        .EnableTrailers(true)
                        .OverrideStreamErrorOnInvalidHttpMessage(true)
                        .HeaderFormat(BackendConfigPolicy.HeaderFormat.PreserveCaseHeaderKeyFormat)))
                .Build();
        }
        """);

    [Fact]
    public Task Lists() => ResourceTest.File(
        """
        static class Code
        {
            static object Policy(string[] names, bool strict) => BackendConfigPolicy.New("p", @namespace: "n")
                .Labels(("team", "edge"), ("tier", "gold"))
                .Annotations(("note", "x"))
                .Spec(s =>
                {
                    s.TargetRefs(
                        t => t.Group("").Kind("Service").Name("a"),
                        t => t.Group("gateway.kgateway.dev").Kind("Backend").Name("b"));
                    foreach (var name in names) s.TargetRefs(t => t.Group("").Kind("Service").Name(name));
                    s.TargetSelectors(t => t.Group("").Kind("Service").MatchLabels(("app", "web")));
                    if (strict) s.ConnectTimeout(TimeSpan.FromSeconds(2));
                })
                .Build();
        }
        """);

    [Theory]
    [InlineData("s.LoadBalancer(lb => lb.Random(_ => { }).HealthyPanicThreshold(50));")]
    [InlineData("s.LoadBalancer(lb => lb.RingHash(r => r.HashPolicies(h => h.Header(x => x.Name(\"x-user\")), h => h.SourceIP(_ => { }))));")]
    [InlineData("s.Http2ProtocolOptions(h => h.InitialStreamWindowSize(\"64Ki\").InitialConnectionWindowSize(1_048_576));")]
    [InlineData("s.Tls(t => t.Sni(\"api.example.com\").Parameters(p => p.MinVersion(\"1.2\").MaxVersion(\"1.3\")));")]
    [InlineData("var keepalive = new BackendConfigPolicy.TcpKeepalive { KeepAliveProbes = 3, KeepAliveTime = \"30s\" }; var slower = keepalive with { KeepAliveInterval = \"5s\" }; s.TcpKeepalive(keepalive);")]
    [InlineData("if (flag) s.Http1ProtocolOptions(h => h.EnableTrailers(true)); else s.Http2ProtocolOptions(h => h.MaxConcurrentStreams(5));")]
    [InlineData("s.LoadBalancer(lb => { if (flag) lb.Random(_ => { }); else lb.RoundRobin(_ => { }); });")]
    public Task Sketches(string calls) => ResourceTest.Spec(calls);

    [Fact]
    public Task ToBuilder() => ResourceTest.File(
        """
        static class Code
        {
            static object Draft(BackendConfigPolicy policy) => policy.ToBuilder().Spec(x => x.ConnectTimeout("9s")).Build();
            static object Fragment(BackendConfigPolicySpec.Builder s) => s.HealthCheck(h => h.Timeout("1s"));
            static object With(BackendConfigPolicy policy) => policy with { Spec = policy.Spec! with { ConnectTimeout = "3s" } };
        }
        """);
}
