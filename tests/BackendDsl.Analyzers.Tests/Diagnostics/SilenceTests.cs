using BackendDsl.Analyzers.Tests.Infrastructure;

namespace BackendDsl.Analyzers.Tests.Diagnostics;

/// <summary>Code as people write it: nothing false may be told.</summary>
public class SilenceTests
{
    [Theory]
    // Correlated conditions.
    [InlineData("if (flag) s.Http1ProtocolOptions(h => h.EnableTrailers(true)); if (!flag) s.Http2ProtocolOptions(h => h.MaxConcurrentStreams(1));")]
    [InlineData("s.HealthCheck(h => { h.HealthyThreshold(1).UnhealthyThreshold(1).Timeout(\"1s\"); if (flag) h.Interval(\"1s\"); else h.Interval(\"2s\"); h.Tcp(_ => { }); });")]
    [InlineData("s.HealthCheck(h => { h.HealthyThreshold(1).UnhealthyThreshold(1).Timeout(\"1s\").Interval(\"1s\"); if (flag) h.Tcp(_ => { }); else h.Http(x => x.Path(\"/\")); });")]
    [InlineData("s.HealthCheck(h => { h.HealthyThreshold(1).UnhealthyThreshold(1).Timeout(\"1s\").Interval(\"1s\"); switch (number) { case 1: h.Tcp(_ => { }); break; default: h.Http(x => x.Path(\"/\")); break; } });")]
    // Somebody else's code adds the rest.
    [InlineData("s.HealthCheck(h => Extra.Add(h.HealthyThreshold(1)));")]
    [InlineData("s.HealthCheck(h => h.HealthyThreshold(1).Common());")]
    [InlineData("s.HealthCheck(Extra.Fill);")]
    [InlineData("s.HealthCheck(h => { h.HealthyThreshold(1); Action more = () => h.UnhealthyThreshold(1).Timeout(\"1s\").Interval(\"1s\").Tcp(_ => { }); more(); });")]
    [InlineData("s.HealthCheck(h => { try { h.HealthyThreshold(1).UnhealthyThreshold(1).Timeout(\"1s\").Interval(\"1s\").Tcp(_ => { }); } finally { } });")]
    [InlineData("s.HealthCheck(h => { h.HealthyThreshold(1); }).HealthCheck(h => h.UnhealthyThreshold(1).Timeout(\"1s\").Interval(\"1s\").Tcp(_ => { }));")]
    [InlineData("s.HealthCheck(flag ? new BackendConfigPolicy.HealthCheck { HealthyThreshold = 1, UnhealthyThreshold = 1, Timeout = \"1s\", Interval = \"1s\", Tcp = new() } : Extra.Check);")]
    [InlineData("s.HealthCheck(Extra.Check with { Timeout = \"3s\" });")]
    [InlineData("s.TargetRefs(names.Select(n => new BackendConfigPolicy.TargetRef { Group = \"\", Kind = \"Service\", Name = n }));")]
    [InlineData("s.TargetRefs([.. names.Select(n => new BackendConfigPolicy.TargetRef { Group = \"\", Kind = \"Service\", Name = n })]);")]
    [InlineData("s.ConnectTimeout(\"oops\"); s.ConnectTimeout(\"5s\");")]
    [InlineData("s.ConnectTimeout($\"{number}s\");")]
    [InlineData("s.ConnectTimeout(TimeSpan.FromSeconds(number));")]
    [InlineData("string? none = null; s.Tls(t => t.Sni(\"a\").WellKnownCACertificates(none!));")]
    [InlineData("var x = \"oops\"; if (flag) x = \"5s\"; s.ConnectTimeout(x);")]
    [InlineData("for (var i = 0; i < 3; i++) s.TargetRefs(t => t.Group(\"\").Kind(\"Service\").Name($\"web-{i}\"));")]
    [InlineData("while (flag) { if (number > 1) break; s.ConnectTimeout(\"5s\"); flag = false; }")]
    [InlineData("BackendConfigPolicySpec.Builder other = s; other.ConnectTimeout(\"5s\");")]
    [InlineData("using var scope = new System.IO.MemoryStream(); s.ConnectTimeout(\"5s\");")]
    [InlineData("s.Dns(d => d.RefreshRate(\"1s\")); if (flag) s.Dns(d => d.RefreshRate(\"5s\").Jitter(\"2s\"));")]
    public Task Told_nothing(string calls) => new ResourceTest(ResourceTest.Policy(calls) +
        """

        static class Extra
        {
            public static BackendConfigPolicy.HealthCheck Check => new() { HealthyThreshold = 1, UnhealthyThreshold = 1, Timeout = "1s", Interval = "1s", Tcp = new() };
            public static BackendConfigPolicy.HealthCheck.Builder Common(this BackendConfigPolicy.HealthCheck.Builder h) => Add(h);
            public static BackendConfigPolicy.HealthCheck.Builder Add(BackendConfigPolicy.HealthCheck.Builder h) => h.UnhealthyThreshold(1).Timeout("1s").Interval("1s").Tcp(_ => { });
            public static void Fill(BackendConfigPolicy.HealthCheck.Builder h) => Add(h.HealthyThreshold(1));
        }
        """).Run();

    [Fact]
    public Task Builders_that_go_on_elsewhere() => ResourceTest.File(
        """
        class Code
        {
            private readonly BackendConfigPolicy.Builder _builder = BackendConfigPolicy.New("p", @namespace: "n");
            public Code Add(string name) { _builder.Spec(s => s.HealthCheck(h => h.HealthyThreshold(1))); return this; }
            public BackendConfigPolicy Done() => _builder.Build();
            static BackendConfigPolicy.Builder Start() => BackendConfigPolicy.New("p").Spec(s => s.HealthCheck(h => h.HealthyThreshold(1)));
            static BackendConfigPolicy A() => Start().Spec(s => s.HealthCheck(h => h.UnhealthyThreshold(1).Timeout("1s").Interval("1s").Tcp(_ => { }))).Build();
            static BackendConfigPolicy B(bool flag)
            {
                var builder = BackendConfigPolicy.New("p");
                if (flag)
                    builder = builder.Labels(("a", "b"));
                builder.Spec(s => { });
                return builder.Build();
            }
            static BackendConfigPolicy C(IEnumerable<string> names) => names.Aggregate(BackendConfigPolicy.New("p"), (b, n) => b.Spec(s => s.TargetRefs(t => t.Group("").Kind("Service").Name(n)))).Build();
            static BackendConfigPolicy D(BackendConfigPolicy other) => other with { Metadata = new() { Name = other.Metadata.Name + "-2" } };
            static BackendConfigPolicy.Builder E(BackendConfigPolicy.Builder b) => b.Spec(s => s.LoadBalancer(l => l.CloseConnectionsOnHostSetChange(true)));
            static T Make<T>(Func<T> make) => make();
            static BackendConfigPolicy F() => Make(() => BackendConfigPolicy.New("p").Spec(s => { })).Build();
        }
        """);

    [Fact]
    public Task Tests_of_users_that_expect_a_violation() => ResourceTest.File(
        """
        static class Tests
        {
            static void Refused()
            {
                var policy = BackendConfigPolicy.New("p").Spec(s => s.ConnectTimeout("x")).BuildUnchecked();
                var verdict = policy.Validate();
            }
        }
        """);
}
