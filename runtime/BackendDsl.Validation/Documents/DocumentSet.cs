namespace BackendDsl.Validation.Documents;

/// <summary>What a text holds.</summary>
/// <param name="Documents">The documents that could be read, in order.</param>
/// <param name="Problems">What was found on the way.</param>
public sealed record DocumentSet(IReadOnlyList<Document> Documents, IReadOnlyList<Problem> Problems);
