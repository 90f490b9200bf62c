namespace CommandCentre.Server.Pages.Board;

/// <summary>One participant's figures.</summary>
/// <param name="Code">ISO alpha-2, EU or XK.</param>
/// <param name="Name">The name in the reader's language.</param>
/// <param name="Checked">Parcels checked.</param>
/// <param name="Hits">Hits pushed.</param>
/// <param name="Seizures">Seizures reported.</param>
/// <param name="Open">Requests that wait for this country.</param>
/// <param name="OnDuty">Officers on duty now.</param>
/// <param name="Heard">Operation time of its last word; null for never.</param>
/// <param name="Silent">Whether that is longer than the operation expects.</param>
/// <param name="Step">Its activity on the map's scale: 0 for none, 1 to 5.</param>
public sealed record CountryRow(
    string Code, string Name, long Checked, long Hits, long Seizures, long Open, long OnDuty, DateTimeOffset? Heard, bool Silent, int Step);
