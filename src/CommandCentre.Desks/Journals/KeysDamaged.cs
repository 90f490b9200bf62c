namespace CommandCentre.Desks.Journals;

/// <summary><c>keys.db</c> does not hold what was once kept in it: what is sealed under a damaged key cannot be opened. Nothing here repairs that.</summary>
#pragma warning disable CA1710 // The design names it so: it says what is the case.
public sealed class KeysDamaged(string reason, Exception? inner = null) : Exception($"keys.db: {reason}. Restore it from a backup of the keys.", inner);
#pragma warning restore CA1710
