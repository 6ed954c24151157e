namespace BackendDsl.Tool.Inputs;

/// <summary>There is more to read than the limit.</summary>
/// <param name="limit">The limit in bytes.</param>
internal sealed class FileTooLargeException(long limit) : IOException(TextSource.TooLarge(limit));
