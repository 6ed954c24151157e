namespace BackendDsl.Kgateway.Translation;

/// <summary>What is the matter with one resource, each thing once.</summary>
internal sealed class Problems
{
    private List<Problem>? _all;

    public bool HasErrors { get; private set; }

    public IReadOnlyList<Problem> All => _all ?? (IReadOnlyList<Problem>)[];

    /// <summary>Something that makes the gateway refuse the resource.</summary>
    public void Error(FieldPath path, string message, string id = "") => Add(new(FindingSeverity.Error, path, message, id));

    public void Warn(FieldPath path, string message, string id = "") => Add(new(FindingSeverity.Warning, path, message, id));

    /// <summary>All errors as the gateway joins them.</summary>
    public string ErrorText() => string.Join("\n", All.Where(p => p.Severity == FindingSeverity.Error).Select(p => p.Message));

    private void Add(Problem problem)
    {
        _all ??= [];
        if (_all.Contains(problem))
            return;
        _all.Add(problem);
        HasErrors |= problem.Severity == FindingSeverity.Error;
    }
}
