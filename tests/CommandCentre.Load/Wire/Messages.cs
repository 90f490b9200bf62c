namespace CommandCentre.Load.Wire;

/// <summary>What a record is, told by a few of its bytes: nothing is parsed.</summary>
public static class Messages
{
    private const int TargetAt = 20;

    /// <summary>Rows for a board.</summary>
    public static bool IsRows(ReadOnlySpan<byte> record) => Is(record, "Rows\""u8);

    /// <summary>Lines for a system.</summary>
    public static bool IsLines(ReadOnlySpan<byte> record) => Is(record, "Lines\""u8);

    /// <summary>"Join again": the reader fell behind.</summary>
    public static bool IsResync(ReadOnlySpan<byte> record) => Is(record, "Resync\""u8);

    /// <summary>Figures.</summary>
    public static bool IsPicture(ReadOnlySpan<byte> record) => Is(record, "Picture\""u8);

    /// <summary>A sign of life with the head.</summary>
    public static bool IsPulse(ReadOnlySpan<byte> record) => Is(record, "Pulse\""u8);

    /// <summary>Rows in a message for a board, those drawn again too.</summary>
    public static int Rows(ReadOnlySpan<byte> record) => IsRows(record) ? record.Count("{\"number\":"u8) : 0;

    /// <summary>Calls back for each number of a message's new rows or lines, in their order.</summary>
    public static void Numbers(ReadOnlySpan<byte> record, Action<long> number)
    {
        ArgumentNullException.ThrowIfNull(number);
        // In a text every quotation mark has a backslash before it, so that these can only be fields of our own shape.
        var sign = IsRows(record) ? "{\"number\":"u8 : "{\"operation\":\""u8;
        var end = record.IndexOf("],\"redrawn\":["u8);
        record = end < 0 ? record : record[..end];
        for (var at = record.IndexOf(sign); at >= 0; at = record.IndexOf(sign))
        {
            record = record[(at + sign.Length)..];
            if (sign.Length > 10)
            {
                record = record[(record.IndexOf("\"number\":"u8) + 9)..];
            }

            number(System.Buffers.Text.Utf8Parser.TryParse(record, out long value, out _) ? value : throw new FormatException("a line without a number"));
        }
    }

    private static bool Is(ReadOnlySpan<byte> record, ReadOnlySpan<byte> target) =>
        record.Length > TargetAt && record[TargetAt..].StartsWith(target) && record.StartsWith("{\"type\":1,\"target\":\""u8);
}
