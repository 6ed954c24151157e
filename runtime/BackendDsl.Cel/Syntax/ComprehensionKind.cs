namespace BackendDsl.Cel.Syntax;

/// <summary>What a comprehension macro builds.</summary>
internal enum ComprehensionKind : byte
{
    All,
    Exists,
    ExistsOne,
    Map,
    Filter,
    TransformList,
    TransformMap,
    TransformMapEntry,
    OptionalMap,
    OptionalFlatMap,
    SortBy,
}
