namespace CommandCentre.Desks.Feeds;

/// <summary>What a frame is for.</summary>
public enum FrameKind
{
    /// <summary>A line, new to this connection.</summary>
    Line,

    /// <summary>An earlier line that looks otherwise now.</summary>
    Redrawn,

    /// <summary>Figures, countries and hours.</summary>
    Picture,

    /// <summary>Head and clocks, so that the age of the picture is known when nothing happens.</summary>
    Pulse,

    /// <summary>The connection fell behind and must join again.</summary>
    Resync,
}

/// <summary>Prepared bytes, shared by every connection that gets them.</summary>
/// <param name="Kind">What for.</param>
/// <param name="Number">The line's number, or the head.</param>
/// <param name="Bytes">UTF-8 JSON, one value.</param>
public readonly record struct Frame(FrameKind Kind, long Number, ReadOnlyMemory<byte> Bytes);

/// <summary>Lines on joining: a page of lines that is not live, or a live page that is empty.</summary>
/// <param name="Lines">Lines after the number asked, rising, at most a page.</param>
/// <param name="Redrawn">Earlier lines that one of them changed.</param>
/// <param name="Head">Number of the last line there is.</param>
/// <param name="Live">Whether everything after comes by itself from here on; else join again after the last line given.</param>
public sealed record JoinPage(IReadOnlyList<Frame> Lines, IReadOnlyList<Frame> Redrawn, long Head, bool Live);
