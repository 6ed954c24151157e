using BackendDsl.Tool.Inputs;

namespace BackendDsl.Tool.Findings;

/// <summary>What is said of one resource.</summary>
internal sealed class ResourceReport(ManifestResource resource)
{
    public ManifestResource Resource { get; private set; } = resource;

    /// <summary>The namespace it goes to: its own, else the one of the command line.</summary>
    public string Namespace { get; init; } = resource.Namespace;

    public List<ReportedFinding> Findings { get; } = [];

    /// <summary>True where it was judged while the input was read, and is good.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>True where only types and metadata were judged.</summary>
    public bool IsShapeOnly { get; set; }

    /// <summary>False where nobody here knows the kind.</summary>
    public bool IsJudged { get; set; } = true;

    /// <summary>Nothing is the matter with it, and nothing else asks for what it holds: its values are let go.</summary>
    public void Settle()
    {
        IsSettled = true;
        Resource = Resource with { Root = default };
    }

    /// <summary>Takes back what was said of it, to be judged again.</summary>
    public void Reset()
    {
        Findings.Clear();
        (IsShapeOnly, IsJudged) = (false, true);
    }

    /// <summary>
    /// True where it can be applied: neither the API server nor a company policy refuses it. What the controller or Envoy would refuse is
    /// valid for Kubernetes, and a finding all the same.
    /// </summary>
    public bool IsValid => !Findings.Exists(f => f.Severity == FindingSeverity.Error && f.Accepted is null && !f.IsOfGateway);

    /// <summary>True where it can be applied, but the controller or Envoy refuses what becomes of it.</summary>
    public bool IsRefusedByGateway => IsValid && Findings.Exists(f => f.Severity == FindingSeverity.Error && f.Accepted is null);
}
