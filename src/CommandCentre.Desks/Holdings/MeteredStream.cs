using System.Security.Cryptography;

namespace CommandCentre.Desks.Holdings;

/// <summary>What comes in, read by one thread that may wait for it, counted and digested on the way.</summary>
internal sealed class MeteredStream(Stream from, CancellationToken stop) : Stream
{
    private readonly IncrementalHash _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Bytes read.</summary>
    public long Count { get; private set; }

    /// <summary>SHA-256 of them, in lower-case hexadecimal.</summary>
    public string Digest => Convert.ToHexStringLower(_digest.GetCurrentHash());

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => Count;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        // A request's body can only be read asynchronously; the import has a thread of its own that may wait.
        var read = from.ReadAsync(buffer.AsMemory(offset, count), stop).AsTask().GetAwaiter().GetResult();
        _digest.AppendData(buffer, offset, read);
        Count += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _digest.Dispose();
        }

        base.Dispose(disposing);
    }
}
