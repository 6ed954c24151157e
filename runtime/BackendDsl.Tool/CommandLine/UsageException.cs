namespace BackendDsl.Tool.CommandLine;

/// <summary>The command cannot do what it was asked; the message says why and what to do, and the exit code is 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
