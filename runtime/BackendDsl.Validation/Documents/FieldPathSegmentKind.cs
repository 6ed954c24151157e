namespace BackendDsl;

/// <summary>What a step of a <see cref="FieldPath"/> is.</summary>
public enum FieldPathSegmentKind
{
    /// <summary>A member of an object, written <c>.name</c>.</summary>
    Member,

    /// <summary>An item of a list, written <c>[3]</c>.</summary>
    Index,

    /// <summary>A key of a map, written <c>[key]</c>.</summary>
    Key,
}
