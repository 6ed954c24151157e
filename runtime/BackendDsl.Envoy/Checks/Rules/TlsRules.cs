using System.Text;
using BackendDsl.Envoy.Checks.Constraints;
using BackendDsl.Envoy.Checks.Context;
using BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3;
using Google.Protobuf.Collections;
using TlsProtocol = BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3.TlsParameters.Types.TlsProtocol;

namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>TLS towards the hosts: the context as it is read, and the context of the TLS library that is made of it.</summary>
internal static class TlsRules
{
    private const string ContextImpl = "common/tls/context_impl.cc";
    private const string ConfigImpl = "common/tls/context_config_impl.cc";

    public static readonly ClusterRule CipherSuites = new("tls-cipher-suites-are-known", "S36", FindingEffect.Refused,
        "cipher suites, joined by colons, are a list that the TLS library takes; those of TLS 1.3 are fixed and not taken", ContextImpl);

    public static readonly ClusterRule Curves = new("tls-curves-are-known", "S37", FindingEffect.Refused, "curves are known to the TLS library", ContextImpl);

    public static readonly ClusterRule SignatureAlgorithms = new("tls-signature-algorithms-are-known", "S38", FindingEffect.Refused,
        "signature algorithms are known to the TLS library, none of them twice", ContextImpl);

    public static readonly ClusterRule Alpn = new("tls-alpn-protocol-length", "S39", FindingEffect.Refused,
        "an ALPN protocol has at most 255 bytes, the list joined by commas fewer than 65535", ContextImpl + ", parseAlpnProtocols");

    public static readonly ClusterRule EmptyAlpn = new("tls-alpn-protocol-not-empty", "", FindingEffect.Crash,
        "no ALPN protocol of several is empty: Envoy dies of it, with all its clusters", "asked of Envoy 1.40: assertion of INVALID_ALPN_PROTOCOL_LIST");

    public static readonly ClusterRule ServerName = new("tls-sni-without-nul", "S40", FindingEffect.Refused, "the server name holds no NUL", ConfigImpl + ", ClientContextConfigImpl");

    public static readonly ClusterRule OneCertificate = new("tls-one-client-certificate", "S41", FindingEffect.Refused,
        "a client has at most one certificate unless a selector chooses", ConfigImpl + ", ClientContextConfigImpl");

    public static readonly ClusterRule KeyLogRanges = new("tls-key-log-ranges-are-addresses", "", FindingEffect.Refused,
        "the address ranges of a key log are IP addresses", "common/network/cidr_range.cc");

    public static readonly ClusterRule KeyLogFile = new("tls-key-log-can-be-written", "", FindingEffect.Refused,
        "the folder of a key log exists where Envoy runs", "common/access_log/access_log_manager_impl.cc", needsEnvironment: true);

    public static readonly ClusterRule Compliance = new("tls-compliance-policy-is-known", "", FindingEffect.Refused, "a compliance policy is one of the named ones", ContextImpl);

    public static readonly ClusterRule MinimumAlone = new("tls-minimum-needs-maximum", "R1", FindingEffect.NeverWorks,
        "a minimum of TLS 1.3 comes with a maximum: without one a client offers at most TLS 1.2, so no handshake succeeds", "asked of Envoy 1.40: NO_SUPPORTED_VERSIONS_ENABLED");

    public static readonly ClusterRule Order = new("tls-minimum-not-above-maximum", "R2", FindingEffect.NeverWorks,
        "the minimum version (TLS 1.2 when not set) is not above an explicit maximum", "asked of Envoy 1.40: NO_SUPPORTED_VERSIONS_ENABLED");

    public static readonly ClusterRule OldVersions = new("tls-old-version-needs-cipher-suites", "R3", FindingEffect.Ignored,
        "a minimum below TLS 1.2 comes with cipher suites: the default ones are of TLS 1.2 alone", "envoyproxy/envoy#22842");

    public static readonly ClusterRule BackendVersion = new("tls-backend-version-is-offered", "R4", FindingEffect.NeverWorks,
        "a backend that takes nothing but TLS 1.3 is offered it", "cilium/cilium#45865", needsEnvironment: true);

    public static readonly ClusterRule KeyUsage = new("tls-key-usage-is-enforced", "", FindingEffect.Ignored,
        "enforce_rsa_key_usage is not switched off: what a certificate may be used for is always enforced (by default from 1.38 on)", "API text of 1.40, which calls the field ignored", since: new(1, 40));

    public static IReadOnlyList<ClusterRule> All { get; } =
    [
        CipherSuites, Curves, SignatureAlgorithms, Alpn, EmptyAlpn, ServerName, OneCertificate, KeyLogRanges, KeyLogFile, Compliance, MinimumAlone, Order, OldVersions, BackendVersion, KeyUsage,
    ];

    /// <summary>Reads the context, then makes one of the TLS library of it.</summary>
    public static void Create(Inspection inspection, UpstreamTlsContext context, Place at)
    {
        var common = context.CommonTlsContext ?? new();
        var commonAt = at.Member("common_tls_context");
        var pendingCertificates = CertificateRules.FindSecrets(inspection, common, commonAt);
        var found = TrustRules.Find(inspection, common, commonAt);
        KeyLogAddresses(inspection, common, commonAt);
        var trust = TrustRules.Read(inspection, context, common, commonAt, found);
        var certificates = CertificateRules.Read(inspection, common, pendingCertificates, commonAt);
        if (common.CustomHandshaker is { } handshaker) Constraints.Extensions.Registered(inspection, Slots.Handshakers, handshaker.Name, handshaker.TypedConfig, commonAt.Member("custom_handshaker"));
        // What only clients have is looked at last, even where what both sides have is wrong already.
        inspection.Overruling(i => Client(i, context, common, at, commonAt));
        // Without a secret that is still to be fetched no context of the TLS library is made; what it refuses comes to light with the secret.
        var isPending = (trust.IsPending || certificates.IsPending) && !inspection.IsDeferred;
        if (isPending) inspection.IsDeferred = true;
        Library(inspection, common, commonAt, trust, certificates);
        if (isPending) inspection.IsDeferred = false;
        Effects(inspection, common.TlsParams ?? new(), commonAt.Member("tls_params"));
        TrustRules.Effects(inspection, common, commonAt);
#pragma warning disable CS0612 // that it is deprecated is what is told
        if (context.EnforceRsaKeyUsage == false) inspection.Report(KeyUsage, at.Member("enforce_rsa_key_usage"), "this Envoy ignores it: certificates whose key usage does not fit are refused");
#pragma warning restore CS0612
    }

    private static void Client(Inspection inspection, UpstreamTlsContext context, CommonTlsContext common, Place at, Place commonAt)
    {
        if (context.Sni.Contains('\0', StringComparison.Ordinal)) inspection.Report(ServerName, at.Member("sni"), "SNI names containing NULL-byte are not allowed");
        if (common.CustomTlsCertificateSelector is { } selector) Constraints.Extensions.Registered(inspection, Slots.CertificateSelectors, selector.Name, selector.TypedConfig, commonAt.Member("custom_tls_certificate_selector"));
        else if (common.TlsCertificates.Count + common.TlsCertificateSdsSecretConfigs.Count > 1)
            inspection.Report(OneCertificate, commonAt.Member("tls_certificates"), "Multiple TLS certificates are not supported for client contexts");
    }

    private static void Library(Inspection inspection, CommonTlsContext common, Place at, TrustRules.Trust trust, CertificateRules.Certificates certificates)
    {
        TrustRules.Validator(inspection, trust);
        if (common.KeyLog is { Path.Length: > 0 } log) FileRules.Writable(inspection, KeyLogFile, log.Path, at.Member("key_log").Member("path"));
        if (common.TlsParams is { } parameters)
        {
            var here = at.Member("tls_params");
            Ciphers(inspection, parameters.CipherSuites, here.Member("cipher_suites"));
            Names(inspection, Curves, parameters.EcdhCurves, here.Member("ecdh_curves"), TlsNameLists.AreCurves, "Failed to initialize ECDH curves ");
            Names(inspection, SignatureAlgorithms, parameters.SignatureAlgorithms, here.Member("signature_algorithms"), TlsNameLists.AreSignatureAlgorithms, "Failed to initialize TLS signature algorithms ");
            for (var i = 0; i < parameters.CompliancePolicies.Count; i++)
            {
                if (!System.Enum.IsDefined(parameters.CompliancePolicies[i])) inspection.Report(Compliance, here.Member("compliance_policies", i), $"Unknown compliance policy: {(int)parameters.CompliancePolicies[i]}");
            }
        }
        TrustRules.Load(inspection, trust);
        CertificateRules.Load(inspection, certificates);
        Protocols(inspection, common.AlpnProtocols, at.Member("alpn_protocols"));
    }

    private static void Ciphers(Inspection inspection, RepeatedField<string> names, Place at)
    {
        var joined = string.Join(':', names);
        if (joined.Length == 0 || CipherList.IsTaken(joined)) return;
        var tried = string.Join(", ", CipherList.SplitForTrial(joined).Where(n => !CipherList.IsTaken(n)));
        inspection.Report(CipherSuites, at.Item(FirstRejected(names)), $"Failed to initialize cipher suites {joined}. The following ciphers were rejected when tried individually: {tried}");
    }

    private static int FirstRejected(RepeatedField<string> names)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (!CipherList.IsTaken(names[i])) return i;
        }
        return 0;
    }

    private static void Names(Inspection inspection, ClusterRule rule, RepeatedField<string> names, Place at, Func<string, bool> areTaken, string message)
    {
        var joined = string.Join(':', names);
        if (joined.Length == 0 || areTaken(joined)) return;
        var index = 0;
        for (var i = names.Count - 1; i >= 0; i--)
        {
            if (!areTaken(names[i])) index = i;
        }
        inspection.Report(rule, at.Item(index), message + joined);
    }

    private static void Protocols(Inspection inspection, RepeatedField<string> protocols, Place at)
    {
        var joined = string.Join(',', protocols);
        if (joined.Length == 0) return;
        if (Encoding.UTF8.GetByteCount(joined) >= 65_535)
        {
            inspection.Report(Alpn, at, "Invalid ALPN protocol string");
            return;
        }
        for (var i = 0; i < protocols.Count; i++)
        {
            if (protocols[i].Split(',').Any(p => Encoding.UTF8.GetByteCount(p) > 255)) inspection.Report(Alpn, at.Item(i), "Invalid ALPN protocol string");
        }
        for (var i = 0; i < protocols.Count; i++)
        {
            if (protocols[i].Split(',').Any(p => p.Length == 0)) inspection.Report(EmptyAlpn, at.Item(i), "an empty ALPN protocol beside others: Envoy dies of it, and with it every cluster");
        }
    }

    private static void KeyLogAddresses(Inspection inspection, CommonTlsContext common, Place at)
    {
        if (common.KeyLog is not { } log) return;
        foreach (var (name, ranges) in new[] { ("local_address_range", log.LocalAddressRange), ("remote_address_range", log.RemoteAddressRange) })
        {
            for (var i = 0; i < ranges.Count; i++)
            {
                if (IpText.IsRange(ranges[i].AddressPrefix, ranges[i].PrefixLen)) continue;
                inspection.Report(KeyLogRanges, at.Member("key_log").Member(name, i), $"invalid ip/mask combo '{ranges[i].AddressPrefix}/{ranges[i].PrefixLen ?? 0}' (format is <ip>/<# mask bits>)");
            }
        }
    }

    private static void Effects(Inspection inspection, TlsParameters parameters, Place at)
    {
        var (least, most) = (parameters.TlsMinimumProtocolVersion, parameters.TlsMaximumProtocolVersion);
        if (least == TlsProtocol.Tlsv13 && most == TlsProtocol.TlsAuto)
            inspection.Report(MinimumAlone, at.Member("tls_minimum_protocol_version"), "TLSv1_3 without tls_maximum_protocol_version: clients go up to TLSv1_2 by default, so every handshake fails; set the maximum to TLSv1_3");
        var effective = least == TlsProtocol.TlsAuto ? TlsProtocol.Tlsv12 : least;
        if (most != TlsProtocol.TlsAuto && effective > most) inspection.Report(Order, at.Member("tls_maximum_protocol_version"), $"{Name(most)} is below the minimum {Name(effective)}: every handshake fails");
        if (least is TlsProtocol.Tlsv10 or TlsProtocol.Tlsv11 && parameters.CipherSuites.Count == 0)
            inspection.Report(OldVersions, at.Member("tls_minimum_protocol_version"), $"{Name(least)} with the default cipher suites: there is none for a version below TLSv1_2, so such handshakes fail");
        // The case in which TLS 1.3 was asked for, in vain, is told above.
        if (inspection.Target.BackendRequiresTls13 == true && most != TlsProtocol.Tlsv13 && least != TlsProtocol.Tlsv13)
            inspection.Report(BackendVersion, at, "the backend requires TLS 1.3, but clients go up to TLSv1_2 by default: set tls_maximum_protocol_version to TLSv1_3");
    }

    private static string Name(TlsProtocol version) => version switch
    {
        TlsProtocol.Tlsv10 => "TLSv1_0",
        TlsProtocol.Tlsv11 => "TLSv1_1",
        TlsProtocol.Tlsv12 => "TLSv1_2",
        _ => "TLSv1_3",
    };
}
