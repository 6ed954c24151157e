using System.Collections.Immutable;
using Family = BackendDsl.Envoy.Extensions.Clusters.Common.Dns.V3.DnsLookupFamily;

namespace BackendDsl.Kgateway;

/// <summary>
/// The settings of the controller that change a cluster, by the names of its environment variables: <c>controller.extraEnv</c> of its chart. Of all its
/// other settings no cluster depends.
/// </summary>
public static class KgatewaySettings
{
    /// <summary>The address family of DNS clusters: V4_PREFERRED, V4_ONLY, V6_ONLY, AUTO or ALL.</summary>
    public const string DnsLookupFamily = "KGW_DNS_LOOKUP_FAMILY";

    /// <summary>Whether an Envoy tries each policy: STANDARD or STRICT.</summary>
    public const string ValidationMode = "KGW_VALIDATION_MODE";

    /// <summary>Whether Services get the sockets of Istio: true or false.</summary>
    public const string IstioAutoMtls = "KGW_ENABLE_ISTIO_AUTO_MTLS";

    /// <summary>Which references to another namespace need a ReferenceGrant: PERMISSIVE, STRICT or OFF.</summary>
    public const string ReferenceGrants = "KGW_REFERENCE_GRANT_MODE";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> Names { get; } = [DnsLookupFamily, IstioAutoMtls, ReferenceGrants, ValidationMode];

    /// <summary>Those of <see cref="Names"/> that a release has.</summary>
    /// <param name="release">The release.</param>
    public static ImmutableArray<string> NamesOf(KgatewayRelease release)
    {
        ArgumentNullException.ThrowIfNull(release);
        return release.Facts.HasReferenceGrantModes ? Names : Names.Remove(ReferenceGrants);
    }

    /// <summary>The options with one setting.</summary>
    /// <param name="options">The options.</param>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="value">As the variable has it; upper and lower case are the same.</param>
    /// <exception cref="ArgumentException">There is no setting of that name that changes a cluster, or it may not have that value; the message lists what there is.</exception>
    public static KgatewayOptions With(this KgatewayOptions options, string name, string value)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        return name switch
        {
            DnsLookupFamily => options with
            {
                DnsLookupFamily = value.ToUpperInvariant() switch
                {
                    "V4_PREFERRED" => Family.V4Preferred,
                    "V4_ONLY" => Family.V4Only,
                    "V6_ONLY" => Family.V6Only,
                    "AUTO" => Family.Auto,
                    "ALL" => Family.All,
                    _ => throw Wrong(name, value, "V4_PREFERRED, V4_ONLY, V6_ONLY, AUTO or ALL"),
                },
            },
            ValidationMode => options with
            {
                StrictValidation = value.ToUpperInvariant() switch
                {
                    "STANDARD" => false,
                    "STRICT" => true,
                    _ => throw Wrong(name, value, "STANDARD or STRICT"),
                },
            },
            IstioAutoMtls => options with { IstioAutoMtls = bool.TryParse(value, out var isOn) ? isOn : throw Wrong(name, value, "true or false") },
            ReferenceGrants => options with
            {
                ReferenceGrants = value.ToUpperInvariant() switch
                {
                    "PERMISSIVE" => ReferenceGrantMode.Permissive,
                    "STRICT" => ReferenceGrantMode.Strict,
                    "OFF" => ReferenceGrantMode.Off,
                    _ => throw Wrong(name, value, "PERMISSIVE, STRICT or OFF"),
                },
            },
            _ => throw new ArgumentException($"kgateway has no setting \"{name}\" that changes a cluster; there are {string.Join(", ", Names)}", nameof(name)),
        };
    }

    /// <summary>The options with every setting of a text such as <c>KGW_VALIDATION_MODE=STRICT; KGW_DNS_LOOKUP_FAMILY=V4_ONLY</c>.</summary>
    /// <exception cref="ArgumentException">One is none; the message tells which.</exception>
    internal static KgatewayOptions WithAll(this KgatewayOptions options, string text)
    {
        foreach (var entry in text.Split([';', ',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = entry.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
                throw new ArgumentException($"'{entry}' is no setting such as {ValidationMode}=STRICT", nameof(text));
            options = options.With(entry[..equals].TrimEnd(), entry[(equals + 1)..].TrimStart());
        }

        return options;
    }

    private static ArgumentException Wrong(string name, string value, string allowed) => new($"{name} is \"{value}\"; it may be {allowed}", nameof(value));
}
