namespace CommandCentre.Server.Pages.Board;

/// <summary>One hour of operation time.</summary>
/// <param name="Hour">Its beginning.</param>
/// <param name="Label">As the axis writes it: a day's name only where a day begins.</param>
/// <param name="Checked">Parcels checked in it.</param>
/// <param name="Finds">Seizures reported in it.</param>
public sealed record HourRow(DateTimeOffset Hour, string Label, long Checked, long Finds);
