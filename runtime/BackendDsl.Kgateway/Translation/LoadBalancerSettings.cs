using BackendDsl.Cel.Text;
using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.Common.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.LeastRequest.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.Maglev.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.RingHash.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.RoundRobin.V3;
using BackendDsl.Envoy.Type.V3;
using Google.Protobuf;
using RandomPolicy = BackendDsl.Envoy.Extensions.LoadBalancingPolicies.Random.V3.Random;

namespace BackendDsl.Kgateway.Translation;

/// <summary><c>spec.loadBalancer</c>: the settings of every kind of balancing, and the kind as an extension of its own.</summary>
internal sealed class LoadBalancerSettings
{
    public const uint DefaultChoiceCount = 2;

    private readonly Cluster.Types.CommonLbConfig _common = new();
    private string _extension = "";
    private string _typeUrl = "";
    private IMessage? _config;
    private ConsistentHashingLbConfig? _hashing;

    public static LoadBalancerSettings Read(Block block, PolicySource policy, KgatewayProfile profile)
    {
        var settings = new LoadBalancerSettings();
        if (block.UInt32("healthyPanicThreshold") is { } threshold)
            settings._common.HealthyPanicThreshold = new() { Value = threshold };
        settings._common.UpdateMergeWindow = block.Duration("updateMergeWindow");
        settings._common.CloseConnectionsOnHostSetChange = block.Flag("closeConnectionsOnHostSetChange") ?? false;
        settings.ReadKind(block, policy, profile);
        return settings;
    }

    /// <summary>Replaces what the base cluster had, a locality setting included.</summary>
    public void Apply(ClusterDraft draft)
    {
        draft.Cluster.CommonLbConfig = _common.Clone();
        if (_config is null)
            return;
        var wantsHostname = _hashing is { UseHostnameForHashing: true };
        if (wantsHostname && !draft.IsResolvedByDns)
        {
            draft.Warn($"spec.loadBalancer.{(_config is Maglev ? "maglev" : "ringHash")}.useHostnameForHashing", "works only for a backend found by DNS: it is switched off");
            _hashing!.UseHostnameForHashing = false;
        }

        draft.Cluster.LoadBalancingPolicy = new()
        {
            Policies = { new LoadBalancingPolicy.Types.Policy { TypedExtensionConfig = new() { Name = _extension, TypedConfig = EnvoyAny.Pack(_config, _typeUrl) } } },
        };
        if (wantsHostname)
            _hashing!.UseHostnameForHashing = true;
    }

    private void ReadKind(Block block, PolicySource policy, KgatewayProfile profile)
    {
        if (block.Child("leastRequest") is { IsPresent: true } leastRequest)
        {
            Set(EnvoyExtensionNames.LeastRequest, EnvoyTypeUrls.LeastRequest, new LeastRequest
            {
                ChoiceCount = leastRequest.UInt32("choiceCount") ?? DefaultChoiceCount,
                SlowStartConfig = SlowStart(leastRequest, policy),
                LocalityLbConfig = LocalitySettings.Read(block, profile),
            });
        }
        else if (block.Child("roundRobin") is { IsPresent: true } roundRobin)
        {
            Set(EnvoyExtensionNames.RoundRobin, EnvoyTypeUrls.RoundRobin, new RoundRobin
            {
                SlowStartConfig = SlowStart(roundRobin, policy),
                LocalityLbConfig = LocalitySettings.Read(block, profile),
            });
        }
        else if (block.Child("ringHash") is { IsPresent: true } ringHash)
        {
            _hashing = HashPolicies.Read(ringHash);
            Set(EnvoyExtensionNames.RingHash, EnvoyTypeUrls.RingHash, new RingHash
            {
                MinimumRingSize = ringHash.UInt64("minimumRingSize"),
                MaximumRingSize = ringHash.UInt64("maximumRingSize"),
                ConsistentHashingLbConfig = _hashing,
                LocalityWeightedLbConfig = LocalitySettings.IsWeighted(block) ? new() : null,
            });
        }
        else if (block.Child("maglev") is { IsPresent: true } maglev)
        {
            _hashing = HashPolicies.Read(maglev);
            Set(EnvoyExtensionNames.Maglev, EnvoyTypeUrls.Maglev, new Maglev
            {
                ConsistentHashingLbConfig = _hashing,
                LocalityWeightedLbConfig = LocalitySettings.IsWeighted(block) ? new() : null,
            });
        }
        else if (block.Child("random") is { IsPresent: true })
        {
            Set(EnvoyExtensionNames.Random, EnvoyTypeUrls.Random, new RandomPolicy { LocalityLbConfig = LocalitySettings.Read(block, profile) });
        }
    }

    private void Set(string extension, string typeUrl, IMessage config)
    {
        _extension = extension;
        _typeUrl = typeUrl;
        _config = config;
    }

    private static SlowStartConfig? SlowStart(Block kind, PolicySource policy)
    {
        if (kind.Child("slowStart") is not { IsPresent: true } block)
            return null;
        var config = new SlowStartConfig { SlowStartWindow = block.Duration("window") };
        if (block.UInt32("minWeightPercent") is { } percent)
            config.MinWeightPercent = new Percent { Value = percent };
        if (block.Text("aggression") is not { } text)
            return config;
        if (!GoNumber.TryParseDouble(text, out var aggression))
        {
            block.Warn("aggression", $"\"{text}\" is not a number: the whole slow start is dropped");
            return null;
        }

        // Envoy wants a runtime key beside the value; the name of the policy makes it unique.
        config.Aggression = new() { DefaultValue = aggression, RuntimeKey = $"{policy.Name}.{policy.Namespace}.slowStart.aggression" };
        return config;
    }
}
