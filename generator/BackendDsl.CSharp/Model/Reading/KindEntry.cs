namespace BackendDsl.CSharp.Model.Reading;

/// <summary>A kind of a file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Index">Its place among the kinds of the file.</param>
/// <param name="Model">The kind.</param>
internal sealed record KindEntry(string Path, int Index, KindModel Model);
