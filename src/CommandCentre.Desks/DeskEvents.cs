using Microsoft.Extensions.Logging;

namespace CommandCentre.Desks;

/// <summary>What desks log, by numbers and names that stay the same when the words change. Each is an alarm; docs/running.md says what to do.</summary>
public static class DeskEvents
{
    /// <summary>A turn of the mailbox failed; its commands were answered "not recorded".</summary>
    public static readonly EventId TurnFailed = new(1001, "turn-failed");

    /// <summary>After a failed turn the journal could not be read either.</summary>
    public static readonly EventId JournalUnreadable = new(1002, "journal-unreadable");

    /// <summary>An operation is read-only: a line cannot be read, or lines are lost.</summary>
    public static readonly EventId ReadOnly = new(1003, "operation-read-only");

    /// <summary>The store is full.</summary>
    public static readonly EventId StoreFull = new(1004, "store-full");

    /// <summary><c>heads.log</c> is missing or damaged.</summary>
    public static readonly EventId WitnessFaulty = new(1005, "witness-faulty");

    /// <summary>The holdings of a country cannot be read; its answers stay "not ready".</summary>
    public static readonly EventId HoldingsUnreadable = new(1006, "holdings-unreadable");

    /// <summary>A holding is damaged and is left out.</summary>
    public static readonly EventId HoldingDamaged = new(1007, "holding-damaged");

    /// <summary>An import failed; nothing of it was kept unless it was recorded already.</summary>
    public static readonly EventId ImportFailed = new(1008, "import-failed");

    /// <summary>A line was not put into every outbox.</summary>
    public static readonly EventId NotDelivered = new(1011, "line-not-delivered");

    /// <summary>Figures cannot be drawn for a country.</summary>
    public static readonly EventId FiguresNotDrawn = new(1012, "figures-not-drawn");

    /// <summary>The sight of a line cannot be worked out; it is shown as its number.</summary>
    public static readonly EventId SightFailed = new(1013, "sight-failed");

    /// <summary>A line cannot be drawn; it is shown as its number.</summary>
    public static readonly EventId LineNotDrawn = new(1014, "line-not-drawn");

    /// <summary>Not even a line's number can be drawn.</summary>
    public static readonly EventId NumberNotDrawn = new(1015, "number-not-drawn");

    /// <summary>A blind filter or its secret cannot be read; its country is answered for by nothing until it publishes again.</summary>
    public static readonly EventId BlindUnreadable = new(1031, "blind-filter-unreadable");

    /// <summary>What should be destroyed of blind filters could not be.</summary>
    public static readonly EventId BlindNotDestroyed = new(1032, "blind-filter-not-destroyed");

    /// <summary>What belongs together could not be told to everybody; it is tried again.</summary>
    public static readonly EventId WatchFailed = new(1041, "watch-failed");

    /// <summary>A line cannot be held against holdings and other lines; it is left out.</summary>
    public static readonly EventId LineNotWatched = new(1042, "line-not-watched");

    /// <summary>Files that no line names were taken away.</summary>
    public static readonly EventId FilesSwept = new(1051, "files-swept");

    /// <summary>Files that no line names cannot be taken away.</summary>
    public static readonly EventId FilesNotSwept = new(1052, "files-not-swept");

    /// <summary>A file cannot be kept; it was not recorded.</summary>
    public static readonly EventId FileNotKept = new(1053, "file-not-kept");
}
