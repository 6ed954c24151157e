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
<<<<<<< HEAD
        var context = new TranslationContext(input, options ?? new());
        foreach (var policy in context.Targets.All)
            policy.Translate(context);

        var clusters = new List<Cluster>();
        foreach (var service in context.Services)
        {
            foreach (var port in service.Ports)
                clusters.Add(ClusterBuilder.OfService(service, port, context));
        }

        foreach (var backend in context.Backends)
        {
            if (backend.IsStatic)
                clusters.Add(ClusterBuilder.OfBackend(backend, context));
            else
                context.Warn(backend.Key, "spec.type", $"Backends of the type {backend.Type ?? "(none)"} are not translated, only static ones");
        }

        FindNewerFields(clusters, context);
        return new(clusters, Statuses(context), Findings(context));
    }

    /// <summary>What the target Envoy would skip, because it does not know it yet.</summary>
    private static void FindNewerFields(List<Cluster> clusters, TranslationContext context)
    {
        if (context.Options.EnvoyVersion is not { } version)
            return;
        foreach (var cluster in clusters)
        {
            foreach (var finding in ClusterChecks.Judge(cluster, new() { Version = version }).Findings)
            {
                if (finding.Id == "field-of-a-newer-release")
                    context.Findings.Add(new(FindingSeverity.Warning, "Cluster", "", cluster.Name, finding.Path, finding.Message, cluster.Name));
            }
        }
    }

    private static List<PolicyStatus> Statuses(TranslationContext context)
    {
        var statuses = new List<PolicyStatus>(context.Targets.All.Count);
        foreach (var policy in context.Targets.All)
        {
            var accepted = !policy.Problems.HasErrors;
            statuses.Add(new(policy.Namespace, policy.Name, accepted, accepted ? "Policy accepted" : policy.Problems.ErrorText()));
        }

        return statuses;
    }

    private static List<KgatewayFinding> Findings(TranslationContext context)
    {
        var findings = context.Findings;
        foreach (var policy in context.Targets.All)
            Add(policy.Problems, new(Kinds.BackendConfigPolicy, policy.Namespace, policy.Name));
        foreach (var policy in context.TlsPolicies.All)
            Add(policy.Problems, policy.Key);
        foreach (var backend in context.Backends)
            Add(backend.Problems, backend.Key);
        return findings;

        void Add(Problems problems, ResourceKey key)
        {
            foreach (var problem in problems.All)
                findings.Add(new(problem.Severity, key.Kind, key.Namespace, key.Name, problem.Path, problem.Message));
        }
=======
        options ??= new();
        var result = TranslationRun.Run(input, options.JudgesClusters ? options with { RecordsOrigins = true } : options);
        return new(options.JudgesClusters ? result with { Findings = [.. result.Findings, .. EnvoyVerdicts.Of(result, KgatewayBootstrap.Target(options))] } : result);
>>>>>>> main
    }
}
