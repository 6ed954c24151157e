using System.Reflection.Metadata;

namespace BackendDsl.DefinitionCompiler.Metadata;

/// <summary>A method of a referenced assembly.</summary>
/// <param name="Type">The type that declares it.</param>
/// <param name="Name">Its name in this assembly's heap.</param>
/// <param name="Signature">Its signature in this assembly's heap.</param>
internal sealed record LibraryMethod(LibraryType Type, StringHandle Name, BlobHandle Signature);
