// Resources made in services, workers and endpoints, from options and configuration.
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading;
namespace Acme.Services;

public interface IOptions<out T> { T Value { get; } }
public interface IClock { DateTimeOffset Now { get; } }
public sealed class EdgeOptions { public string Timeout { get; set; } = ""; public int MaxHeaders { get; set; } = -1; public string[] Services { get; init; } = []; public TimeSpan Idle { get; set; } public string? Sni { get; set; } public Dictionary<string, string> Labels { get; } = new(); public bool Strict { get; set; } }
public abstract class Worker { protected abstract Task ExecuteAsync(CancellationToken stop); }
public sealed class Reconciler(IKubernetes client, IOptions<EdgeOptions> options, IClock clock) : Worker
{
    private readonly EdgeOptions _options = options.Value;
    private readonly string _name = "edge-" + Environment.MachineName.ToLowerInvariant();
    private Policy? _last;
    private static readonly TimeSpan s_default = TimeSpan.FromSeconds(5);
    private static int s_count = -1;
    public required string Namespace { get; init; }
    private string Field = "";

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        var generic = new GenericClient(client, "gateway.kgateway.dev", "v1alpha1", "backendconfigpolicies");
        await generic.CreateNamespacedAsync(Policy.New(_name, Namespace).Spec(s => s.For("x").ConnectTimeout(_options.Timeout)).Build(), Namespace, stop); // silent
        await generic.CreateNamespacedAsync(Policy.New("a", Namespace).Spec(s => s.For("x").CommonHttpProtocolOptions(h => h.MaxHeadersCount(_options.MaxHeaders))).Build(), Namespace, stop); // silent
        await generic.CreateNamespacedAsync(Policy.New("a", Namespace).Labels(_options.Labels).Spec(s => s.For("x").ConnectTimeout(_options.Idle)).Build(), Namespace, stop); // silent
        await generic.CreateNamespacedAsync(Policy.New("a", Namespace).Spec(s => { foreach (var n in _options.Services) s.For(n); }).Build(), Namespace, stop); // silent
        await generic.CreateNamespacedAsync(Policy.New($"a-{clock.Now:yyyyMMdd}", Namespace).Spec(s => s.For("x")).Build(), Namespace, stop); // silent
        await generic.CreateNamespacedAsync(Policy.New($"a-{clock.Now.Year}", Namespace).Annotations(("at", clock.Now.ToString("O"))).Spec(s => s.For("x")).Build(), Namespace, stop); // silent
        await generic.CreateNamespacedAsync(Policy.New("a", Namespace).Spec(s => s.For("x").CommonHttpProtocolOptions(h => h.MaxHeadersCount(s_count))).Build(), Namespace, stop); // silent
        await generic.CreateNamespacedAsync(Policy.New("a", Namespace).Spec(s => s.For("x").ConnectTimeout(Field)).Build(), Namespace, stop); // silent
        await generic.CreateNamespacedAsync(Policy.New("a", Namespace).Spec(s => s.For("x").ConnectTimeout(s_default * 2)).Build(), Namespace, stop); // silent
        _last ??= Policy.New("a", Namespace).Spec(s => s.For("x")).Build(); // silent
        await generic.ReplaceNamespacedAsync(_last with { Spec = _last.Spec with { ConnectTimeout = _options.Strict ? "1s" : "5s" } }, Namespace, "a", stop); // silent
        await foreach (var name in Names(stop)) await generic.CreateNamespacedAsync(Policy.New(name, Namespace).Spec(s => s.For(name)).Build(), Namespace, stop); // silent
        if (_options is { Sni: { Length: > 0 } sni }) await generic.CreateNamespacedAsync(Policy.New("a", Namespace).Spec(s => s.For("x").Tls(t => t.Sni(sni).WellKnownCACertificates("System"))).Build(), Namespace, stop); // silent
        await Task.WhenAll(_options.Services.Select(n => generic.CreateNamespacedAsync(Policy.New(n, Namespace).Spec(s => s.For(n)).Build(), Namespace, stop))); // silent

        await generic.CreateNamespacedAsync(Policy.New("a", Namespace).Spec(s => s.For("x").ConnectTimeout({|BDSL2001:"5 s"|})).Build(), Namespace, stop);
        await generic.CreateNamespacedAsync(Policy.New("a", Namespace).Spec(s => s.For("x").CommonHttpProtocolOptions(h => h.MaxHeadersCount({|BDSL1002:-1|}))).Build(), Namespace, stop);
        await generic.CreateNamespacedAsync(Policy.New({|BDSL1012:"A_" + "B"|}, Namespace).Spec(s => s.For("x")).Build(), Namespace, stop);
        await generic.CreateNamespacedAsync(Policy.New("a", Namespace).Spec(s => s.For("x").ConnectTimeout(_options.Strict ? {|BDSL2001:"1 s"|} : "5s")).Build(), Namespace, stop);
        await generic.ReplaceNamespacedAsync(_last with { Spec = _last.Spec with { ConnectTimeout = {|BDSL2001:"5 s"|} } }, Namespace, "a", stop);
        await Task.WhenAll(_options.Services.Select(n => generic.CreateNamespacedAsync(Policy.New(n, Namespace).Spec(s => s.For(n).ConnectTimeout({|BDSL2001:"x"|})).Build(), Namespace, stop)));
    }

    private async IAsyncEnumerable<string> Names([EnumeratorCancellation] CancellationToken stop = default) { await Task.Yield(); stop.ThrowIfCancellationRequested(); yield return "a"; }
}
public static class Endpoints
{
    public static Func<string, Policy> R01() => name => Policy.New(name, "edge").Spec(s => s.For(name)).Build(); // silent
    public static Delegate R02() => (string name, int max) => Policy.New(name, "edge").Spec(s => s.For(name).CommonHttpProtocolOptions(h => h.MaxHeadersCount(max))).Build(); // silent
    public static bool R03(string yaml, [NotNullWhen(true)] out Policy? policy) { policy = Policy.FromYaml(yaml); return policy.Validate().IsValid; } // silent
    public static (Policy? Policy, string? Error) R04(string t) { var p = Policy.New("a", "edge").Spec(s => s.For("x").ConnectTimeout(t)).BuildUnchecked(); return p.Validate() is { IsValid: false } r ? (null, r.ToString()) : (p, null); } // silent
    public static Policy R05(Uri uri) => Policy.New(uri.Host.Replace('.', '-'), "edge").Spec(s => s.For(uri.Segments.Last().Trim('/')).ConnectTimeout(TimeSpan.FromMilliseconds(uri.Port))).Build(); // silent
    public static IEnumerable<Policy> R06(ILookup<string, string> groups) => from g in groups from n in g let name = $"{g.Key}-{n}" where name.Length < 60 orderby name select Policy.New(name, "edge").Spec(s => s.For(n)).Build(); // silent
    public static Policy R07(ReadOnlySpan<char> name) { var text = name.ToString(); return Policy.New(text, "edge").Spec(s => s.For(text)).Build(); } // silent
    public static Policy R08(object o) => o switch { string s => Policy.New(s).Spec(x => x.For(s)).Build(), (string n, int m) => Policy.New(n).Spec(x => x.For(n).CommonHttpProtocolOptions(h => h.MaxHeadersCount(m))).Build(), { } other => Policy.New(other.ToString()!).Spec(x => x.For("x")).Build(), null => throw new ArgumentNullException(nameof(o)) }; // silent
    public static Policy R10<T>(T value) where T : notnull => Policy.New($"{value}".ToLowerInvariant(), "edge").Spec(s => s.For("x")).Build(); // silent
    public static Policy R11(Guid id) => Policy.New($"p-{id:N}", "edge").Spec(s => s.For("x")).Build(); // silent
    public static Policy R12() => Policy.New(nameof(Endpoints).ToLowerInvariant(), "edge").Spec(s => s.For("x")).Build(); // silent
    public static Policy R13(int n) => Policy.New("a", "edge").Spec(s => s.For("x").ConnectTimeout(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{n}s"))).Build(); // silent
    public static Policy R14() => Policy.New("""web""", "edge").Spec(s => s.For("x").ConnectTimeout($"""{5}s""")).Build(); // silent
    public static Policy R15() => Policy.New("web", "edge").Spec(s => s.For("x").ConnectTimeout(string.Join("", 5, "s"))).Build(); // silent
    public static Policy R16() => Policy.New("web", "edge").Spec(s => s.For("x").ConnectTimeout(5.ToString() + "s")).Build(); // silent
    public static Policy R17() => Policy.New("web", "edge").Spec(s => s.For("x").ConnectTimeout("5S".ToLower())).Build(); // silent
    public static Policy R18() => Policy.New("web", "edge").Spec(s => s.For("x").ConnectTimeout(new string(['5', 's']))).Build(); // silent
    public static Policy R19() => Policy.New("web", "edge").Spec(s => s.For("x").ConnectTimeout(Encode("5 s"))).Build(); // silent
    static string Encode(string t) => t.Replace(" ", "");
    public static Policy R20() => Policy.New("web", "edge").Spec(s => s.For("x").ConnectTimeout("5 s".Replace(" ", ""))).Build(); // silent
    public static Policy R21() => Policy.New("web", "edge").Spec(s => s.For("x").ConnectTimeout("5 s"[..1] + "s")).Build(); // silent
    public static Policy R22() => Policy.New("web", "edge").Spec(s => s.For("x").ConnectTimeout("5 s".Split(' ')[0] + "s")).Build(); // silent
    public static Policy R23() => Policy.New("web", "edge").Spec(s => s.For("x").CommonHttpProtocolOptions(h => h.MaxHeadersCount(unchecked((int)4294967295u) + 101))).Build(); // silent
    public static Policy R24() => Policy.New("web", "edge").Spec(s => s.For("x").CommonHttpProtocolOptions(h => h.MaxHeadersCount(-1 & 0x7F))).Build(); // silent
    public static Policy R25() => Policy.New("web", "edge").Spec(s => s.For("x").CommonHttpProtocolOptions(h => h.MaxHeadersCount(-(-5)))).Build(); // silent

    public static Func<string, Policy> W01() => name => Policy.New(name, "edge").Spec(s => s.For(name).ConnectTimeout({|BDSL2001:"5 s"|})).Build();
    public static Policy W02(object o) => o switch { string s => Policy.New(s).Spec(x => x.For(s).ConnectTimeout({|BDSL2001:"5 s"|})).Build(), _ => throw new ArgumentException() };
    public static Policy W03() => Policy.New({|BDSL1012:nameof(Endpoints)|}, "edge").Spec(s => s.For("x")).Build();
    public static Policy W04() => Policy.New("web", "edge").Spec(s => s.For("x").ConnectTimeout({|BDSL2001:$"{5} s"|})).Build();
    public static Policy W05() => Policy.New("web", "edge").Spec(s => s.For("x").ConnectTimeout({|BDSL2001:"""5 s"""|})).Build();
    public static Policy W06() => Policy.New("web", "edge").Spec(s => s.For("x").ConnectTimeout({|BDSL2001:"5" + " " + "s"|})).Build();
    public static Policy W07() => Policy.New("web", "edge").Spec(s => s.For("x").CommonHttpProtocolOptions(h => h.MaxHeadersCount({|BDSL1002:5 - 10|}))).Build();
    public static Policy W08() => Policy.New("web", "edge").Spec(s => s.For("x").CommonHttpProtocolOptions(h => h.MaxHeadersCount({|BDSL1002:int.MinValue|}))).Build();
    public static Policy W09() => Policy.New({|BDSL1012:new string('a', 300)|}, "edge").Spec(s => s.For("x")).Build();
    public static Policy W10() => Policy.New("web", "edge").Spec(s => s.For("x").ConnectTimeout({|BDSL4021:TimeSpan.Zero|})).Build();
    public static Policy W11() => Policy.New("web", "edge").Spec(s => s.For("x").TcpKeepalive(k => k.KeepAliveTime({|BDSL2001:TimeSpan.FromMilliseconds(500)|}))).Build();
}
