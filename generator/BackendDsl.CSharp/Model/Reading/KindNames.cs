namespace BackendDsl.CSharp.Model.Reading;

/// <summary>The names a file's kinds take outside their own scope.</summary>
/// <param name="Path">The file.</param>
/// <param name="Entries">One entry a kind and version.</param>
/// <param name="Wishes">What its item asks for.</param>
internal sealed record KindNames(string Path, EquatableArray<KindNames.Entry> Entries, EquatableArray<RequestedName> Wishes)
{
    /// <summary>The names of one kind.</summary>
    /// <param name="Namespace">The C# namespace.</param>
    /// <param name="ClassName">The root class.</param>
    /// <param name="Companions">The classes beside it.</param>
    /// <param name="Identity">Group, version and kind.</param>
    /// <param name="Content">What the kind is, but for its descriptions.</param>
    /// <param name="Mark">Where it stands.</param>
    internal sealed record Entry(string Namespace, string ClassName, EquatableArray<string> Companions, string Identity, string Content, KindMark Mark);

    /// <summary>The names of a file.</summary>
    public static KindNames Of(DefinitionFileModel file) =>
        new(file.Path, file.Kinds.Select((k, i) => EntryOf(k.Model, file.Marks[i])).ToEquatableArray(), file.Wishes);

    private static Entry EntryOf(KindModel kind, KindMark mark) => new(
        kind.Namespace,
        kind.ClassName,
        ((TypeName?[])[kind.Spec?.Name, kind.Status?.Name, kind.List]).Where(n => n is { IsNested: false }).Select(n => n!.Name).ToEquatableArray(),
        $"{kind.Group}/{kind.Version} {kind.Kind}",
        string.Join("\n", kind.Schema, kind.Plural, kind.ListKind, kind.IsNamespaced ? "N" : "C", kind.HasStatusSubresource ? "S" : "", kind.Scale, kind.Obsolete),
        mark);
}
