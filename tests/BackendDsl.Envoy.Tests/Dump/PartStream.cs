using System.Text;

namespace BackendDsl.Envoy.Tests.Dump;

/// <summary>A stream whose text is made while it is read, and that watches the memory in use.</summary>
internal sealed class PartStream(IEnumerable<string> parts) : Stream
{
    private readonly IEnumerator<string> _parts = parts.GetEnumerator();
    private byte[] _part = [];
    private int _at;

    /// <summary>Bytes read.</summary>
    public long Total { get; private set; }

    /// <summary>Most memory that was in use when it was asked, every 16 MB.</summary>
    public long Peak { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => Total; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (_at == _part.Length)
        {
            if (!_parts.MoveNext()) return 0;
            (_part, _at) = (Encoding.UTF8.GetBytes(_parts.Current), 0);
        }
        var length = Math.Min(count, _part.Length - _at);
        Array.Copy(_part, _at, buffer, offset, length);
        _at += length;
        if (Total / 16_000_000 != (Total + length) / 16_000_000) Peak = Math.Max(Peak, GC.GetTotalMemory(forceFullCollection: true));
        Total += length;
        return length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _parts.Dispose();
        base.Dispose(disposing);
    }
}
