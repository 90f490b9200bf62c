namespace CommandCentre.Server.Pages.People;

/// <summary>A code that was just made, shown this once.</summary>
/// <param name="Title">What it makes.</param>
/// <param name="Code">The code.</param>
/// <param name="Text">Where it is used, and until when.</param>
public sealed record Told(string Title, string Code, string Text);
