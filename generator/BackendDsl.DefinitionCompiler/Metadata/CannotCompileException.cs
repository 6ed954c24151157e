namespace BackendDsl.DefinitionCompiler.Metadata;

/// <summary>Definitions that this program leaves to the C# compiler, with the reason.</summary>
internal sealed class CannotCompileException(string message) : Exception(message);
