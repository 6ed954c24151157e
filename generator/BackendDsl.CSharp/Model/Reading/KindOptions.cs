namespace BackendDsl.CSharp.Model.Reading;

/// <summary>What the project says of a file of definitions.</summary>
/// <param name="RootNamespace">The root namespace of the project.</param>
/// <param name="Namespace">The C# namespace chosen, without the version; empty where none was.</param>
/// <param name="Kinds">The kinds wanted; empty for all.</param>
/// <param name="Pins">Names pinned.</param>
/// <param name="IsInternal">Whether the types are the project's own: two libraries from one definition do not meet in a third.</param>
/// <param name="HasStatusBuilders">Whether types that only <c>status</c> leads to have builders, too.</param>
internal sealed record KindOptions(
    string RootNamespace, string Namespace, EquatableArray<string> Kinds, EquatableArray<NamePin> Pins, bool IsInternal = false, bool HasStatusBuilders = false)
{
    /// <summary>The C# namespace for a group and version.</summary>
    public string NamespaceOf(string group, string version)
    {
        var name = Namespace.Length > 0
            ? Naming.Identifiers.Namespace(Namespace)
            : (RootNamespace.Length > 0 ? Naming.Identifiers.Namespace(RootNamespace) + "." : "") + "Crds." + Naming.Identifiers.Pascal(group);
        return name + "." + Naming.Identifiers.Version(version);
    }
}
