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
        var result = TranslationRun.Run(input, options.JudgesClusters ? options with { RecordsOrigins = true } : options);
        // Where the translation itself came upon the same, it knows the cluster as well.
        var told = result.Findings.Select(f => (f.Id, f.Object)).ToHashSet();
        var rules = options.JudgesPolicies ? KgatewayRules.Check(input, options).Where(r => !told.Contains((r.Id, r.Object))) : [];
        return new(result with { Findings = [.. rules, .. result.Findings, .. options.JudgesClusters ? EnvoyVerdicts.Of(result, KgatewayBootstrap.Target(options)) : []] });
    }
}
