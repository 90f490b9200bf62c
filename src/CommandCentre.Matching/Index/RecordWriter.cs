using System.Text;

namespace CommandCentre.Matching.Index;

/// <summary>Writes one record: whole numbers in as few bytes as they need, texts in UTF-8.</summary>
internal sealed class RecordWriter
{
    private byte[] _bytes = new byte[1024];
    private int _used;

    /// <summary>What has been written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _used);

    /// <summary>Begins another record.</summary>
    public void Clear() => _used = 0;

    /// <summary>Writes four bytes, which can be read without reading what follows.</summary>
    public void Fixed(int number)
    {
        Room(sizeof(int));
        BitConverter.TryWriteBytes(_bytes.AsSpan(_used), number);
        _used += sizeof(int);
    }

    /// <summary>Writes a number from 0.</summary>
    public void Number(int number)
    {
        Room(5);
        var rest = (uint)number;
        while (rest >= 0x80)
        {
            _bytes[_used++] = (byte)((rest & 0x7F) | 0x80);
            rest >>= 7;
        }

        _bytes[_used++] = (byte)rest;
    }

    /// <summary>Writes a text, its length first.</summary>
    public void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Number(length);
        Room(length);
        _used += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_used));
    }

    private void Room(int bytes)
    {
        if (_bytes.Length - _used < bytes)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + bytes));
        }
    }
}
