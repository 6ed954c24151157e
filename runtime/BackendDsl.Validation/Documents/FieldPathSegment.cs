namespace BackendDsl;

/// <summary>One step of a <see cref="FieldPath"/>.</summary>
/// <param name="Kind">Member, index or key.</param>
/// <param name="Name">The member's or key's name; empty for an index.</param>
/// <param name="Index">The position in the list, from 0; 0 for a member or key.</param>
public readonly record struct FieldPathSegment(FieldPathSegmentKind Kind, string Name, int Index);
