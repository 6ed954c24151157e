using BackendDsl.Testing;

// Tests that look at verdicts with the assertions of the testing package.
public sealed class AssertionsRight
{
    static readonly AdmissionPolicies Policies = AdmissionPolicies.Load("policies");
    static Spec Slow(string timeout) => new() { TargetRefs = [new() { Group = "", Kind = "Service", Name = "a" }], ConnectTimeout = timeout };

    public void R01() => AssertResource.IsInvalid(new Policy { Metadata = new() { Name = "a" }, Spec = new() { TargetRefs = [], ConnectTimeout = "5 s" } }, "spec.connectTimeout"); // silent
    public void R02() { var policy = new Policy { Metadata = new() { Name = "a" }, Spec = new() { ConnectTimeout = "5 s" } }; AssertResource.IsInvalid(policy, "spec.connectTimeout"); } // silent
    public void R03() => AssertResource.IsInvalid(new Policy { Metadata = new() { Name = "a" }, Spec = Slow("5 s") }, "spec.connectTimeout", "duration"); // silent
    public void R04() => AssertResource.IsInvalid(Policy.New("a").Spec(s => s.For("a").ConnectTimeout("5 s")).BuildUnchecked(), "spec.connectTimeout"); // silent
    public void R05() => AssertResource.IsInvalid(new V1Pod { Metadata = new() { Name = "p" }, Spec = new() { Containers = [] } }, "spec.containers"); // silent
    public void R06() => AssertPolicy.Refuses(Policies, new Policy { Metadata = new() { Name = "a" }, Spec = new() { CommonHttpProtocolOptions = new() { MaxHeadersCount = -1 } } }); // silent
    public void R07() => AssertPolicy.Refuses(Policies, Policy.New("a").Spec(s => s.For("a").ConnectTimeout("2s")).Build(), "within one second"); // silent
    public void R08() => AssertPolicy.Accepts(Policies, Policy.New("a").Spec(s => s.For("a").ConnectTimeout("2s")).Build()); // silent
    public void R09() => AssertResource.IsValid(new Policy { Metadata = new() { Name = "a" }, Spec = Slow("2s") }); // silent
}

public sealed class AssertionsWrong
{
    static readonly AdmissionPolicies Policies = AdmissionPolicies.Load("policies");

    // Build throws before the assertion sees anything; and what is to be accepted is not.
    public void W01() => AssertResource.IsInvalid(Policy.New("a").Spec(s => s.For("a").ConnectTimeout({|BDSL2001:"5 s"|})).Build(), "spec.connectTimeout");
    public void W02() => AssertResource.IsValid(new Policy { Metadata = new() { Name = "a" }, Spec = new() { TargetRefs = [new() { Group = "", Kind = "Service", Name = "a" }], ConnectTimeout = {|BDSL2001:"5 s"|} } });
    public void W03() => AssertPolicy.Accepts(Policies, new Policy { Metadata = new() { Name = "a" }, Spec = new() { TargetRefs = [new() { Group = "", Kind = "Service", Name = "a" }], CommonHttpProtocolOptions = new() { MaxHeadersCount = {|BDSL1002:-1|} } } });
    public void W04() { var policy = new Policy { Metadata = new() { Name = "a" }, Spec = new() { TargetRefs = [new() { Group = "", Kind = "Service", Name = "a" }], ConnectTimeout = {|BDSL2001:"5 s"|} } }; AssertPolicy.Accepts(Policies, policy); }
}
