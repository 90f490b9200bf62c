namespace CommandCentre.Desks.Journals;

/// <summary>The store of the journals failed: disk full, not writable, held by another program. It may work again later without repair.</summary>
/// <remarks>After an append that ended so it is unknown whether the lines are there: read the journal again.</remarks>
#pragma warning disable CA1710 // The design names it so: it says what is the case.
public sealed class JournalUnavailable(string reason, Exception? inner = null) : IOException(reason, inner)
{
    /// <summary>Whether the disk is full: nothing was written, and it works again when there is room.</summary>
    public bool IsFull { get; init; }

    /// <summary>Whether a failure of any file here says that the disk is full.</summary>
    internal static bool SaysFull(Exception failure) =>
        failure is JournalUnavailable { IsFull: true } or IOException { HResult: NoSpaceUnix or NoSpaceWindows };

    private const int NoSpaceUnix = 28; // ENOSPC, which .NET passes on as it is
    private const int NoSpaceWindows = unchecked((int)0x80070070); // ERROR_DISK_FULL
}
#pragma warning restore CA1710
