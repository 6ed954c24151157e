using BackendDsl.Cel.Text;
using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.Common.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.LeastRequest.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.Maglev.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.RingHash.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.RoundRobin.V3;
using BackendDsl.Envoy.Type.V3;
using BackendDsl.Kgateway.Releases;
using Google.Protobuf;
using RandomPolicy = BackendDsl.Envoy.Extensions.LoadBalancingPolicies.Random.V3.Random;

namespace BackendDsl.Kgateway.Translation.Parts;

/// <summary><c>spec.loadBalancer</c>: the settings of every kind of balancing, and the kind as an extension of its own.</summary>
internal sealed class LoadBalancerPart : PolicyPart
{
    public const uint DefaultChoiceCount = 2;

    private readonly Cluster.Types.CommonLbConfig _common = new();
    private string _extension = "";
    private string _typeUrl = "";
    private IMessage? _config;
    private ConsistentHashingLbConfig? _hashing;

    private LoadBalancerPart()
        : base(PolicyUnit.LoadBalancer)
    {
    }

    /// <summary>Whether it hashes the hosts' names, which works only where DNS finds them.</summary>
    public bool HashesHostnames => _hashing is { UseHostnameForHashing: true };

    public static LoadBalancerPart Read(PolicyObject block, PolicySource policy, ReleaseFacts facts)
    {
        var part = new LoadBalancerPart();
        if (block.UInt32("healthyPanicThreshold") is { } threshold)
            part._common.HealthyPanicThreshold = new() { Value = threshold };
        part._common.UpdateMergeWindow = block.Duration("updateMergeWindow");
        part._common.CloseConnectionsOnHostSetChange = block.Flag("closeConnectionsOnHostSetChange") ?? false;
        part.ReadKind(block, policy, facts);
        return part;
    }

    /// <summary>
    /// Switches the hashing of host names off for all clusters of the policy: the gateway does so in the settings they share, as soon as one of
    /// them is not found by DNS.
    /// </summary>
    public void StopHashingHostnames() => _hashing!.UseHostnameForHashing = false;

    /// <summary>Replaces what the base cluster had, a locality setting included.</summary>
    public override bool Apply(ClusterDraft draft)
    {
        if (_config is null)
        {
            // The release may add its own default to it.
            draft.Cluster.CommonLbConfig = _common.Clone();
            return true;
        }

        draft.Cluster.CommonLbConfig = Give(_common);
        draft.Cluster.LoadBalancingPolicy = new()
        {
            Policies = { new LoadBalancingPolicy.Types.Policy { TypedExtensionConfig = new() { Name = _extension, TypedConfig = EnvoyAny.Pack(_config, _typeUrl) } } },
        };
        return true;
    }

    /// <summary>The path of the member, below <c>spec</c>.</summary>
    public string HashingPath => $"spec.loadBalancer.{(_config is Maglev ? "maglev" : "ringHash")}.useHostnameForHashing";

    private void ReadKind(PolicyObject block, PolicySource policy, ReleaseFacts facts)
    {
        if (block.Child("leastRequest") is { IsPresent: true } leastRequest)
        {
            Set(EnvoyExtensionNames.LeastRequest, EnvoyTypeUrls.LeastRequest, new LeastRequest
            {
                ChoiceCount = leastRequest.UInt32("choiceCount") ?? DefaultChoiceCount,
                SlowStartConfig = SlowStart(leastRequest, policy),
                LocalityLbConfig = LocalitySettings.Read(block, facts),
            });
        }
        else if (block.Child("roundRobin") is { IsPresent: true } roundRobin)
        {
            Set(EnvoyExtensionNames.RoundRobin, EnvoyTypeUrls.RoundRobin, new RoundRobin
            {
                SlowStartConfig = SlowStart(roundRobin, policy),
                LocalityLbConfig = LocalitySettings.Read(block, facts),
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
            Set(EnvoyExtensionNames.Random, EnvoyTypeUrls.Random, new RandomPolicy { LocalityLbConfig = LocalitySettings.Read(block, facts) });
        }
    }

    private void Set(string extension, string typeUrl, IMessage config)
    {
        _extension = extension;
        _typeUrl = typeUrl;
        _config = config;
    }

    private static SlowStartConfig? SlowStart(PolicyObject kind, PolicySource policy)
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
