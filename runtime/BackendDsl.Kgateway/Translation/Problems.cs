namespace BackendDsl.Kgateway.Translation;

/// <summary>What is the matter with one resource, each thing once.</summary>
internal sealed class Problems
{
    private List<Problem>? _all;

    public bool HasErrors { get; private set; }

    public IReadOnlyList<Problem> All => _all ?? (IReadOnlyList<Problem>)[];

    public void Error(string path, string message) => Add(new(FindingSeverity.Error, path, message));

    public void Warn(string path, string message) => Add(new(FindingSeverity.Warning, path, message));

    /// <summary>All errors in one line.</summary>
    public string ErrorText() =>
        string.Join("; ", All.Where(p => p.Severity == FindingSeverity.Error).Select(p => p.Path.Length == 0 ? p.Message : $"{p.Path}: {p.Message}"));

    private void Add(Problem problem)
    {
        _all ??= [];
        if (_all.Contains(problem))
            return;
        _all.Add(problem);
        HasErrors |= problem.Severity == FindingSeverity.Error;
    }
}
