namespace BackendDsl.Kgateway.Releases;

/// <summary>
/// How a release translates, as data: one property for each thing in which two releases differ. The code that does it stands in
/// one place, with the family of fields it is about.
/// </summary>
internal sealed record ReleaseFacts
{
    /// <summary>Which members a policy may have: a member that came later is lost on its way to the controller.</summary>
    public required ReleaseLine Line { get; init; }

    /// <summary><c>metadata: {}</c> on every cluster.</summary>
    public bool MarksClusters { get; init; }

    /// <summary><c>metadata: {}</c> on black holes.</summary>
    public bool MarksBlackHoles { get; init; }

    /// <summary><c>upstream_connection_options: {}</c> under every policy, as the documentation page shows it.</summary>
    public bool MarksConnectionOptions { get; init; }

    /// <summary>Backends with host names are STRICT_DNS and LOGICAL_DNS, in place of the extension <c>envoy.clusters.dns</c>.</summary>
    public bool HasDnsTypes { get; init; }

    /// <summary><c>dns_lookup_family</c> also on static clusters.</summary>
    public bool HasDnsFamilyOnStatic { get; init; }

    /// <summary>What a cluster gets that says nothing about localities.</summary>
    public LocalityDefault Locality { get; init; }

    /// <summary>An explicit host of a health check takes the endpoints' own host names away.</summary>
    public bool HealthCheckHostClearsEndpoints { get; init; }

    /// <summary>
    /// Of several policies on one backend the oldest wins, unit by unit. False: each is applied, oldest first, so that the youngest wins field by field,
    /// and a transport socket is a sequence.
    /// </summary>
    public bool OldestWins { get; init; }

    /// <summary>A BackendTLSPolicy goes last and keeps the PROXY protocol around it. False: its turn is random, and what goes last wins.</summary>
    public bool TlsPolicyGoesLast { get; init; }

    /// <summary>BackendTLSPolicies for one port of a Service, by <c>sectionName</c>.</summary>
    public bool HasTlsPolicySections { get; init; }

    /// <summary><c>options</c> of a BackendTLSPolicy.</summary>
    public bool HasTlsPolicyOptions { get; init; }

    /// <summary>An option of a BackendTLSPolicy that it does not know makes the policy invalid.</summary>
    public bool RefusesUnknownTlsOptions { get; init; }

    /// <summary>A Gateway's own client certificate, in clusters of its own.</summary>
    public bool HasGatewayClientCertificates { get; init; }

    /// <summary>The two values of a client certificate by <c>files</c> are read as certificate and key themselves.</summary>
    public bool ReadsFilesAsPem { get; init; }

    /// <summary>A <c>tls</c> without a trust source trusts the system's authorities.</summary>
    public bool DefaultsToSystemCA { get; init; }

    /// <summary>With the system's authorities, the server name is also verified.</summary>
    public bool VerifiesServerName { get; init; }

    /// <summary>Backends that are tunneled verify the server name too.</summary>
    public bool VerifiesServerNameInTunnels { get; init; }

    /// <summary><c>ca.crt</c> of a Secret is read before Envoy reads it.</summary>
    public bool ReadsAuthorities { get; init; }

    /// <summary>An AWS endpoint without a port ends the controller.</summary>
    public bool DiesOfEndpointWithoutPort { get; init; }

    /// <summary>Names the Secret twice and without its namespace where it is missing.</summary>
    public bool HasOldSecretMessage { get; init; }

    /// <summary>Errors of a cluster name their policy.</summary>
    public bool ClusterErrorsNamePolicy { get; init; }

    /// <summary>The Envoy that tries policies in strict mode has the system's authorities.</summary>
    public bool StrictKnowsSystemCA { get; init; }

    /// <summary>One policy that strict mode refuses keeps the endpoints of all other backends from changing (kgateway#14498).</summary>
    public bool StrictFreezesEndpoints { get; init; }

    /// <summary>The two members that only the documentation page shows.</summary>
    public bool HasDocumentedMembers { get; init; }

    /// <summary>Backends of the type GCP.</summary>
    public bool HasGcp => Line >= ReleaseLine.V23;

    /// <summary>The setting which references need a ReferenceGrant.</summary>
    public bool HasReferenceGrantModes => Line >= ReleaseLine.V24;

    /// <summary>Backends of several others, by priority, and of EC2 instances.</summary>
    public bool HasPriorityGroups => Line >= ReleaseLine.V24;
}
