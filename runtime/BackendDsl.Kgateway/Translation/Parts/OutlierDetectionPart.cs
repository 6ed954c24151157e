using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Kgateway.Releases;
using Google.Protobuf.WellKnownTypes;

namespace BackendDsl.Kgateway.Translation.Parts;

/// <summary><c>spec.outlierDetection</c>. The first four have defaults in the schema, so they are always written.</summary>
internal sealed class OutlierDetectionPart : PolicyPart
{
    public const uint DefaultConsecutive5xx = 5;
    public const long DefaultIntervalSeconds = 10;
    public const long DefaultBaseEjectionTimeSeconds = 30;
    public const uint DefaultMaxEjectionPercent = 10;

    private const ReleaseLine LocalOriginSince = ReleaseLine.Main;

    private readonly OutlierDetection _detection;

    public OutlierDetectionPart(PolicyObject block, ReleaseFacts facts)
        : base(PolicyUnit.OutlierDetection)
    {
        _detection = new()
        {
            Consecutive5Xx = block.UInt32("consecutive5xx") ?? DefaultConsecutive5xx,
            Interval = block.Duration("interval") ?? new Duration { Seconds = DefaultIntervalSeconds },
            BaseEjectionTime = block.Duration("baseEjectionTime") ?? new Duration { Seconds = DefaultBaseEjectionTimeSeconds },
            MaxEjectionPercent = block.UInt32("maxEjectionPercent") ?? DefaultMaxEjectionPercent,
        };
        if (block.Knows("enforcingConsecutive5xx", LocalOriginSince, facts))
            _detection.EnforcingConsecutive5Xx = block.UInt32("enforcingConsecutive5xx");
        if (block.Knows("splitExternalLocalOriginErrors", LocalOriginSince, facts))
            _detection.SplitExternalLocalOriginErrors = block.Flag("splitExternalLocalOriginErrors") ?? false;
        if (block.Knows("consecutiveLocalOriginFailure", LocalOriginSince, facts))
            _detection.ConsecutiveLocalOriginFailure = block.UInt32("consecutiveLocalOriginFailure");
        if (block.Knows("enforcingConsecutiveLocalOriginFailure", LocalOriginSince, facts))
            _detection.EnforcingConsecutiveLocalOriginFailure = block.UInt32("enforcingConsecutiveLocalOriginFailure");
    }

    public override bool Apply(ClusterDraft draft)
    {
        draft.Cluster.OutlierDetection = Give(_detection);
        return true;
    }
}
