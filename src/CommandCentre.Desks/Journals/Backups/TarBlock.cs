using System.Globalization;
using System.Text;

namespace CommandCentre.Desks.Journals.Backups;

/// <summary>The 512 bytes before each file of a tar archive (POSIX ustar), with nothing in them that could differ: any tar reads them, and one flipped bit is seen.</summary>
internal static class TarBlock
{
    public const int Size = 512;
    public const int LongestName = 99;

    private const int SizeAt = 124;
    private const int SumAt = 148;
    private const int SumLength = 8;

    /// <summary>The block of a file: regular, mode 0600, no owner, no time.</summary>
    public static byte[] Of(string name, long length)
    {
        if (name.Length is 0 or > LongestName || !Ascii.IsValid(name))
        {
            throw new ArgumentException($"'{name}' cannot name an entry: allowed are 1 to {LongestName} ASCII characters.", nameof(name));
        }

        var block = new byte[Size];
        Put(block, 0, name);
        Put(block, 100, "0000600");
        Put(block, 108, "0000000");
        Put(block, 116, "0000000");
        Put(block, SizeAt, Convert.ToString(length, 8).PadLeft(11, '0'));
        Put(block, 136, "00000000000");
        block[156] = (byte)'0';
        Put(block, 257, "ustar");
        Put(block, 263, "00");
        block.AsSpan(SumAt, SumLength).Fill((byte)' ');
        Put(block, SumAt, Convert.ToString(block.Sum(value => value), 8).PadLeft(6, '0') + '\0');
        return block;
    }

    /// <summary>Name and length from a block, if it is exactly one of <see cref="Of"/>.</summary>
    public static (string Name, long Length)? Read(ReadOnlySpan<byte> block)
    {
        var end = block[..100].IndexOf((byte)0);
        if (end is < 1 or > LongestName
            || !Ascii.IsValid(block[..end])
            || !TryOctal(Encoding.ASCII.GetString(block.Slice(SizeAt, 11)), out var length))
        {
            return null;
        }

        var name = Encoding.ASCII.GetString(block[..end]);
        return block.SequenceEqual(Of(name, length)) ? (name, length) : null;
    }

    /// <summary>Zeros after this many bytes, to the next full block.</summary>
    public static int Padding(long length) => (int)((Size - (length % Size)) % Size);

    private static void Put(byte[] block, int at, string text) => Encoding.ASCII.GetBytes(text, block.AsSpan(at));

    private static bool TryOctal(string text, out long value)
    {
        value = 0;
        foreach (var digit in text)
        {
            if (digit is < '0' or > '7')
            {
                return false;
            }

            value = (value * 8) + int.Parse([digit], CultureInfo.InvariantCulture);
        }

        return true;
    }
}
