using System.Text;
using BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3;
using BackendDsl.Envoy.Codec.Schema;
using Google.Protobuf.Collections;
using static BackendDsl.Envoy.ClusterFindingSeverity;
using TlsProtocol = BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3.TlsParameters.Types.TlsProtocol;

namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>Versions, names and texts of TLS.</summary>
internal static class TlsRules
{
    private const string ContextImpl = "common/tls/context_impl.cc";

    public static readonly ClusterRule S36 = new("S36", Error,
        "cipher suites are known to the TLS library; a doubtful name and one of TLS 1.3 are warnings",
        ContextImpl, scope =>
        {
            foreach (var tls in scope.Tls) Names(scope, tls.ParametersPath + ".cipher_suites", tls.Parameters?.CipherSuites, TlsNames.JudgeCipherSuite, "Failed to initialize cipher suites {0}. The following ciphers were rejected when tried individually: {0}");
        });

    public static readonly ClusterRule S37 = new("S37", Error,
        "curves are known to the TLS library; a doubtful name is a warning",
        ContextImpl, scope =>
        {
            foreach (var tls in scope.Tls) Names(scope, tls.ParametersPath + ".ecdh_curves", tls.Parameters?.EcdhCurves, TlsNames.JudgeCurve, "Failed to initialize ECDH curves {0}");
        });

    public static readonly ClusterRule S38 = new("S38", Error,
        "signature algorithms are known to the TLS library; a doubtful name is a warning",
        ContextImpl, scope =>
        {
            foreach (var tls in scope.Tls) Names(scope, tls.ParametersPath + ".signature_algorithms", tls.Parameters?.SignatureAlgorithms, TlsNames.JudgeSignatureAlgorithm, "Failed to initialize TLS signature algorithms {0}");
        });

    public static readonly ClusterRule S39 = new("S39", Error,
        "an ALPN protocol has at most 255 bytes, the list joined by commas fewer than 65535",
        ContextImpl + ", parseAlpnProtocols", scope =>
        {
            foreach (var tls in scope.Tls)
            {
                if (tls.Common is not { AlpnProtocols.Count: > 0 } common) continue;
                var path = tls.CommonPath + ".alpn_protocols";
                for (var i = 0; i < common.AlpnProtocols.Count; i++)
                {
                    if (common.AlpnProtocols[i].Split(',').Any(p => Encoding.UTF8.GetByteCount(p) > 255)) scope.Report(ApiPath.Index(path, i), "Invalid ALPN protocol string");
                }
                if (Encoding.UTF8.GetByteCount(string.Join(',', common.AlpnProtocols)) >= 65_535) scope.Report(path, "Invalid ALPN protocol string");
            }
        });

    public static readonly ClusterRule S40 = new("S40", Error,
        "the server name holds no NUL",
        "common/tls/context_config_impl.cc, ClientContextConfigImpl", scope =>
        {
            foreach (var tls in scope.Tls)
            {
                if (tls.Context.Sni.Contains('\0', StringComparison.Ordinal)) scope.Report(tls.Path + ".sni", "SNI names containing NULL-byte are not allowed");
            }
        });

    public static readonly ClusterRule R1 = new("R1", Error,
        "a minimum of TLS 1.3 comes with a maximum: without one a client offers at most TLS 1.2, so no handshake succeeds",
        "envoy issues 9300 and 36181", scope =>
        {
            foreach (var tls in scope.Tls)
            {
                if (tls.Parameters is { TlsMinimumProtocolVersion: TlsProtocol.Tlsv13, TlsMaximumProtocolVersion: TlsProtocol.TlsAuto })
                    scope.Report(tls.ParametersPath + ".tls_minimum_protocol_version", "TLSv1_3 without tls_maximum_protocol_version: clients go up to TLSv1_2 by default, so every handshake fails; set the maximum to TLSv1_3");
            }
        });

    public static readonly ClusterRule R2 = new("R2", Error,
        "the minimum version (TLS 1.2 when not set) is not above an explicit maximum",
        "common/tls/context_config_impl.cc has no check of the order", scope =>
        {
            foreach (var tls in scope.Tls)
            {
                if (tls.Parameters is not { TlsMaximumProtocolVersion: not TlsProtocol.TlsAuto } parameters) continue;
                var minimum = parameters.TlsMinimumProtocolVersion == TlsProtocol.TlsAuto ? TlsProtocol.Tlsv12 : parameters.TlsMinimumProtocolVersion;
                if (minimum > parameters.TlsMaximumProtocolVersion)
                    scope.Report(tls.ParametersPath + ".tls_maximum_protocol_version", $"{Name(parameters.TlsMaximumProtocolVersion)} is below the minimum {Name(minimum)}: every handshake fails");
            }
        });

    public static readonly ClusterRule R3 = new("R3", Warning,
        "a minimum below TLS 1.2 comes with cipher suites: the default ones are of TLS 1.2 alone",
        "envoy issue 22842", scope =>
        {
            foreach (var tls in scope.Tls)
            {
                if (tls.Parameters is { TlsMinimumProtocolVersion: TlsProtocol.Tlsv10 or TlsProtocol.Tlsv11, CipherSuites.Count: 0 } parameters)
                    scope.Report(tls.ParametersPath + ".tls_minimum_protocol_version", $"{Name(parameters.TlsMinimumProtocolVersion)} with the default cipher suites: there is none for a version below TLSv1_2, so such handshakes fail");
            }
        });

    public static readonly ClusterRule R4 = new("R4", Error,
        "a backend that takes nothing but TLS 1.3 is offered it",
        "cilium issue 45865", scope =>
        {
            if (scope.Context.BackendRequiresTls13 != true) return;
            foreach (var tls in scope.Tls)
            {
                // R1 tells the case in which TLS 1.3 was asked for.
                if (tls.Parameters is { TlsMaximumProtocolVersion: TlsProtocol.Tlsv13 } or { TlsMinimumProtocolVersion: TlsProtocol.Tlsv13 }) continue;
                scope.Report(tls.ParametersPath, "the backend requires TLS 1.3, but clients go up to TLSv1_2 by default: set tls_maximum_protocol_version to TLSv1_3");
            }
        },
        needsContext: true);

    private static void Names(RuleScope scope, string path, RepeatedField<string>? names, Func<string, TlsNameVerdict> judge, string refused)
    {
        for (var i = 0; i < names?.Count; i++)
        {
            switch (judge(names[i]))
            {
                case TlsNameVerdict.Unknown: scope.Report(ApiPath.Index(path, i), string.Format(System.Globalization.CultureInfo.InvariantCulture, refused, names[i])); break;
                case TlsNameVerdict.Doubtful: scope.Report(ApiPath.Index(path, i), $"{names[i]} is not among the names known to be taken; Envoy refuses those it does not know", Warning); break;
                case TlsNameVerdict.NotConfigurable: scope.Report(ApiPath.Index(path, i), $"{names[i]} is a cipher suite of TLS 1.3: they cannot be chosen and are always on", Warning); break;
            }
        }
    }

    private static string Name(TlsProtocol version) => version switch
    {
        TlsProtocol.Tlsv10 => "TLSv1_0",
        TlsProtocol.Tlsv11 => "TLSv1_1",
        TlsProtocol.Tlsv12 => "TLSv1_2",
        _ => "TLSv1_3",
    };
}
