namespace BackendDsl.Kgateway.Translation;

/// <summary>What is the matter with one resource, each thing once.</summary>
internal sealed class Problems
{
    private List<Problem>? _all;
    private HashSet<Problem>? _known;

    public bool HasErrors { get; private set; }

    public IReadOnlyList<Problem> All => _all ?? (IReadOnlyList<Problem>)[];

    /// <summary>Something that makes the gateway refuse the resource.</summary>
    public void Error(FieldPath path, string message, string id = "") => Add(new(FindingSeverity.Error, path, message, id));

    public void Warn(FieldPath path, string message, string id = "") => Add(new(FindingSeverity.Warning, path, message, id));

    /// <summary>All errors as the gateway joins them.</summary>
    public string ErrorText() => string.Join("\n", All.Where(p => p.Severity == FindingSeverity.Error).Select(p => p.Message));

    private void Add(Problem problem)
    {
        // A list of a resource may be as long as its file, with something the matter with every item.
        _known ??= [];
        if (!_known.Add(problem))
            return;
        (_all ??= []).Add(problem);
        HasErrors |= problem.Severity == FindingSeverity.Error;
    }
}
