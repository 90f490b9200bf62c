namespace CommandCentre.Server.Pages.Board;

/// <summary>How much of a line its viewer may read; the row's <c>data-sight</c> carries the name in lower case.</summary>
public enum LineSight
{
    /// <summary>All of it.</summary>
    Full,

    /// <summary>That there is a record, and whose.</summary>
    Existence,

    /// <summary>Its number, nothing else.</summary>
    Number,
}

/// <summary>One line of the feed as one viewer sees it, in that viewer's language. What sight removed is null or empty here.</summary>
/// <param name="Number">The line's number in its operation, from 1.</param>
/// <param name="Sight">How much of it this viewer may read.</param>
/// <param name="Kind">One of <see cref="Kinds.All"/>; <c>withheld</c> when only the number may be seen.</param>
/// <param name="Title">One line that says what happened.</param>
/// <param name="Href">The line's own page.</param>
/// <param name="At">Operation time.</param>
/// <param name="Recorded">Wall time.</param>
public sealed record FeedLine(long Number, LineSight Sight, string Kind, string Title, string Href, DateTimeOffset At, DateTimeOffset Recorded)
{
    /// <summary>The owner's code; null when only the number may be seen.</summary>
    public string? Owner { get; init; }

    /// <summary>The owner's name in the reader's language.</summary>
    public string? OwnerName { get; init; }

    /// <summary>The addressees' codes; empty for none named.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>A second line with what matters most; null for none.</summary>
    public string? Detail { get; init; }

    /// <summary>The handling codes, the strictest last; empty when unknown to this viewer.</summary>
    public IReadOnlyList<string> Handling { get; init; } = [];

    /// <summary>The text of H3.</summary>
    public string? HandlingText { get; init; }

    /// <summary>Reliability of the source: A, B, C or X.</summary>
    public string? Source { get; init; }

    /// <summary>Reliability of the information: 1 to 4.</summary>
    public string? Information { get; init; }

    /// <summary>urgent, late, done or info where the colour means something; null otherwise.</summary>
    public string? Tone { get; init; }

    /// <summary><c>withdrawn</c> or <c>corrected</c>, with <see cref="StateText"/>; null for as it was sent.</summary>
    public string? State { get; init; }

    /// <summary>The state's word in the reader's language.</summary>
    public string? StateText { get; init; }

    /// <summary><c>checks</c> when the line changes the open cross-checks; null otherwise.</summary>
    public string? Touches { get; init; }
}
