using BackendDsl.Envoy.Config.Cluster.V3;
using Google.Protobuf.WellKnownTypes;

namespace BackendDsl.Kgateway.Translation;

/// <summary><c>spec.outlierDetection</c>. The first four have defaults in the schema, so they are always written.</summary>
internal static class OutlierDetectionSettings
{
    public const uint DefaultConsecutive5xx = 5;
    public const long DefaultIntervalSeconds = 10;
    public const long DefaultBaseEjectionTimeSeconds = 30;
    public const uint DefaultMaxEjectionPercent = 10;

    public static OutlierDetection Read(Block block)
    {
        var detection = new OutlierDetection
        {
            Consecutive5Xx = block.UInt32("consecutive5xx") ?? DefaultConsecutive5xx,
            Interval = block.Duration("interval") ?? new Duration { Seconds = DefaultIntervalSeconds },
            BaseEjectionTime = block.Duration("baseEjectionTime") ?? new Duration { Seconds = DefaultBaseEjectionTimeSeconds },
            MaxEjectionPercent = block.UInt32("maxEjectionPercent") ?? DefaultMaxEjectionPercent,
            EnforcingConsecutive5Xx = block.UInt32("enforcingConsecutive5xx"),
            SplitExternalLocalOriginErrors = block.Flag("splitExternalLocalOriginErrors") ?? false,
            ConsecutiveLocalOriginFailure = block.UInt32("consecutiveLocalOriginFailure"),
            EnforcingConsecutiveLocalOriginFailure = block.UInt32("enforcingConsecutiveLocalOriginFailure"),
        };
        return detection;
    }
}
