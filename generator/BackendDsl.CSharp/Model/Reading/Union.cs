namespace BackendDsl.CSharp.Model.Reading;

/// <summary>A set of members of an object of which so many must or may be set.</summary>
/// <param name="Kind">How many.</param>
/// <param name="Members">Their wire names, as the schema orders them.</param>
internal sealed record Union(UnionKind Kind, IReadOnlyList<string> Members);
