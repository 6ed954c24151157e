namespace BackendDsl.Validation.Findings;

/// <summary>A finding that is known and accepted.</summary>
/// <param name="Id">Its id; empty for any.</param>
/// <param name="Object">The object it is about, for example <c>Service shop/web</c> or <c>BackendConfigPolicy.gateway.kgateway.dev edge/p</c>; empty for any.</param>
/// <param name="File">The file it is in, relative to the baseline's folder, with forward slashes; empty for any.</param>
/// <param name="Path">The field in the server's form; empty for the object as a whole, null for any.</param>
/// <param name="Reason">Why it is accepted.</param>
/// <param name="Line">Where the entry stands, from 1; 0 where that is not known.</param>
public sealed record AcceptedFinding(string Id, string Object, string File, string? Path, string Reason, int Line = 0)
{
    /// <summary>Whether it is about that finding.</summary>
    public bool Matches(string id, string @object, string file, string path) =>
        (Id.Length == 0 || Id == id) && (Object.Length == 0 || Object == @object) && (File.Length == 0 || File == file) && (Path is null || Path == path);

    /// <inheritdoc/>
    public override string ToString() => $"{(Id.Length > 0 ? Id : "finding")} at {string.Join(" ", new[] { Object, File, Path ?? "" }.Where(static p => p.Length > 0))}";
}
