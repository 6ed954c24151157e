using BackendDsl.CodeFixes;
using Microsoft.CodeAnalysis.Testing;

namespace BackendDsl.Analyzers.Tests.Fixes;

public class FixTests
{
    [Theory]
    [InlineData(
        "s.{|BDSL1009:HealthCheck(h => h.Tcp(_ => { }).UnhealthyThreshold(1).Interval(\"1s\").Timeout(\"1s\"))|};",
        "s.HealthCheck(h => h.Tcp(_ => { }).UnhealthyThreshold(1).Interval(\"1s\").Timeout(\"1s\").HealthyThreshold(0));")]
    [InlineData(
        "s.{|BDSL1009:HealthCheck(h => { h.Tcp(_ => { }); h.HealthyThreshold(1).UnhealthyThreshold(1).Timeout(\"1s\"); })|};",
        "s.HealthCheck(h => { h.Tcp(_ => { }); h.HealthyThreshold(1).UnhealthyThreshold(1).Timeout(\"1s\"); h.Interval(\"1s\"); });")]
    [InlineData(
        "s.TargetRefs({|BDSL1009:t => t.Group(\"\").Kind(\"Service\")|});",
        "s.TargetRefs(t => t.Group(\"\").Kind(\"Service\").Name(\"a\"));")]
    public Task Missing_member(string before, string after) =>
        FixTest<AddMissingMemberFix>.Spec(before, after.Replace(".Name(\"a\")", ".Name(\"\")"), t =>
        {
            // A name made up would be worse than one that is still to be given: the empty text is told next.
            if (after.Contains(".Name(", StringComparison.Ordinal))
                t.FixedState.MarkupHandling = MarkupMode.Allow;
            t.CompilerDiagnostics = CompilerDiagnostics.Errors;
            if (after.Contains(".Name(", StringComparison.Ordinal))
                t.FixedState.ExpectedDiagnostics.Add(DiagnosticResult.CompilerError("BDSL1004").WithSpan("/0/Test1.cs", 6, 73, 6, 75).WithMessage(null));
        });

    [Theory]
    [InlineData("s.Http1ProtocolOptions(h => h.HeaderFormat({|BDSL1008:\"preserve\"|}));", "s.Http1ProtocolOptions(h => h.HeaderFormat(\"PreserveCaseHeaderKeyFormat\"));")]
    [InlineData("s.Http1ProtocolOptions(h => h.HeaderFormat({|BDSL1008:\"properCaseHeaderKeyFormat\"|}));", "s.Http1ProtocolOptions(h => h.HeaderFormat(\"ProperCaseHeaderKeyFormat\"));")]
    [InlineData("s.UpstreamProxyProtocol(u => u.Version({|BDSL1008:{|BDSL1011:\"v2\"|}|}));", "s.UpstreamProxyProtocol(u => u.Version(\"V2\"));")]
    public Task Nearest_value(string before, string after) => FixTest<NearestValueFix>.Spec(before, after);

    [Theory]
    [InlineData("s.CommonHttpProtocolOptions(o => o.MaxHeadersCount({|BDSL1002:-1|}));", "s.CommonHttpProtocolOptions(o => o.MaxHeadersCount(0));")]
    [InlineData("s.OutlierDetection(o => o.MaxEjectionPercent({|BDSL1002:101|}).Consecutive5xx({|BDSL1002:-5|}));", "s.OutlierDetection(o => o.MaxEjectionPercent(100).Consecutive5xx(0));")]
    public Task Bound(string before, string after) => FixTest<ClampFix>.Spec(before, after, t =>
    {
        if (after.Contains("MaxHeadersCount(0)", StringComparison.Ordinal))
            t.DisabledDiagnostics.Add("BDSL4022");
    });

    [Theory]
    [InlineData("5 s", "5s")]
    [InlineData("500 ms", "500ms")]
    [InlineData("1.5s", "1s500ms")]
    [InlineData("2 minutes", "2m")]
    [InlineData("1h 30min", "1h30m")]
    [InlineData("10", "10s")]
    [InlineData("00:00:05", "5s")]
    [InlineData("1d", "24h")]
    public Task Duration(string before, string after) =>
        FixTest<DurationSpellingFix>.Spec($$"""s.ConnectTimeout({|BDSL2001:"{{before}}"|});""", $"s.ConnectTimeout(\"{after}\");");

    [Fact]
    public Task Several_durations() => FixTest<DurationSpellingFix>.Spec(
        "s.ConnectTimeout({|BDSL2001:\"5 s\"|}).TcpKeepalive(k => k.KeepAliveTime({|BDSL2001:\"30 sec\"|}).KeepAliveInterval({|BDSL2001:\"1 min\"|}));",
        "s.ConnectTimeout(\"5s\").TcpKeepalive(k => k.KeepAliveTime(\"30s\").KeepAliveInterval(\"1m\"));");

    [Theory]
    [InlineData("s.LoadBalancer(l => l.Random(_ => { }).{|BDSL2001:RoundRobin(_ => { })|});", "s.LoadBalancer(l => l.Random(_ => { }));")]
    [InlineData(
        "s.Http1ProtocolOptions(h => h.EnableTrailers(true)); s.{|BDSL2001:Http2ProtocolOptions(h => h.MaxConcurrentStreams(1))|};",
        "s.Http1ProtocolOptions(h => h.EnableTrailers(true));")]
    public Task Excluded(string before, string after) => FixTest<RemoveExcludedFix>.Spec(before, after);

    [Theory]
    [InlineData(
        "s.Http1ProtocolOptions(h => h.HeaderFormat({|BDSL4090:BackendConfigPolicy.HeaderFormat.PreserveCaseHeaderKeyFormat|}));",
        "s.Http1ProtocolOptions(h => h.PreserveHttp1HeaderCase(true));")]
    [InlineData(
        "s.Http1ProtocolOptions(new BackendConfigPolicy.Http1ProtocolOptions { HeaderFormat = {|BDSL4090:\"PreserveCaseHeaderKeyFormat\"|} });",
        "s.Http1ProtocolOptions(new BackendConfigPolicy.Http1ProtocolOptions { PreserveHttp1HeaderCase = true });")]
    public Task Superseded(string before, string after) =>
        FixTest<ReplaceSupersededFix>.Spec(before, after, t => t.DisabledDiagnostics.Remove("BDSL4090"));

    [Theory]
    [InlineData("s.{|CS1061:ConectTimeout|}(\"5s\");", "s.ConnectTimeout(\"5s\");")]
    [InlineData("s.Http1ProtocolOptions(h => h.HeaderFormat(BackendConfigPolicy.HeaderFormat.{|CS0117:PreserveCase|}));", "s.Http1ProtocolOptions(h => h.HeaderFormat(BackendConfigPolicy.HeaderFormat.PreserveCaseHeaderKeyFormat));")]
    [InlineData("s.TcpKeepalive(new BackendConfigPolicy.TcpKeepalive { {|CS0117:KeepaliveProbes|} = 1 });", "s.TcpKeepalive(new BackendConfigPolicy.TcpKeepalive { KeepAliveProbes = 1 });")]
    public Task Nearest_member(string before, string after) => FixTest<NearestMemberFix>.Spec(before, after);
}
