namespace BackendDsl.CSharp.Model.Reading;

/// <summary>What a file gives.</summary>
/// <param name="Path">The file.</param>
/// <param name="Kinds">Its kinds, one entry for each version.</param>
/// <param name="Marks">Where each kind stands in the file.</param>
/// <param name="Problems">What is wrong in it.</param>
/// <param name="Wishes">The kinds and pins its item names. An item may hold many files, so a wish need not come true in each.</param>
internal sealed record DefinitionFileModel(
    string Path, EquatableArray<KindEntry> Kinds, EquatableArray<KindMark> Marks, EquatableArray<DefinitionProblem> Problems, EquatableArray<RequestedName> Wishes);
