using System.Collections.Immutable;
using BackendDsl.EnvoyGateway.Settings;
using BackendDsl.GatewayApi;

namespace BackendDsl.EnvoyGateway.Results;

/// <summary>Where the fields of a cluster come from, as the result carries it.</summary>
internal static class OriginWriter
{
    public static ImmutableArray<FieldOrigin> Write(ClusterDraft draft) => [];
}
