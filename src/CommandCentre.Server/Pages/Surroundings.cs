namespace CommandCentre.Server.Pages;

/// <summary>What the frame of a page shows around its content: which operation, when in it, how fresh, and for whom.</summary>
/// <param name="Operation">The operation's key, such as <c>ARMSTRONG-VII</c>.</param>
/// <param name="Name">The operation's name as people say it.</param>
/// <param name="Phase">The phase in the reader's language.</param>
/// <param name="Day">The action day now, from 1; null outside the action phase.</param>
/// <param name="Days">The number of action days; null when unknown.</param>
/// <param name="Clock">Operation time when the page was drawn.</param>
/// <param name="Speed">Operation seconds in one second of wall time: 1 in live mode, more in an exercise, 0 when it pauses.</param>
/// <param name="Head">The last line's number in this picture.</param>
/// <param name="Exercise">Whether everything here is made up; every page then says so.</param>
/// <param name="Me">Who is signed in; null before the door.</param>
/// <param name="Queue">How many things wait for this reader's country.</param>
public sealed record Surroundings(
    string Operation,
    string Name,
    string Phase,
    int? Day,
    int? Days,
    DateTimeOffset Clock,
    double Speed,
    long Head,
    bool Exercise,
    Me? Me,
    int Queue)
{
    /// <summary>How many alerts of the reader's country wait for a decision; counted no further than <see cref="MostAlerts"/>.</summary>
    public int Alerts { get; init; }

    /// <summary>Whether the reader may see what their country holds.</summary>
    public bool Holds { get; init; }

    /// <summary>Whether the reader reports from a sorting floor.</summary>
    public bool Reports { get; init; }

    /// <summary>More alerts than these are not counted.</summary>
    public const int MostAlerts = 99;
}

/// <summary>Who is signed in, in the words the strip shows.</summary>
/// <param name="Country">ISO alpha-2, or EU for the coordination centre.</param>
/// <param name="Agency">The agency in the reader's language; null for none.</param>
/// <param name="Role">The role in the reader's language.</param>
public sealed record Me(string Country, string? Agency, string Role);

/// <summary>The sections of the rail.</summary>
public enum Section
{
    /// <summary>None of the rail's sections.</summary>
    None,

    /// <summary>What is happening.</summary>
    Board,

    /// <summary>Checking something against what the countries hold.</summary>
    Check,

    /// <summary>What matched our holdings, and what others hold on our lines.</summary>
    Alerts,

    /// <summary>What the reader's country lets answer.</summary>
    Holdings,

    /// <summary>A parcel on the belt: known or not, and what became of it.</summary>
    Floor,

    /// <summary>Parcels looked out for, and what became of them.</summary>
    Leads,

    /// <summary>All numbered lines, searched and filtered.</summary>
    Lines,

    /// <summary>The forms.</summary>
    Report,

    /// <summary>What waits for my country.</summary>
    Queue,

    /// <summary>The participating countries.</summary>
    Countries,
}
