namespace BackendDsl.Tool.CommandLine;

/// <summary>Nobody reads standard output any more.</summary>
internal sealed class ClosedPipeException(IOException inner) : Exception(inner.Message, inner);
