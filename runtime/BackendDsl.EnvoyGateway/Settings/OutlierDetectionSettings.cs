using BackendDsl.Envoy.Config.Cluster.V3;

namespace BackendDsl.EnvoyGateway.Settings;

/// <summary>Passive health checks.</summary>
internal static class OutlierDetectionSettings
{
    private const string Field = "outlier_detection.";
    private const string Source = "healthCheck.passive.";

    public static void Apply(ClusterDraft draft)
    {
        var block = draft.Spec.Child("healthCheck").Child("passive");
        if (!block.IsPresent)
            return;
        var detection = new OutlierDetection
        {
            Interval = Convert.Duration(block.Duration("interval")),
            BaseEjectionTime = Convert.Duration(block.Duration("baseEjectionTime")),
            Consecutive5Xx = (uint?)block.Whole("consecutive5XxErrors"),
            ConsecutiveLocalOriginFailure = (uint?)block.Whole("consecutiveLocalOriginFailures"),
            SplitExternalLocalOriginErrors = block.Flag("splitExternalLocalOriginErrors") == true,
            AlwaysEjectOneHost = block.Flag("alwaysEjectOneEndpoint"),
        };
        draft.From(Field + "interval", Source + "interval");
        draft.From(Field + "base_ejection_time", Source + "baseEjectionTime");
        draft.From(Field + "consecutive_5xx", Source + "consecutive5XxErrors");
        draft.From(Field + "consecutive_local_origin_failure", Source + "consecutiveLocalOriginFailures");
        draft.From(Field + "always_eject_one_host", Source + "alwaysEjectOneEndpoint");
        if (detection.SplitExternalLocalOriginErrors)
            draft.From(Field + "split_external_local_origin_errors", Source + "splitExternalLocalOriginErrors");

        // 0 is not written, so that Envoy's own default of 10 holds.
        if (block.Whole("maxEjectionPercent") is { } most and > 0)
        {
            detection.MaxEjectionPercent = (uint)most;
            draft.From(Field + "max_ejection_percent", Source + "maxEjectionPercent");
        }

        if (block.Whole("consecutiveGatewayErrors") is { } gateway)
        {
            detection.ConsecutiveGatewayFailure = (uint)gateway;
            detection.EnforcingConsecutiveGatewayFailure = 100;
            draft.From(Field + "consecutive_gateway_failure", Source + "consecutiveGatewayErrors");
            draft.From(Field + "enforcing_consecutive_gateway_failure", Source + "consecutiveGatewayErrors");
        }

        if (block.Whole("failurePercentageThreshold") is { } threshold)
        {
            detection.FailurePercentageThreshold = (uint)threshold;
            detection.EnforcingFailurePercentage = 100;
            draft.From(Field + "failure_percentage_threshold", Source + "failurePercentageThreshold");
            draft.From(Field + "enforcing_failure_percentage", Source + "failurePercentageThreshold");
        }

        draft.Cluster.OutlierDetection = detection;
    }
}
