// Code that looks as if it changed a resource.
public static class LostWrites
{
    static Policy Of(string n) => Policy.New(n, "ns").Spec(s => s.For("x")).Build();

    public static object R01() { var p = Of("a"); p = p.ToBuilder().Metadata(m => m.Name = "b").Build(); return p; } // silent
    public static object R02() { var p = Of("a"); p = p.ToBuilder().Metadata(m => { m.Labels ??= new Dictionary<string, string>(); m.Labels["a"] = "b"; }).Build(); return p; } // silent
    public static object R03() { var m = Of("a").Metadata; m.Name = "b"; return Of("a") with { Metadata = m }; } // silent
    public static object R04() { var s = new V1Service { Metadata = new() { Name = "s" }, Spec = new() { Ports = [new() { Port = 80 }] } }; s.Metadata.Name = "x"; s.Metadata.Labels = new Dictionary<string, string>(); s.SetLabel("a", "b"); return s; } // silent
    public static object R05() => Of("a").Metadata.Labels?.ContainsKey("x") == true; // silent
    public static object R06() { var p = Of("a"); var n = p.Metadata.Name; n += "x"; return n; } // silent
    public static object R07() => Policy.New("a").Spec(s => { var t = s; t.For("x"); }).Build(); // silent
    public static async Task<object> R08() { await Task.Delay(1); return Policy.New("a").Spec(s => s.For("x")).Build(); } // silent
    public static object R09() { var b = Policy.New("a"); b.Spec(s => s.For("x")); b.Labels(("a", "b")); return b.Build(); } // silent
    public static object R10() => Of("a").Name() + Of("a").GetLabel("x"); // silent

    public static object W01() { var p = Of("a"); {|BDSL1020:p.Metadata.Name|} = "b"; return p; }
    public static object W02() { var p = Of("a"); {|BDSL1020:p.Metadata.Labels["a"]|} = "b"; return p; }
    public static object W03() { var p = Of("a"); {|BDSL1020:p.Metadata.Labels|} = new Dictionary<string, string>(); return p; }
    public static object W04() { var p = Of("a"); {|BDSL1020:p.SetLabel("a", "b")|}; return p; }
    public static object W05() { var p = Of("a"); {|BDSL1020:p.Metadata.Labels.Add("a", "b")|}; return p; }
    public static object W06() { var p = Of("a"); {|BDSL1020:p.SetAnnotation("a", "b")|}; return p; }
    public static object W07() { var p = Of("a"); {|BDSL1020:p.AddFinalizer("a/b")|}; return p; }
    public static object W08() { var p = Of("a"); {|BDSL1020:p.Metadata.Labels|} ??= new Dictionary<string, string>(); return p; }
    public static object W09() { var p = Of("a"); {|BDSL1020:p.Metadata.Finalizers.Add("a/b")|}; return p; }
    public static object W10() { var p = Of("a"); {|BDSL1020:p.AddOwnerReference(new V1OwnerReference { Name = "x" })|}; return p; }
    public static object W11() => Policy.New("a").Spec({|BDSL1021:async s => { s.For("x"); await Task.Delay(5); s.ConnectTimeout("9s"); }|}).Build();
    public static object W12() { SpecBuilder? kept = null; var b = Policy.New("a").Spec(s => { kept = s; s.For("a"); }); kept!.{|BDSL1021:ConnectTimeout("3s")|}; return b.Build(); }
    public static object W13() => Policy.New("a").Spec(s => s.For("x").HealthCheck({|BDSL1021:async h => { await Task.Yield(); h.Timeout("1s"); }|})).BuildUnchecked();
    public static object W14() => Policy.New("a", {|BDSL1012:""|}).Spec(s => s.For("x")).Build();
    public static object W15() { var p = {|BDSL1012:new Policy { Spec = new() { TargetRefs = [new() { Group = "", Kind = "Service", Name = "x" }] } }|}; return p.Validate(); }
}
