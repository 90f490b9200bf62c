using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Seizures;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Operations;

/// <summary>What an operation is, at a glance.</summary>
/// <param name="Key">Address.</param>
/// <param name="Name">Name in words.</param>
/// <param name="Phase">Phase.</param>
/// <param name="FirstDay">First action day.</param>
/// <param name="LastDay">Last action day.</param>
/// <param name="Participants">Who takes part.</param>
/// <param name="Head">Number of the last line.</param>
/// <param name="LastAt">Operation time of the last line.</param>
/// <param name="Now">Operation time of this view.</param>
public sealed record OperationSummary(
    OperationKey Key,
    string Name,
    OperationPhase Phase,
    DateOnly FirstDay,
    DateOnly LastDay,
    ValueList<Participant> Participants,
    long Head,
    DateTimeOffset LastAt,
    DateTimeOffset Now);

/// <summary>The six published figures and the number of seizure reports.</summary>
/// <param name="Total">Parcels and items.</param>
/// <param name="Officers">Officers who have been on duty.</param>
public sealed record Figures(Counts Total, int Officers);

/// <summary>One country on the board.</summary>
/// <param name="Country">The country.</param>
/// <param name="Agencies">Its kinds of agency.</param>
/// <param name="Counts">What it checked and seized.</param>
/// <param name="Hits">Standing hits of it that the viewer may read.</param>
/// <param name="OpenRequests">Requests the viewer may read that it has not answered.</param>
/// <param name="OnDuty">Its officers on duty.</param>
/// <param name="LastHeard">Operation time of its last line that the viewer may know to be its; absent for silence.</param>
public sealed record CountryRow(
    CountryCode Country,
    ValueList<AgencyKind> Agencies,
    Counts Counts,
    int Hits,
    int OpenRequests,
    int OnDuty,
    DateTimeOffset? LastHeard);

/// <summary>One hour of the operation.</summary>
/// <param name="Hour">Start, UTC.</param>
/// <param name="Counts">What was checked and found in it.</param>
public sealed record HourRow(DateTimeOffset Hour, Counts Counts);

/// <summary>One country's answer to a request. That it answered is known to all who may read the request; what, only where the answer's own marks allow.</summary>
/// <param name="Country">Who answered.</param>
/// <param name="Outcome">What, where the viewer may read the answer.</param>
/// <param name="Number">Its line, where the viewer may read it.</param>
public sealed record AnswerRow(CountryCode Country, CheckOutcome? Outcome, long? Number)
{
    /// <summary>Operation time from the request to the country's first answer, where the viewer may know when that was.</summary>
    public TimeSpan? After { get; init; }
}

/// <summary>A cross-check request as it stands, without its answers, which have marks of their own.</summary>
/// <param name="Id">Its record.</param>
/// <param name="Number">Line of the request.</param>
/// <param name="Asker">The country that asks.</param>
/// <param name="At">When it was asked, operation time.</param>
/// <param name="Asked">Who must answer.</param>
/// <param name="Outstanding">Who has not answered.</param>
/// <param name="Due">By when.</param>
/// <param name="Overdue">Whether the deadline passed with answers missing.</param>
public sealed record CheckStanding(
    Guid Id,
    long Number,
    CountryCode Asker,
    DateTimeOffset At,
    ValueList<CountryCode> Asked,
    ValueList<CountryCode> Outstanding,
    DateTimeOffset Due,
    bool Overdue)
{
    /// <summary>How pressing it is.</summary>
    public CheckPriority Priority { get; init; }

    /// <summary>Whether the clock reminded those who had not answered, at two thirds of the time.</summary>
    public bool Reminded { get; init; }

    /// <summary>How often they were pressed.</summary>
    public int Chases { get; init; }

    /// <summary>Operation time when they last were; absent for never.</summary>
    public DateTimeOffset? Chased { get; init; }

    /// <summary>From when they may be pressed again; absent for at once.</summary>
    public DateTimeOffset? ChaseFrom { get; init; }

    /// <summary>Whether answers are missing.</summary>
    public bool IsOpen => !Outstanding.IsEmpty;

    /// <summary>How many have answered, out of those asked.</summary>
    public int Answered => Asked.Count - Outstanding.Count;

    /// <summary>How many are late at a moment: they have not answered, and the deadline has passed.</summary>
    public int Late(DateTimeOffset now) => Due <= now ? Outstanding.Count : 0;
}

/// <summary>A cross-check request the viewer may read.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Check">Its state.</param>
/// <param name="Answers">The answers there are.</param>
public sealed record CheckRow(LineView Line, CheckStanding Check, IReadOnlyList<AnswerRow> Answers)
{
    /// <summary>Who of the viewer's own country has it in hand; absent for nobody. What other countries do is not known here.</summary>
    public CheckClaim? OwnClaim { get; init; }

    /// <summary>Whether the viewer's country was asked and has not answered, or asked for more.</summary>
    public bool AwaitsOwn { get; init; }

    /// <summary>Whether the viewer may take it in hand.</summary>
    public bool MayClaim { get; init; }

    /// <summary>Whether the viewer may give it back.</summary>
    public bool MayRelease { get; init; }

    /// <summary>Whether the viewer may press for answers now.</summary>
    public bool MayChase { get; init; }

    /// <summary>Median operation time to the first answers, of those whose time the viewer may know; absent for none.</summary>
    public TimeSpan? Median => CheckStrip.MedianOf(Answers);
}

/// <summary>How several requests stand together: "answered 19 of 24, median 4 min, 3 late".</summary>
/// <param name="Requests">How many requests.</param>
/// <param name="Answered">Answers given.</param>
/// <param name="Asked">Answers asked for.</param>
/// <param name="Median">Median operation time to a first answer, of those whose time the viewer may know; absent for none.</param>
/// <param name="Late">Answers missing although the deadline has passed.</param>
public sealed record CheckStrip(int Requests, int Answered, int Asked, TimeSpan? Median, int Late)
{
    /// <summary>How some requests stand at a moment.</summary>
    public static CheckStrip Of(IReadOnlyCollection<CheckRow> rows, DateTimeOffset now) => new(
        rows.Count,
        rows.Sum(row => row.Check.Answered),
        rows.Sum(row => row.Check.Asked.Count),
        MedianOf(rows.SelectMany(row => row.Answers)),
        rows.Sum(row => row.Check.Late(now)));

    /// <summary>Of an even number the mean of the two in the middle.</summary>
    internal static TimeSpan? MedianOf(IEnumerable<AnswerRow> answers)
    {
        TimeSpan[] times = [.. answers.Select(answer => answer.After).OfType<TimeSpan>().Order()];
        return times.Length == 0 ? null : (times[(times.Length - 1) / 2] + times[times.Length / 2]) / 2;
    }
}

/// <summary>A parcel lead as it stands; its feedback only where the feedback's own marks allow.</summary>
/// <param name="Id">Its record.</param>
/// <param name="Number">Line of the lead.</param>
/// <param name="Owner">Who sent it.</param>
/// <param name="Destination">Who must act and give feedback.</param>
/// <param name="At">When it was sent, operation time.</param>
/// <param name="Expected">Expected arrival.</param>
/// <param name="IsOpen">Whether feedback is still due.</param>
/// <param name="Outcome">The feedback, where the viewer may read it.</param>
/// <param name="FeedbackNumber">Line of the feedback, where the viewer may read it.</param>
public sealed record LeadStanding(
    Guid Id,
    long Number,
    CountryCode Owner,
    CountryCode Destination,
    DateTimeOffset At,
    DateTimeOffset? Expected,
    bool IsOpen,
    LeadOutcome? Outcome,
    long? FeedbackNumber)
{
    /// <summary>Where it stands.</summary>
    public LeadStage Stage { get; init; }

    /// <summary>Who has it in hand, where the viewer may know; absent for nobody.</summary>
    public LeadClaim? Claim { get; init; }

    /// <summary>When it is missed unless somebody touches it; absent where somebody has, or where it was.</summary>
    public DateTimeOffset? MissAt { get; init; }

    /// <summary>Line by which it was noted as missed; absent for never.</summary>
    public long? MissedNumber { get; init; }
}

/// <summary>A parcel lead the viewer may read.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Lead">Its state.</param>
public sealed record LeadRow(LineView Line, LeadStanding Lead)
{
    /// <summary>Whether the viewer may take it in hand: on duty, and nobody else has it.</summary>
    public bool MayClaim { get; init; }

    /// <summary>Whether the viewer may give it back.</summary>
    public bool MayRelease { get; init; }

    /// <summary>Whether the viewer may report a step of it.</summary>
    public bool MayMove { get; init; }

    /// <summary>Whether the viewer may report a control of its parcel.</summary>
    public bool MayControl { get; init; }

    /// <summary>Whether the viewer may close it by feedback.</summary>
    public bool MayClose { get; init; }
}

/// <summary>A closed user group.</summary>
/// <param name="Group">Its name and members.</param>
/// <param name="Line">The line that made it what it is.</param>
public sealed record GroupRow(ClosedUserGroup Group, LineView Line);

/// <summary>A question for release.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Question">Its state.</param>
/// <param name="About">The line it is about, as the viewer may see that one.</param>
public sealed record QuestionRow(LineView Line, ReleaseQuestion Question, LineView About);

/// <summary>Lines in order, as far as they went.</summary>
/// <param name="Lines">At most the limit.</param>
/// <param name="Head">Number of the last line there is.</param>
public sealed record LinePage(IReadOnlyList<LineView> Lines, long Head)
{
    /// <summary>Whether nothing follows.</summary>
    public bool IsLast => Lines.Count == 0 || Lines[^1].Number == Head;
}

/// <summary>Which lines are asked for; nothing set means all. A field that sight removed matches nothing.</summary>
/// <param name="Kinds">Kinds, none for all.</param>
/// <param name="Country">Owner.</param>
/// <param name="Handling">A code of the set, or H0.</param>
/// <param name="Item">A class of seized item.</param>
public sealed record LineFilter(IReadOnlyList<LineKind> Kinds, CountryCode? Country = null, HandlingCodes? Handling = null, SeizedItemKind? Item = null)
{
    /// <summary>Every line.</summary>
    public static readonly LineFilter All = new([]);

    /// <summary>Whether a line is asked for.</summary>
    public bool Matches(LineView line) =>
        (Kinds.Count == 0 || (line.Kind is { } kind && Kinds.Contains(kind)))
        && (Country is null || line.Owner == Country)
        && (Handling is not { } code || (line.Marks is { } marks && (code == HandlingCodes.H0 ? marks.Handling.Codes == code : marks.Handling.Has(code))))
        && (Item is not { } item || (line.Seized?.Any(sort => sort.Kind == item) ?? false));

    /// <summary>False where no viewer's picture of a line could match, whatever sight leaves of it.</summary>
    internal bool MayMatch(Entry entry) =>
        (Kinds.Count == 0 || Kinds.Contains(entry.Event.Kind))
        && (Country is null || entry.Owner == Country)
        && (Handling is null || entry.Marks is not null)
        && (Item is null || entry.Event is SeizureReported);
}
