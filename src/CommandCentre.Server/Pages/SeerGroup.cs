namespace CommandCentre.Server.Pages;

/// <summary>Those who will see the same much of a record, and why.</summary>
/// <param name="Sight">How much, in the reader's language: full, existence, number only.</param>
/// <param name="Why">The reason, in the reader's language.</param>
/// <param name="Seers">Who; may be empty.</param>
public sealed record SeerGroup(string Sight, string Why, IReadOnlyList<Seer> Seers);

/// <summary>One participant that will see a record.</summary>
/// <param name="Code">ISO alpha-2, or EU for the coordination centre.</param>
/// <param name="Name">The name in the reader's language.</param>
public sealed record Seer(string Code, string Name);
