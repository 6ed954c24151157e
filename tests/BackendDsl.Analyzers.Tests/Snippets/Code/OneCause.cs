// One cause, one finding: each line is wrong in one way and is told once, at its value.
public static class OneCause
{
    static SpecBuilder T(this SpecBuilder s) => s.ForService("x");
    public static object W01() => Policy.New("a").Spec(s => s.T().TcpKeepalive(k => k.KeepAliveTime({|BDSL2001:"30 s"|}))).Build();
    public static object W02() => Policy.New("a").Spec(s => s.T().TcpKeepalive(k => k.KeepAliveInterval({|BDSL2001:"thirty"|}))).Build();
    public static object W03() => Policy.New("a").Spec(s => s.T().TcpKeepalive(k => k.KeepAliveTime({|BDSL2001:"500ms"|}))).Build();
    public static object W04() => Policy.New("a").Spec(s => s.T().ConnectTimeout({|BDSL2001:""|})).Build();
    public static object W05() => Policy.New("a").Spec(s => s.T().ConnectTimeout({|BDSL2001:"-5s"|})).Build();
    public static object W06() => Policy.New("a").Spec(s => s.T().ConnectTimeout({|BDSL4021:"0s"|})).Build();
    public static object W07() => Policy.New("a").Spec(s => s.T().Http2ProtocolOptions(h => h.MaxConcurrentStreams({|BDSL1002:0|}))).Build();
    public static object W08() => Policy.New("a").Spec(s => s.T().Http2ProtocolOptions(h => h.InitialStreamWindowSize({|BDSL2001:"1Ki"|}))).Build();
    public static object W09() => Policy.New("a").Spec(s => s.T().OutlierDetection(o => o.MaxEjectionPercent({|BDSL1002:101|}))).Build();
    public static object W10() => Policy.New("a").Spec(s => s.T().Tls(t => t.Sni({|BDSL1004:""|}).WellKnownCACertificates("System"))).Build();
    public static object W11() => Policy.New("a").Spec(s => s.T().Tls(t => t.Sni("x").WellKnownCACertificates("System").Parameters(p => p.EcdhCurves({|BDSL4005:"hello"|})))).Build();
    public static object W12() => Policy.New("a").Spec(s => s.T().Tls(t => t.Sni("x").WellKnownCACertificates("System").Parameters(p => p.MinVersion({|BDSL4001:"1.3"|})))).Build();
    public static object W13() => Policy.New("a").Spec(s => s.ForBackend("x").Dns(d => d.RefreshRate("1s").Jitter({|BDSL2001:"2s"|}))).Build();
    public static object W14() => Policy.New("a").Spec(s => s.T().Http1ProtocolOptions(h => h.HeaderFormat({|BDSL1008:"preserve"|}))).Build();
    public static object W15() => Policy.New("a").Spec(s => s.T().LoadBalancer(l => l.RingHash(r => r.MinimumRingSize({|BDSL4015:2000|}).MaximumRingSize(1000)))).Build();
    public static object W16() => Policy.New({|BDSL1012:"Not_A_Name"|}).Spec(s => s.T()).Build();
    public static object W17() => Policy.New("a").Labels(("k", {|BDSL1013:"a-value-of-seventy-characters-a-value-of-seventy-characters-a-value-of-7"|})).Spec(s => s.T()).Build();
    public static object W18() => Policy.New("a").Spec(s => s.TargetRefs(t => t.Group("").Kind({|BDSL2001:"Pod"|}).Name("x"))).Build();
    public static object W19() => Policy.New("a").Spec(s => s.T().LoadBalancer(l => l.Random(_ => { }).{|BDSL2001:RoundRobin(_ => { })|})).Build();
    public static object W20() => Policy.New("a").Spec(s => s.T().{|BDSL2001:HealthCheck(h => h.Timeout("1s").Interval("1s").HealthyThreshold(1).UnhealthyThreshold(1))|}).Build();
    public static object W21() => Policy.New("a").Spec(s => s.T().CommonHttpProtocolOptions(h => h.MaxHeadersCount({|BDSL4022:0|}))).Build();
    public static object W22() => Policy.New("a").Spec(s => s.T().PerConnectionBufferLimitBytes({|BDSL1002:-1|})).Build();
    public static object W23() => Policy.New("a", {|BDSL1012:"Name_Space"|}).Spec(s => s.T()).Build();
    public static object W24() => Policy.New("a").Annotations(({|BDSL1013:"a b/c"|}, "x")).Spec(s => s.T()).Build();
    public static object W25() => Policy.New("a").Metadata(m => m.Name = "x").Spec(s => s.T().ConnectTimeout({|BDSL2001:"1"|})).Build();
    public static object W26() => Policy.New("a").Spec(s => s.T().TcpKeepalive(k => k.KeepAliveProbes({|BDSL1002:-1|}))).Build();
    public static object W27() => Policy.New("a").Spec(s => s.T().LoadBalancer(l => l.LeastRequest(r => r.ChoiceCount({|BDSL4017:0|})))).Build();
    public static object W28() => Policy.New("a").Spec(s => s.T().HealthCheck(h => h.Timeout({|BDSL4021:"0s"|}).Interval("1s").HealthyThreshold(1).UnhealthyThreshold(1).Tcp(_ => { }))).Build();
    public static object W29() => Policy.New("a").Spec(s => s.T().HealthCheck(h => h.Timeout("1s").Interval("1s").HealthyThreshold({|BDSL1002:-1|}).UnhealthyThreshold(1).Tcp(_ => { }))).Build();
    public static object W30() => new Policy { Metadata = new() { Name = "a", Labels = new Dictionary<string, string> { [{|BDSL1013:"a b"|}] = "c" } }, Spec = new() { TargetRefs = [new() { Group = "", Kind = "Service", Name = "x" }] } };
    public static object W31() => Policy.New("a").Spec(s => s.T().LoadBalancer(l => l.RingHash(r => r.HashPolicies(h => h.Cookie(c => c.Name("x").Ttl({|BDSL2001:"1 h"|})))))).Build();
    public static object W32() => Policy.New("a").Spec(s => s.T().CircuitBreakers(c => c.MaxConnections({|BDSL1002:-1|}))).Build();
    public static object W34() => Policy.New("a").Spec(s => s.T().HealthCheck(h => h.Timeout("1s").Interval("1s").HealthyThreshold(1).UnhealthyThreshold(1).Http(x => x.Path({|BDSL4027:""|})))).Build();
    public static object W35() => Policy.New("a").Spec(s => s.T().Tls(t => t.Sni("x").SecretRef(r => r.Name("s")).{|BDSL2001:Files(f => f.RootCA("/x"))|})).Build();
}
