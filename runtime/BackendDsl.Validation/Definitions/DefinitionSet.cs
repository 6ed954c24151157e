using BackendDsl.Validation.Documents;

namespace BackendDsl.Validation.Definitions;

/// <summary>The custom resource definitions of a text.</summary>
/// <param name="FileName">The name given for the text.</param>
/// <param name="Definitions">What could be read, in order.</param>
/// <param name="Problems">What was found on the way, with places.</param>
public sealed record DefinitionSet(string FileName, IReadOnlyList<CustomResourceDefinition> Definitions, IReadOnlyList<Problem> Problems);
