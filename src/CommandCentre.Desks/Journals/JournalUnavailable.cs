namespace CommandCentre.Desks.Journals;

/// <summary>The store of the journals failed: disk full, not writable, held by another program. It may work again later without repair.</summary>
/// <remarks>After an append that ended so it is unknown whether the lines are there: read the journal again.</remarks>
#pragma warning disable CA1710 // The design names it so: it says what is the case.
public sealed class JournalUnavailable(string reason, Exception? inner = null) : IOException(reason, inner);
#pragma warning restore CA1710
