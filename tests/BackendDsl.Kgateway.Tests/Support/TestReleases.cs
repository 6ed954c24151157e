using BackendDsl.Kgateway.Releases;

namespace BackendDsl.Kgateway.Tests.Support;

/// <summary>The states of kgateway's main branch of which cases are kept.</summary>
internal static class TestReleases
{
    public static KgatewayRelease Documented { get; } = KgatewayRelease.OfTests("S", TestFacts.Documented);

    public static KgatewayRelease Marked { get; } = KgatewayRelease.OfTests("A", TestFacts.Marked);

    public static KgatewayRelease Plain { get; } = KgatewayRelease.OfTests("B", TestFacts.Plain);

    public static KgatewayRelease LocalityWeighted { get; } = KgatewayRelease.OfTests("C", TestFacts.LocalityWeighted);

    public static KgatewayRelease ZoneAware { get; } = KgatewayRelease.OfTests("D", TestFacts.ZoneAware);

    public static IReadOnlyList<KgatewayRelease> All { get; } = [Documented, Marked, Plain, LocalityWeighted, ZoneAware];

    /// <summary>One of the letters that the cases use, or the name of a release.</summary>
    public static KgatewayRelease Find(string name) => All.FirstOrDefault(r => r.Name == name) ?? KgatewayRelease.Parse(name);
}
