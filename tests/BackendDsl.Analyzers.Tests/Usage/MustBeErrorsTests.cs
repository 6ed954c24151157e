using BackendDsl.Analyzers.Tests.Infrastructure;

namespace BackendDsl.Analyzers.Tests.Usage;

/// <summary>What the usage sketches promise to be an error, under the argument named; and silent where the value is not known.</summary>
public class MustBeErrorsTests
{
    [Theory]
    [InlineData("s.CommonHttpProtocolOptions(o => o.MaxHeadersCount({|BDSL1002:-1|}));")]
    [InlineData("s.ConnectTimeout({|BDSL2001:\"5 s\"|});")]
    [InlineData("s.TargetRefs(t => t.Group(\"\").Kind({|BDSL2001:\"Pod\"|}).Name(\"a\"));")]
    [InlineData("s.Http2ProtocolOptions(h => h.MaxConcurrentStreams({|BDSL1002:0|}));")]
    [InlineData("s.Http2ProtocolOptions(h => h.InitialStreamWindowSize({|BDSL2001:\"1Ki\"|}));")]
    [InlineData("s.TcpKeepalive(k => k.KeepAliveTime({|BDSL2001:\"500ms\"|}));")]
    [InlineData("s.{|BDSL2001:HealthCheck(h => h.HealthyThreshold(1).UnhealthyThreshold(1).Interval(\"1s\").Timeout(\"1s\"))|};")]
    [InlineData("s.{|BDSL1009:HealthCheck(h => h.Tcp(_ => { }).UnhealthyThreshold(1).Interval(\"1s\").Timeout(\"1s\"))|};")]
    [InlineData("s.LoadBalancer(l => l.Random(_ => { }).{|BDSL2001:RoundRobin(_ => { })|});")]
    [InlineData("s.Http1ProtocolOptions(h => h.EnableTrailers(true)).{|BDSL2001:Http2ProtocolOptions(h => h.MaxConcurrentStreams(1))|};")]
    [InlineData("s.OutlierDetection(o => o.MaxEjectionPercent({|BDSL1002:101|}));")]
    [InlineData("s.Tls(t => t.Sni({|BDSL1004:\"\"|}));")]
    [InlineData("s.Dns(d => d.RefreshRate(\"1s\").Jitter({|BDSL2001:\"2s\"|}));")]
    [InlineData("s.Http1ProtocolOptions(h => h.HeaderFormat({|BDSL1008:\"preserve\"|}));")]
    public Task Schema(string calls) => ResourceTest.Spec(calls);

    [Theory]
    [InlineData("s.Tls(t => t.Sni(\"a.example.com\").Parameters(p => p.EcdhCurves({|BDSL4005:\"hello\"|})));")]
    [InlineData("s.Tls(t => t.Sni(\"a.example.com\").Parameters(p => p.MinVersion({|BDSL4001:\"1.3\"|})));")]
    [InlineData("s.LoadBalancer(l => l.RingHash(r => r.MinimumRingSize({|BDSL4015:5|}).MaximumRingSize(2)));")]
    [InlineData("s.ConnectTimeout({|BDSL4021:\"0s\"|});")]
    public Task Controller(string calls) => ResourceTest.Spec(calls);

    [Fact]
    public Task Names() => ResourceTest.File(
        """
        static class Code
        {
            static object A() => BackendConfigPolicy.New({|BDSL1012:"Not_A_Name"|}).Spec(s => { }).Build();
            static object B() => BackendConfigPolicy.New("a").Spec(s => { }).Labels(("x", {|BDSL1013:"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggg"|})).Build();
            static object C() => BackendConfigPolicy.New("a").Spec(s => { }).Labels(("x", {|BDSL1013:new string('a', 70)|})).Build();
            static object D() => BackendConfigPolicy.New("a", @namespace: {|BDSL1012:"a.b"|}).Spec(s => { }).Build();
        }
        """);

    [Theory]
    [InlineData("s.CommonHttpProtocolOptions(o => o.MaxHeadersCount(It(-1)));")]
    [InlineData("s.ConnectTimeout(text);")]
    [InlineData("s.ConnectTimeout(Text(\"5 s\"));")]
    [InlineData("s.ConnectTimeout(Environment.GetEnvironmentVariable(\"X\") ?? \"5s\");")]
    [InlineData("s.TargetRefs(t => t.Group(\"\").Kind(text).Name(\"a\"));")]
    [InlineData("s.Http2ProtocolOptions(h => h.MaxConcurrentStreams(number));")]
    [InlineData("s.Http2ProtocolOptions(h => h.InitialStreamWindowSize(It(\"1Ki\")));")]
    [InlineData("s.TcpKeepalive(k => k.KeepAliveTime(TimeSpan.FromMilliseconds(number)));")]
    [InlineData("s.OutlierDetection(o => o.MaxEjectionPercent(number));")]
    [InlineData("s.Tls(t => t.Sni(text));")]
    [InlineData("s.Tls(t => t.Sni(\"a.example.com\").Parameters(p => p.EcdhCurves(text)));")]
    [InlineData("s.Tls(t => t.Sni(\"a.example.com\").Parameters(p => p.EcdhCurves(names)));")]
    [InlineData("s.Dns(d => d.RefreshRate(text).Jitter(\"2s\"));")]
    [InlineData("s.Dns(d => d.RefreshRate(\"1s\").Jitter(text));")]
    [InlineData("s.Http1ProtocolOptions(h => h.HeaderFormat(text));")]
    [InlineData("s.Tls(t => t.Sni(\"a.example.com\").Parameters(p => p.MinVersion(text)));")]
    [InlineData("s.LoadBalancer(l => l.RingHash(r => r.MinimumRingSize(number).MaximumRingSize(2)));")]
    public Task Hidden(string calls) => ResourceTest.Spec(calls);

    [Theory]
    [InlineData("s.LoadBalancer(l => l.Random(_ => { }).{|BDSL2001:RoundRobin(r => r.SlowStart(w => w.Window(text)))|});")]
    [InlineData("s.Http1ProtocolOptions(h => h.EnableTrailers(It(true))).{|BDSL2001:Http2ProtocolOptions(h => h.MaxConcurrentStreams(number))|};")]
    [InlineData("s.{|BDSL1009:HealthCheck(h => h.Tcp(_ => { }).UnhealthyThreshold(number).Interval(text).Timeout(text))|};")]
    [InlineData("s.{|BDSL2001:HealthCheck(h => h.HealthyThreshold(number).UnhealthyThreshold(number).Interval(text).Timeout(text))|};")]
    public Task StructureIsKnown(string calls) => ResourceTest.Spec(calls);
}
