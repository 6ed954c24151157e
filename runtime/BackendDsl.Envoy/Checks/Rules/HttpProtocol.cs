using BackendDsl.Envoy.Checks.Context;
using BackendDsl.Envoy.Extensions.Upstreams.Http.V3;

namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>What the HTTP settings of a cluster mean for its other parts.</summary>
/// <param name="At">The field that decides the protocol.</param>
/// <param name="Options">The typed settings; null where there are none.</param>
/// <param name="UsesAlpn">The protocol is negotiated.</param>
/// <param name="UsesHttp2">HTTP/2 may be spoken.</param>
/// <param name="UsesHttp3">HTTP/3 may be spoken.</param>
internal sealed record HttpProtocol(Place At, HttpProtocolOptions? Options, bool UsesAlpn, bool UsesHttp2, bool UsesHttp3);
