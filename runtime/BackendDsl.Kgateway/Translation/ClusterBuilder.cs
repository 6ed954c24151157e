using System.Collections.Immutable;
using BackendDsl.GatewayApi;
using BackendDsl.Kgateway.Inputs;
using BackendDsl.Kgateway.Translation.Backends;
using BackendDsl.Kgateway.Translation.Parts;

namespace BackendDsl.Kgateway.Translation;

/// <summary>One cluster from its base, its policies and the defaults of the release, in the gateway's own order.</summary>
internal static class ClusterBuilder
{
    public static BuiltCluster OfService(ServiceSource service, ServicePort port, TranslationContext context) =>
        Build(BaseClusters.NameOf(service, port), new(service, port, null), service.Key, port.Name, problems: null, context);

    public static BuiltCluster OfBackend(BackendSource backend, TranslationContext context) =>
        Build(BaseClusters.NameOf(backend), new(null, default, backend), backend.Key, portName: null, backend.Problems, context);

    private static BuiltCluster Build(string name, Start start, ResourceKey key, string? portName, Problems? problems, TranslationContext context)
    {
        var draft = start.Draft(name, context);
        if (problems is { HasErrors: true })
            return new(name, key, [], problems.ErrorText());
        var policies = start.Target.Policies;
        var tlsPolicy = context.TlsPolicies.Of(key, portName);
        if (ErrorOf(policies, tlsPolicy, context) is { } error)
            return new(name, key, [], error);

        var isRandom = tlsPolicy is not null && !context.Facts.TlsPolicyGoesLast
            && policies.Any(p => p.Part(PolicyUnit.Tls) is not null || p.Part(PolicyUnit.UpstreamProxyProtocol) is not null);
        if (!isRandom)
            return Finish(draft, key, policies, tlsPolicy, tlsPolicyFirst: false, context, isSilent: false);

        // Up to 2.3 the turn of the two kinds of policies is random.
        var last = Finish(draft, key, policies, tlsPolicy, tlsPolicyFirst: false, context, isSilent: false);
        var first = Finish(start.Draft(name, context), key, policies, tlsPolicy, tlsPolicyFirst: true, context, isSilent: true);
        ImmutableArray<ClusterForm> forms = [.. last.Forms, .. first.Forms];
        if (forms.Length == 2 && forms[0].Cluster.Equals(forms[1].Cluster))
            return last;
        context.Warn(tlsPolicy!.Key, FieldPath.Root, $"{key} also has a BackendConfigPolicy with tls or upstreamProxyProtocol, and this release applies the two in random order: one of two clusters is programmed, and it may change with every translation", name, "BDSL4207");
        return last with { Forms = forms };
    }

    private static BuiltCluster Finish(ClusterDraft draft, ResourceKey key, IReadOnlyList<PolicySource> policies, TlsPolicySource? tlsPolicy, bool tlsPolicyFirst, TranslationContext context, bool isSilent)
    {
        var name = draft.Cluster.Name;
        var origins = context.Options.RecordsOrigins ? new OriginRecorder() : null;
        origins?.Default("connect_timeout");
        if (tlsPolicyFirst)
            ApplyTlsPolicy(draft, tlsPolicy!, policies, isLast: false, origins, context);
        if (policies.Count > 0)
        {
            if (draft.Facts.MarksConnectionOptions)
                draft.Cluster.UpstreamConnectionOptions = new();
            PolicyMerge.Apply(policies, key, draft, origins, isSilent ? null : context);
        }

        if (tlsPolicy is not null && !tlsPolicyFirst)
            ApplyTlsPolicy(draft, tlsPolicy, policies, isLast: true, origins, isSilent ? null : context);
        LocalitySettings.ApplyDefault(draft);
        return Tunnel(policies, draft, context) is { } error
            ? new(name, key, [], error)
            : new(name, key, [new(draft.Finish(), origins?.Finish() ?? [])], null);
    }

    private static void ApplyTlsPolicy(ClusterDraft draft, TlsPolicySource tlsPolicy, IReadOnlyList<PolicySource> policies, bool isLast, OriginRecorder? origins, TranslationContext? context)
    {
        var keepsOuter = draft.Facts.TlsPolicyGoesLast;
        if (keepsOuter)
            draft.SetInnerTls(tlsPolicy.Tls);
        else
            draft.SetTls(tlsPolicy.Tls);
        origins?.Win(tlsPolicy, isInner: draft.IsWrapped);
        if (!isLast || !keepsOuter || context is null)
            return;
        foreach (var policy in policies.Distinct())
        {
            if (policy.Part(PolicyUnit.Tls) is not null)
                context.Warn(policy.Key, PolicyUnits.PathOf(PolicyUnit.Tls), $"overridden by {tlsPolicy.Key}", draft.Cluster.Name, PolicyMerge.HiddenId);
        }
    }

    /// <summary>Last of all, on the finished cluster: why it cannot go through its tunnel.</summary>
    private static string? Tunnel(IReadOnlyList<PolicySource> policies, ClusterDraft draft, TranslationContext context)
    {
        for (var i = 0; i < policies.Count; i++)
        {
            var policy = policies[i];
            if (policy.Tunnel is not { } tunnel)
                continue;
            if (tunnel.WhyNot(draft, context) is { } reason)
            {
                policy.Problems.Error(PolicyUnits.PathOf(PolicyUnit.Tunnel), "tunnel: " + reason);
                return "tunnel: " + reason;
            }

            tunnel.Apply(draft);
            return null;
        }

        return null;
    }

    private static string? ErrorOf(IReadOnlyList<PolicySource> policies, TlsPolicySource? tlsPolicy, TranslationContext context)
    {
        List<string>? errors = null;
        for (var i = 0; i < policies.Count; i++)
        {
            var policy = policies[i];
            if (policy.Problems.HasErrors)
                Add(policy.Key, policy.Problems);
        }

        if (tlsPolicy is { Tls: null })
            Add(tlsPolicy.Key, tlsPolicy.Problems);
        return errors is null ? null : string.Join('\n', errors);

        void Add(ResourceKey key, Problems problems) =>
            (errors ??= []).Add(context.Facts.ClusterErrorsNamePolicy ? $"{Kinds.GroupOf(key.Kind)}/{key.Kind}/{key.Namespace}/{key.Name}: {problems.ErrorText()}" : problems.ErrorText());
    }

    /// <summary>What a cluster is made of: a Service's port, or a Backend.</summary>
    private readonly record struct Start(ServiceSource? Service, ServicePort Port, BackendSource? Backend)
    {
        public TargetSource Target => Service is null ? Backend! : Service;

        public ClusterDraft Draft(string name, TranslationContext context) =>
            Service is null ? BaseClusters.OfBackend(Backend!, context) : BaseClusters.OfService(name, Service, Port, context.Facts);
    }
}
