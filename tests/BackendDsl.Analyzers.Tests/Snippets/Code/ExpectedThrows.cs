// Code that is written to fail.
public class ExpectedThrows
{
    public void R01() => Assert.Throws<ResourceInvalidException>(() => Policy.New("a", "n").Spec(s => s.ConnectTimeout("5 s")).Build()); // silent
    public void R02() => Record.Exception(() => Policy.New("a", "n").Spec(s => s.ConnectTimeout("5 s")).Build()); // silent
    public void R03() { Action act = () => Policy.New("a", "n").Spec(s => s.ConnectTimeout("5 s")).Build(); act.Should().Throw<ResourceInvalidException>(); } // silent
    public void R04() { Func<object> act = () => Policy.New("a", "n").Spec(s => s.ConnectTimeout("5 s")).Build(); Assert.Throws<ResourceInvalidException>(act); } // silent
    public void R05() { object Act() => Policy.New("a", "n").Spec(s => s.ConnectTimeout("5 s")).Build(); Assert.Throws<ResourceInvalidException>(Act); } // silent
    public void R06() { try { Policy.New("a", "n").Spec(s => s.ConnectTimeout("5 s")).Build(); } catch (ResourceInvalidException) { } } // silent
    public void R07() { var e = Assert.Throws<ResourceInvalidException>(() => { var p = Policy.New("Not_A_Name").Build(); return p; }); } // silent
    public void R08() { try { Policy.New("Bad_" + Environment.MachineName).Build(); } catch (ResourceInvalidException e) when (e.Message.Length > 0) { } } // silent
    public void R09() { Func<object> act = () => Policy.New("a", "n").Spec(s => s.ConnectTimeout("5 s")).Build(); act.Should().Throw<InvalidOperationException>().Throw<Exception>(); } // silent
    public void R10() => Assert.Equal(1, Record.Exception(() => Policy.New("a", "n").Spec(s => s.ConnectTimeout("5 s")).Build())?.Message); // silent
    public void R11() { var p = Policy.New("a", "n").Spec(s => s.ConnectTimeout("5 s")).BuildUnchecked(); Assert.Equal(false, p.Validate().IsValid); } // silent
    public void R12(Policy p) => Assert.Equal(1, (p with { Spec = new() { ConnectTimeout = Environment.MachineName, HealthCheck = new() { Timeout = "1s", Interval = "1s", HealthyThreshold = 1, UnhealthyThreshold = 1 }, TargetRefs = [new() { Group = "", Kind = "Service", Name = "x" }] } }).Validate().Violations.Count); // silent

    public void W01() { Action act = () => Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout({|BDSL2001:"5 s"|})).Build(); act.Should().NotThrow(); }
    public void W02() { try { Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout({|BDSL2001:"5 s"|})).Build(); } catch (InvalidOperationException) { } }
    public void W03() { try { } catch (ResourceInvalidException) { Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout({|BDSL2001:"5 s"|})).Build(); } }
    public void W04() => Assert.Equal(1, Policy.New("a", "n").Spec(s => s.For("x").ConnectTimeout({|BDSL2001:"5 s"|})).Build());
    public void W05() { var p = new Policy { Metadata = new() { Name = "a" }, Spec = new() { ConnectTimeout = {|BDSL2001:"5 s"|}, TargetRefs = [new() { Group = "", Kind = "Service", Name = "x" }] } }; Assert.Equal(1, p.Validate().Violations.Count); }
}
