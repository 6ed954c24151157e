using System.Collections.Immutable;
using BackendDsl.Validation.Findings;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>
/// The diagnostics of controller rules. The rules travel with the assembly that has the types; the compiler wants to know their ids
/// beforehand. A rule with an id that is not here is told as <see cref="DiagnosticIds.ControllerRefuses"/>.
/// </summary>
internal static class ControllerDescriptors
{
    private static readonly DiagnosticDescriptor s_other = Descriptors.OfController(DiagnosticIds.ControllerRefuses, DiagnosticSeverity.Error, "The controller refuses or ignores this");

    private static readonly DiagnosticDescriptor s_4001 = Descriptors.OfController("BDSL4001", DiagnosticSeverity.Error, "TLS 1.3 as the minimum without a maximum");
    private static readonly DiagnosticDescriptor s_4002 = Descriptors.OfController("BDSL4002", DiagnosticSeverity.Error, "TLS versions out of order");
    private static readonly DiagnosticDescriptor s_4003 = Descriptors.OfController("BDSL4003", DiagnosticSeverity.Warning, "TLS below 1.2 with Envoy's own cipher suites");
    private static readonly DiagnosticDescriptor s_4004 = Descriptors.OfController("BDSL4004", DiagnosticSeverity.Error, "Unknown cipher suite");
    private static readonly DiagnosticDescriptor s_4005 = Descriptors.OfController("BDSL4005", DiagnosticSeverity.Error, "Unknown curve");
    private static readonly DiagnosticDescriptor s_4006 = Descriptors.OfController("BDSL4006", DiagnosticSeverity.Error, "Unknown signature algorithm");
    private static readonly DiagnosticDescriptor s_4007 = Descriptors.OfController("BDSL4007", DiagnosticSeverity.Warning, "TLS name not known here");
    private static readonly DiagnosticDescriptor s_4008 = Descriptors.OfController("BDSL4008", DiagnosticSeverity.Error, "Server name that Envoy refuses");
    private static readonly DiagnosticDescriptor s_4009 = Descriptors.OfController("BDSL4009", DiagnosticSeverity.Error, "ALPN protocol that Envoy refuses");
    private static readonly DiagnosticDescriptor s_4010 = Descriptors.OfController("BDSL4010", DiagnosticSeverity.Error, "Names to verify without an authority");
    private static readonly DiagnosticDescriptor s_4011 = Descriptors.OfController("BDSL4011", DiagnosticSeverity.Error, "Client certificate in halves");
    private static readonly DiagnosticDescriptor s_4012 = Descriptors.OfController("BDSL4012", DiagnosticSeverity.Warning, "Client certificate from files");
    private static readonly DiagnosticDescriptor s_4013 = Descriptors.OfController("BDSL4013", DiagnosticSeverity.Warning, "Backend's certificate not verified");
    private static readonly DiagnosticDescriptor s_4014 = Descriptors.OfController("BDSL4014", DiagnosticSeverity.Warning, "Unknown set of certificate authorities");
    private static readonly DiagnosticDescriptor s_4015 = Descriptors.OfController("BDSL4015", DiagnosticSeverity.Error, "Ring sizes out of order");
    private static readonly DiagnosticDescriptor s_4016 = Descriptors.OfController("BDSL4016", DiagnosticSeverity.Error, "Ring size that Envoy refuses");
    private static readonly DiagnosticDescriptor s_4017 = Descriptors.OfController("BDSL4017", DiagnosticSeverity.Error, "Too few endpoints to choose from");
    private static readonly DiagnosticDescriptor s_4018 = Descriptors.OfController("BDSL4018", DiagnosticSeverity.Error, "Header name that Envoy refuses");
    private static readonly DiagnosticDescriptor s_4019 = Descriptors.OfController("BDSL4019", DiagnosticSeverity.Warning, "Cookie life cut off");
    private static readonly DiagnosticDescriptor s_4020 = Descriptors.OfController("BDSL4020", DiagnosticSeverity.Warning, "Hostnames cannot be hashed for a Service");
    private static readonly DiagnosticDescriptor s_4021 = Descriptors.OfController("BDSL4021", DiagnosticSeverity.Error, "Timeout of zero");
    private static readonly DiagnosticDescriptor s_4022 = Descriptors.OfController("BDSL4022", DiagnosticSeverity.Error, "No headers at all");
    private static readonly DiagnosticDescriptor s_4023 = Descriptors.OfController("BDSL4023", DiagnosticSeverity.Error, "DNS refresh rate of one millisecond");
    private static readonly DiagnosticDescriptor s_4024 = Descriptors.OfController("BDSL4024", DiagnosticSeverity.Warning, "Keepalive time cut off");
    private static readonly DiagnosticDescriptor s_4025 = Descriptors.OfController("BDSL4025", DiagnosticSeverity.Error, "gRPC health check without HTTP/2");
    private static readonly DiagnosticDescriptor s_4026 = Descriptors.OfController("BDSL4026", DiagnosticSeverity.Warning, "HTTP health check against HTTP/2");
    private static readonly DiagnosticDescriptor s_4027 = Descriptors.OfController("BDSL4027", DiagnosticSeverity.Error, "Health check text that Envoy refuses");
    private static readonly DiagnosticDescriptor s_4028 = Descriptors.OfController("BDSL4028", DiagnosticSeverity.Warning, "HTTP/2 options without HTTP/2");
    private static readonly DiagnosticDescriptor s_4029 = Descriptors.OfController("BDSL4029", DiagnosticSeverity.Warning, "HTTP/1 options on HTTP/2");
    private static readonly DiagnosticDescriptor s_4030 = Descriptors.OfController("BDSL4030", DiagnosticSeverity.Warning, "DNS settings without DNS");
    private static readonly DiagnosticDescriptor s_4031 = Descriptors.OfController("BDSL4031", DiagnosticSeverity.Error, "Settings that a tunnel excludes");
    private static readonly DiagnosticDescriptor s_4032 = Descriptors.OfController("BDSL4032", DiagnosticSeverity.Warning, "Policy without a target");
    private static readonly DiagnosticDescriptor s_4033 = Descriptors.OfController("BDSL4033", DiagnosticSeverity.Warning, "Setting newer than Envoy");
    private static readonly DiagnosticDescriptor s_4034 = Descriptors.OfController("BDSL4034", DiagnosticSeverity.Warning, "Zero switches it off");
    private static readonly DiagnosticDescriptor s_4301 = Descriptors.OfController("BDSL4301", DiagnosticSeverity.Error, "Connect timeout of zero");
    private static readonly DiagnosticDescriptor s_4302 = Descriptors.OfController("BDSL4302", DiagnosticSeverity.Error, "Outlier detection time of zero");
    private static readonly DiagnosticDescriptor s_4303 = Descriptors.OfController("BDSL4303", DiagnosticSeverity.Error, "Health check time of zero");
    private static readonly DiagnosticDescriptor s_4304 = Descriptors.OfController("BDSL4304", DiagnosticSeverity.Error, "Empty health check payload");
    private static readonly DiagnosticDescriptor s_4305 = Descriptors.OfController("BDSL4305", DiagnosticSeverity.Error, "Health check by CONNECT");
    private static readonly DiagnosticDescriptor s_4306 = Descriptors.OfController("BDSL4306", DiagnosticSeverity.Warning, "DNS refresh rate of one millisecond or less");
    private static readonly DiagnosticDescriptor s_4307 = Descriptors.OfController("BDSL4307", DiagnosticSeverity.Error, "Keepalive of HTTP/2 without a timeout");
    private static readonly DiagnosticDescriptor s_4308 = Descriptors.OfController("BDSL4308", DiagnosticSeverity.Warning, "gRPC health check for HTTP routes");
    private static readonly DiagnosticDescriptor s_4309 = Descriptors.OfController("BDSL4309", DiagnosticSeverity.Warning, "Setting that the controller ignores");
    private static readonly DiagnosticDescriptor s_4310 = Descriptors.OfController("BDSL4310", DiagnosticSeverity.Error, "HTTP/2 window that the controller refuses");
    private static readonly DiagnosticDescriptor s_4311 = Descriptors.OfController("BDSL4311", DiagnosticSeverity.Error, "Size of a hash table that is no prime");
    private static readonly DiagnosticDescriptor s_4312 = Descriptors.OfController("BDSL4312", DiagnosticSeverity.Error, "Buffer limit that the controller refuses");
    private static readonly DiagnosticDescriptor s_4313 = Descriptors.OfController("BDSL4313", DiagnosticSeverity.Error, "Retry without a pause");
    private static readonly DiagnosticDescriptor s_4314 = Descriptors.OfController("BDSL4314", DiagnosticSeverity.Warning, "Keepalive time cut off");
    private static readonly DiagnosticDescriptor s_4315 = Descriptors.OfController("BDSL4315", DiagnosticSeverity.Error, "Keepalive beyond what Linux takes");
    private static readonly DiagnosticDescriptor s_4316 = Descriptors.OfController("BDSL4316", DiagnosticSeverity.Warning, "Ejection of zero percent");
    private static readonly DiagnosticDescriptor s_4317 = Descriptors.OfController("BDSL4317", DiagnosticSeverity.Warning, "Deprecated target");
    private static readonly DiagnosticDescriptor s_4320 = Descriptors.OfController("BDSL4320", DiagnosticSeverity.Warning, "Backend with TLS but without authorities");
    private static readonly DiagnosticDescriptor s_4321 = Descriptors.OfController("BDSL4321", DiagnosticSeverity.Warning, "Unix endpoint");
    private static readonly DiagnosticDescriptor s_4322 = Descriptors.OfController("BDSL4322", DiagnosticSeverity.Error, "Endpoint address that the controller refuses");

    /// <summary>All of them, by id. (Each is a field of its own because release tracking looks at fields alone.)</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        s_other,
        s_4001, s_4002, s_4003, s_4004, s_4005, s_4006, s_4007, s_4008, s_4009, s_4010,
        s_4011, s_4012, s_4013, s_4014, s_4015, s_4016, s_4017, s_4018, s_4019, s_4020,
        s_4021, s_4022, s_4023, s_4024, s_4025, s_4026, s_4027, s_4028, s_4029, s_4030,
        s_4031, s_4032, s_4033, s_4034,
        s_4301, s_4302, s_4303, s_4304, s_4305, s_4306, s_4307, s_4308, s_4309, s_4310, s_4311, s_4312,
        s_4313, s_4314, s_4315, s_4316, s_4317, s_4320, s_4321, s_4322,
    ];

    /// <summary>The diagnostic of a rule.</summary>
    public static DiagnosticDescriptor Find(string id)
    {
        foreach (var descriptor in All)
        {
            if (descriptor.Id == id)
                return descriptor;
        }

        return s_other;
    }
}
