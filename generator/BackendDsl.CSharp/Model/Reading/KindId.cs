namespace BackendDsl.CSharp.Model.Reading;

/// <summary>A kind of a file.</summary>
internal sealed record KindId(string Path, int Index);
