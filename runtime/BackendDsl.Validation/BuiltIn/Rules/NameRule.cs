namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>What metadata.name must be.</summary>
internal enum NameRule
{
    /// <summary>A DNS-1123 subdomain.</summary>
    Subdomain,

    /// <summary>A DNS-1123 label.</summary>
    Label,

    /// <summary>A DNS-1035 label before 1.36, a DNS-1123 label since.</summary>
    ServiceName,

    /// <summary>A StatefulSet's: a subdomain whose Pods' names are labels.</summary>
    StatefulSet,

    /// <summary>One segment of a URL's path.</summary>
    PathSegment,

    /// <summary>Anything.</summary>
    Any,
}
