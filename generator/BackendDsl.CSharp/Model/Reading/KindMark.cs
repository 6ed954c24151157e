namespace BackendDsl.CSharp.Model.Reading;

/// <summary>Where a kind stands in its file.</summary>
internal sealed record KindMark(int Line, int Column);
