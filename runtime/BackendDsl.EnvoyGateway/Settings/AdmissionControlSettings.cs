using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Extensions.Filters.Http.AdmissionControl.V3;
using BackendDsl.Envoy.Extensions.Filters.Network.HttpConnectionManager.V3;
using BackendDsl.EnvoyGateway.Reading;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace BackendDsl.EnvoyGateway.Settings;

/// <summary>Admission control, a filter in the cluster.</summary>
internal static class AdmissionControlSettings
{
    // By number.
    private static readonly string[] s_grpcCodes =
    [
        "Ok", "Cancelled", "Unknown", "InvalidArgument", "DeadlineExceeded", "NotFound", "AlreadyExists", "PermissionDenied", "ResourceExhausted",
        "FailedPrecondition", "Aborted", "OutOfRange", "Unimplemented", "Internal", "Unavailable", "DataLoss", "Unauthenticated",
    ];

    /// <summary>The filters, the codec last; none where there is no admission control.</summary>
    public static IReadOnlyList<HttpFilter> Filters(ClusterDraft draft)
    {
        var block = draft.Spec.Child("admissionControl");
        if (!block.IsPresent)
            return [];
        draft.From($"typed_extension_protocol_options[{EnvoyExtensionNames.HttpProtocolOptions}].http_filters[0]", "admissionControl");
        return
        [
            new() { Name = "envoy.filters.http.admission_control", TypedConfig = EnvoyAny.Pack(Settings(block), EnvoyTypeUrls.AdmissionControl) },
            new()
            {
                Name = "envoy.extensions.filters.http.upstream_codec.v3.UpstreamCodec",
                TypedConfig = new Any { TypeUrl = EnvoyTypeUrls.UpstreamCodec, Value = ByteString.Empty },
            },
        ];
    }

    private static AdmissionControl Settings(ObjectFields block)
    {
        var control = new AdmissionControl
        {
            Enabled = new() { DefaultValue = true },
            SamplingWindow = Convert.Duration(block.Duration("samplingWindow")),
            SrThreshold = Percent(block, "minSuccessRate"),
            MaxRejectionProbability = Percent(block, "maxRejectionPercent"),
            SuccessCriteria = new(),
        };
        if (block.Whole("rejectionAggression") is { } aggression)
            control.Aggression = new() { DefaultValue = aggression };
        if (block.Whole("minRequestRate") is { } rate)
            control.RpsThreshold = new() { DefaultValue = (uint)rate };
        var criteria = block.Child("successCriteria");
        if (criteria.Child("http").List("statusCodes") is { Count: > 0 })
        {
            control.SuccessCriteria.HttpCriteria = new();
            foreach (var code in criteria.Child("http").Wholes("statusCodes"))
                control.SuccessCriteria.HttpCriteria.HttpSuccessStatus.Add(new Envoy.Type.V3.Int32Range { Start = (int)code, End = (int)code + 1 });
        }

        if (criteria.Child("grpc").List("statusCodes") is { Count: > 0 })
        {
            control.SuccessCriteria.GrpcCriteria = new();
            foreach (var code in criteria.Child("grpc").Texts("statusCodes"))
            {
                if (Array.IndexOf(s_grpcCodes, code) is >= 0 and var number)
                    control.SuccessCriteria.GrpcCriteria.GrpcSuccessStatus.Add((uint)number);
            }
        }

        return control;
    }

    private static RuntimePercent? Percent(ObjectFields block, string name) =>
        block.Whole(name) is { } value ? new() { DefaultValue = new() { Value = value } } : null;
}
