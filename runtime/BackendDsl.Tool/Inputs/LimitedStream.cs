namespace BackendDsl.Tool.Inputs;

/// <summary>A stream that is read once, up to a limit; reading ends where the run is cancelled.</summary>
/// <param name="inner">What is read; it is not closed.</param>
/// <param name="limit">Most bytes.</param>
/// <param name="cancellation">Ends the reading.</param>
internal sealed class LimitedStream(Stream inner, long limit, CancellationToken cancellation) : Stream
{
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    /// <exception cref="FileTooLargeException">There is more than the limit.</exception>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <exception cref="FileTooLargeException">There is more than the limit.</exception>
    public override int Read(Span<byte> buffer)
    {
        cancellation.ThrowIfCancellationRequested();
        var count = inner.Read(buffer);
        _read += count;
        return _read <= limit ? count : throw new FileTooLargeException(limit);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
