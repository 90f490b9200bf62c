namespace CommandCentre.Server.Pages.Board;

/// <summary>What the reader wants to see of the feed. It stands in the address, so a filtered board can be passed on as a link.</summary>
/// <param name="Kind">One of <see cref="Kinds.All"/>; null for all.</param>
/// <param name="Country">An owner's code; null for all.</param>
/// <param name="Handling">H0 to H3; null for all.</param>
public sealed record FeedFilter(string? Kind, string? Country, string? Handling)
{
    /// <summary>Everything.</summary>
    public static FeedFilter None { get; } = new(null, null, null);

    /// <summary>Whether anything is left out.</summary>
    public bool IsOn => Kind is not null || Country is not null || Handling is not null;

    /// <summary>Whether a line is shown. The same rule as the feed's script: a mark the viewer may not read never fits.</summary>
    public bool Fits(FeedLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return (Kind is null || line.Kind == Kind)
            && (Country is null || line.Owner == Country)
            && (Handling is null || line.Handling.Contains(Handling));
    }
}
