using System.Text;

namespace CommandCentre.Matching.Index;

/// <summary>Reads what <see cref="RecordWriter"/> wrote, from a place on.</summary>
internal ref struct RecordReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _place;

    /// <summary>Reads four bytes.</summary>
    public int Fixed()
    {
        var number = BitConverter.ToInt32(_bytes[_place..]);
        _place += sizeof(int);
        return number;
    }

    /// <summary>Reads a number.</summary>
    public int Number()
    {
        var number = 0u;
        for (var shift = 0; ; shift += 7)
        {
            var part = _bytes[_place++];
            number |= (part & 0x7Fu) << shift;
            if (part < 0x80)
            {
                return (int)number;
            }
        }
    }

    /// <summary>Reads a text.</summary>
    public string Text() => Encoding.UTF8.GetString(Bytes());

    /// <summary>Reads the bytes of a text.</summary>
    public ReadOnlySpan<byte> Bytes()
    {
        var length = Number();
        _place += length;
        return _bytes.Slice(_place - length, length);
    }
}
