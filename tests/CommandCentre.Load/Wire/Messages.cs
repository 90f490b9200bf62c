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

    private static bool Is(ReadOnlySpan<byte> record, ReadOnlySpan<byte> target) =>
        record.Length > TargetAt && record[TargetAt..].StartsWith(target) && record.StartsWith("{\"type\":1,\"target\":\""u8);
}
