namespace BackendDsl.CSharp.Model.Reading;

/// <summary>What a project says of a file of custom resource definitions.</summary>
/// <param name="RootNamespace">The root namespace of the project.</param>
/// <param name="Namespace">Metadata <c>Namespace</c> of the item.</param>
/// <param name="Kinds">Metadata <c>Kinds</c> of the item.</param>
/// <param name="Names">Metadata <c>Names</c> of the item.</param>
/// <param name="Access">Metadata <c>Access</c> of the item: <c>Public</c>, <c>Internal</c>, or empty for the first.</param>
/// <param name="Status">Metadata <c>Status</c> of the item: <c>builders</c> for builders of types that only <c>status</c> leads to, or empty for none.</param>
internal sealed record DefinitionOptions(string RootNamespace, string Namespace, string Kinds, string Names, string Access = "", string Status = "");
