namespace BackendDsl.Tool.Findings;

/// <summary>A finding as results tell it: what the libraries found, with what the command knows of its place.</summary>
/// <param name="Finding">What was found.</param>
internal sealed record ReportedFinding(Finding Finding)
{
    /// <summary>The status reason of a server that cannot read an object, or refuses unknown and duplicate fields.</summary>
    public const string StrictReason = "BadRequest";

    /// <summary>The field in the server's form; empty for the object as a whole.</summary>
    public string Path => Finding.Path.ToString();

    /// <summary>What is told.</summary>
    public string Message => Finding.Message;

    /// <summary>The server's error type, or an admission policy's reason; null where the server is not the one who refuses.</summary>
    public string? Reason { get; init; } = Finding.Reason?.ToString();

    /// <summary>The rule that is broken; null where path and message say all.</summary>
    public string? Rule => Finding.Rule;

    /// <summary>How bad it is.</summary>
    public FindingSeverity Severity => Finding.Severity;

    /// <summary>The id of the diagnostic, for example <c>BDSL1002</c>, or the name of a rule; empty where there is none.</summary>
    public string Id => Finding.Id;

    /// <summary>Which kind of rule it is.</summary>
    public FindingSource Source => Finding.Source;

    /// <summary>True for what only the gateway's controller or Envoy has against it.</summary>
    public bool IsOfGateway => Source is FindingSource.Controller or FindingSource.Envoy;

    /// <summary>The admission policy that says it; empty for everything else.</summary>
    public string Policy => Finding.Policy ?? "";

    /// <summary>The cluster it shows in; null where it depends on none.</summary>
    public string? Cluster { get; init; }

    /// <summary>Where it stands in the text that was read.</summary>
    public SourceMark Mark { get; init; }

    /// <summary>What to do; null where the message says it.</summary>
    public string? Advice { get; init; }

    /// <summary>Why it is accepted; null where it is not. Such a finding does not count.</summary>
    public string? Accepted { get; init; }
}
