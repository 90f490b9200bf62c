namespace CommandCentre.Server.Watch;

/// <summary>What the server logs beside the desks, by numbers and names that stay the same when the words change.</summary>
public static class CentreEvents
{
    /// <summary>An operation could not be opened at start.</summary>
    public static readonly EventId NotOpened = new(2001, "operation-not-opened");

    /// <summary>The operations could not be listed at start.</summary>
    public static readonly EventId NotListed = new(2002, "operations-not-listed");

    /// <summary>Sessions could not be written down.</summary>
    public static readonly EventId SessionsNotKept = new(2003, "sessions-not-kept");

    /// <summary>The folder was restored without the keys of some records.</summary>
    public static readonly EventId KeysNotRestored = new(2004, "keys-not-restored");

    /// <summary>The use of systems' keys could not be written down.</summary>
    public static readonly EventId SystemsNotKept = new(2005, "systems-not-kept");

    /// <summary>Somebody came back from an identity provider with an answer that is not good.</summary>
    public static readonly EventId ProviderRefused = new(2006, "provider-refused");

    /// <summary>Blind filters of an operation cannot be written.</summary>
    public static readonly EventId BlindNotKept = new(2007, "blind-not-kept");

    /// <summary>A spreadsheet ended by a failure.</summary>
    public static readonly EventId SheetFailed = new(2008, "sheet-failed");

    /// <summary>The exercise ended by a failure.</summary>
    public static readonly EventId ExerciseFailed = new(2101, "exercise-failed");

    /// <summary>The exercise stops with the centre.</summary>
    public static readonly EventId ExerciseStops = new(2102, "exercise-stops");

    /// <summary>A run of the exercise was left for a new one.</summary>
    public static readonly EventId ExerciseLeft = new(2103, "exercise-left");

    /// <summary>The exercise was played to its end.</summary>
    public static readonly EventId ExercisePlayed = new(2104, "exercise-played");

    /// <summary>A step of the exercise was not recorded and is tried again.</summary>
    public static readonly EventId ExerciseNotRecorded = new(2105, "exercise-not-recorded");

    /// <summary>An operation was begun with another script.</summary>
    public static readonly EventId ExerciseOther = new(2106, "exercise-of-another-script");

    /// <summary>A step of the exercise was refused by a rule.</summary>
    public static readonly EventId ExerciseRefused = new(2107, "exercise-refused");

    /// <summary>The links of an exercise were held against what is really so.</summary>
    public static readonly EventId ExerciseMeasured = new(2108, "exercise-measured");
}
