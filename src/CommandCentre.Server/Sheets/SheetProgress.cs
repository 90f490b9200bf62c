using CommandCentre.Server.Api;

namespace CommandCentre.Server.Sheets;

/// <summary>How a run stands.</summary>
public enum SheetStage
{
    /// <summary>Rows become commands.</summary>
    Running,

    /// <summary>Every row was looked at.</summary>
    Ended,

    /// <summary>It was cancelled; what was recorded before stays.</summary>
    Cancelled,

    /// <summary>It could not go on; what was recorded before stays, and the same sheet may be sent again.</summary>
    Failed,
}

/// <summary>What became of a row.</summary>
public enum SheetStanding
{
    /// <summary>In a dry run: nothing is against it.</summary>
    Good,

    /// <summary>On disk.</summary>
    Recorded,

    /// <summary>On disk before.</summary>
    Repeated,

    /// <summary>Not recorded.</summary>
    Refused,
}

/// <summary>What became of a row, and why.</summary>
/// <param name="Row">Its number in the file.</param>
/// <param name="Standing">What became of it.</param>
/// <param name="Line">The line it is; absent where it is none.</param>
/// <param name="Errors">What is wrong with which field; the field is empty where it is about the whole row.</param>
public sealed record SheetOutcome(long Row, SheetStanding Standing, long? Line, IReadOnlyList<ErrorShown> Errors);

/// <summary>A row that was not recorded, and why.</summary>
/// <param name="Row">Its number in the file.</param>
/// <param name="Errors">What is wrong with which field; the field is empty where it is about the whole row.</param>
public sealed record SheetRefusal(long Row, IReadOnlyList<ErrorShown> Errors);

/// <summary>A run as it stands.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Which kind of sheet.</param>
/// <param name="DryRun">Whether nothing is recorded.</param>
/// <param name="Stage">How it stands.</param>
/// <param name="Rows">Rows in all.</param>
/// <param name="Done">Rows looked at.</param>
/// <param name="Good">Rows that nothing is against, in a dry run; recorded rows otherwise.</param>
/// <param name="Repeated">Rows that were recorded before.</param>
/// <param name="Refused">Rows that were not recorded.</param>
/// <param name="First">The first refusals, at most <see cref="SheetRun.MostTold"/>.</param>
public sealed record SheetProgress(Guid Id, SheetKind Kind, bool DryRun, SheetStage Stage, int Rows, int Done, int Good, int Repeated, int Refused, IReadOnlyList<SheetRefusal> First);
