namespace BackendDsl.Tool.Running;

/// <summary>Nobody reads standard output any more.</summary>
internal sealed class ClosedPipeException(IOException inner) : Exception(inner.Message, inner);
