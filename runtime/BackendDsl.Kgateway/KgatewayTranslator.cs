using BackendDsl.GatewayApi;
using BackendDsl.Kgateway.Translation;

namespace BackendDsl.Kgateway;

/// <summary>Tells, offline, which Envoy clusters kgateway makes of policies and backends.</summary>
public static class KgatewayTranslator
{
    /// <summary>Translates everything in <paramref name="input"/>.</summary>
    /// <param name="input">Policies, and the objects they are about.</param>
    /// <param name="options">Which release and which Envoy; null for the newest.</param>
    /// <returns>
    /// The clusters by name, and what the gateway would say of the policies. A policy that the gateway refuses is no exception here:
    /// its clusters fail, as they would there, and the reason is among the findings.
    /// </returns>
    public static ClusterSet Translate(KgatewayInput input, KgatewayOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        options ??= new();
        var result = TranslationRun.Run(input, options.ChecksClusters ? options with { RecordsOrigins = true } : options);
        var rules = options.ValidatesPolicies ? Rules(input, options, result) : [];
        if (options.ChecksClusters)
            return new(result with { Findings = [.. rules, .. result.Findings, .. EnvoyOutcomes.Of(result, KgatewayBootstrap.Target(options))] });
        return new(rules.Count == 0 ? result : result with { Findings = [.. rules, .. result.Findings] });
    }

    // Where the translation itself came upon the same, it knows the cluster as well.
    private static List<GatewayFinding> Rules(KgatewayInput input, KgatewayOptions options, TranslationResult result)
    {
        var told = result.Findings.Select(f => (f.Id, f.Object)).ToHashSet();
        return [.. KgatewayRules.Check(input, options).Where(r => !told.Contains((r.Id, r.Object)))];
    }
}
