namespace BackendDsl.Envoy.Tests.RealEnvoy;

/// <summary>
/// A bootstrap of the clusters of one set of policies: a real Envoy was started with 120 of them; 105 start, and 15 do not, each for a cluster that it
/// refuses alone too.
/// </summary>
public sealed class BootstrapVerdictTests(ITestOutputHelper output)
{
    /// <summary>Those of the 120 that were refused; of each half of the clusters is in the data.</summary>
    private static readonly string[] s_refused = ["00000", "00001", "00005", "00020", "00028", "00041", "00051", "00061", "00064", "00065", "00074", "00084", "00095", "00105", "00116"];

    [Fact]
    public void One_is_written_where_Envoy_starts_with_it_and_an_error_before_it_is_written_where_it_does_not()
    {
        var (all, written, refused, tried) = (0, 0, 0, 0);
        foreach (var scenario in RealVerdict.Read("translated").GroupBy(v => v.Id.Split('/')[0]).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            all++;
            var starts = scenario.All(v => v.Accepted);
            var wasTried = string.CompareOrdinal(scenario.Key, "00120") < 0;
            if (wasTried) tried++;
            var options = new EnvoyBootstrapOptions { Environment = AgreementTests.Target.Environment };
            var found = Record.Exception(() => EnvoyBootstrap.ToJson(scenario.Select(v => v.Cluster), options));
            Assert.True(found is null or ArgumentException, $"{scenario.Key}: {found}");
            Assert.True(starts == found is null, $"{scenario.Key}: {(starts ? "starts" : "is refused")}, {found?.Message ?? "written"}");
            // What was tried as a whole is not refused for any other cluster than those that are refused alone.
            if (wasTried && !starts) Assert.Contains(scenario.Key, s_refused);
            if (found is null) written++;
            else refused++;
        }
        output.WriteLine($"{all} sets of clusters: {written} written, {refused} refused; {tried} of them are of the 120 that Envoy was started with");
        Assert.True(refused > 100 && written > 600);
    }
}
