namespace BackendDsl.EnvoyGateway.Results;

/// <summary>The ids of what a translation tells; each has a page under <c>docs/diagnostics</c>.</summary>
internal static class Ids
{
    public const string KeepaliveLosesOptions = "BDSL4307";
    public const string WholeFailure = "BDSL4340";
    public const string Conflicted = "BDSL4341";
    public const string Invalid = "BDSL4342";
    public const string TargetNotFound = "BDSL4343";
    public const string SelectsNothing = "BDSL4344";
    public const string ReplacesParent = "BDSL4345";
    public const string Http2WithoutEffect = "BDSL4346";
    public const string InvalidBackend = "BDSL4347";
    public const string NoCluster = "BDSL4348";
    public const string Untold = "BDSL4349";
    public const string ListenersRefused = "BDSL4350";
}
