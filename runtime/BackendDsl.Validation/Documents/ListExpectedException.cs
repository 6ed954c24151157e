namespace BackendDsl.Validation.Documents;

/// <summary>What was read as a list of resources is none, or can be read as a whole alone.</summary>
internal sealed class ListExpectedException : Exception;
