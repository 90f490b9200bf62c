namespace CommandCentre.Server.Pages.Parts;

/// <summary>A row of a file that was not taken, and why.</summary>
/// <param name="Row">Its number in the file; 0 for the whole file.</param>
/// <param name="Field">The field or column; empty for the whole row.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Why">What is allowed, or what is wrong.</param>
public sealed record ToldRow(long Row, string Field, string Value, string Why);
