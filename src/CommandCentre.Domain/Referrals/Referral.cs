using System.Collections.Immutable;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;

namespace CommandCentre.Domain.Referrals;

/// <summary>One step of a referral.</summary>
/// <param name="Number">Its line.</param>
/// <param name="State">Where it brought the referral.</param>
/// <param name="At">Operation time.</param>
public sealed record ReferralStep(long Number, ReferralState State, DateTimeOffset At);

/// <summary>A referral as it stands.</summary>
/// <param name="Id">Its record.</param>
/// <param name="Number">Its line.</param>
/// <param name="Owner">The country that referred.</param>
/// <param name="Operator">Record of the operator.</param>
/// <param name="Ask">What it is asked or told.</param>
/// <param name="At">When it was sent, operation time.</param>
/// <param name="Due">By when an answer is due, as last asked.</param>
/// <param name="State">Where it stands.</param>
public sealed record Referral(Guid Id, long Number, CountryCode Owner, Guid Operator, ReferralKind Ask, DateTimeOffset At, DateTimeOffset Due, ReferralState State)
{
    /// <summary>The parcel; absent once the record's key was erased.</summary>
    public ParcelNumber? Parcel { get; init; }

    /// <summary>Facts asked for.</summary>
    public ValueList<ReferralField> Fields { get; init; } = [];

    /// <summary>Its steps, rising: the referral itself first.</summary>
    public ImmutableList<ReferralStep> Steps { get; init; } = [];

    /// <summary>Lines of the operator's answers, rising.</summary>
    public ImmutableList<long> Answers { get; init; } = [];

    /// <summary>Where the parcel is, as last answered to an order not to load.</summary>
    public LoadState? Loaded { get; init; }

    /// <summary>Line by which it was noted as overdue since it was last asked; absent for never.</summary>
    public long? OverdueNumber { get; init; }

    /// <summary>How often it was asked: 1, and 1 more for each time again.</summary>
    public int Round { get; init; } = 1;

    /// <summary>Whether the operator has still to answer.</summary>
    public bool Awaits => State is ReferralState.Sent or ReferralState.Seen or ReferralState.AskedAgain;

    /// <summary>Whether the operator may answer: it has still to, or has done so in part.</summary>
    public bool TakesAnswer => Awaits || State is ReferralState.Partly;

    /// <summary>Whether it is not at its end.</summary>
    public bool IsOpen => State < ReferralState.Closed;

    /// <summary>Whether the clock still waits for an answer.</summary>
    public bool IsWaited => Awaits && OverdueNumber is null;

    /// <summary>Whether it forbids loading now.</summary>
    public bool Forbids => Ask is ReferralKind.DoNotLoad && IsOpen;

    internal static Referral From(Entry entry, ParcelReferred referred) =>
        new(entry.Record, entry.Number, entry.Owner, referred.Operator!.Value, referred.Ask, entry.At, referred.Due, ReferralState.Sent)
        {
            Parcel = referred.Parcel,
            Fields = referred.Fields,
            Steps = [new ReferralStep(entry.Number, ReferralState.Sent, entry.At)],
        };

    /// <summary>The referral after a line that brought it to a state.</summary>
    internal Referral Reached(Entry entry, ReferralState state) => this with { State = state, Steps = Steps.Add(new ReferralStep(entry.Number, state, entry.At)) };

    internal Referral With(Entry entry, ReferralAnswered answered) => Reached(entry, StateOf(answered.Outcome)) with
    {
        Answers = Answers.Add(entry.Number),
        Loaded = answered.Loaded ?? Loaded,
    };

    internal Referral With(Entry entry, ReferralMoved moved)
    {
        var after = Reached(entry, StateOf(moved.Move));
        return moved.Due is { } due ? after with { Due = due, OverdueNumber = null, Round = Round + 1 } : after;
    }

    private static ReferralState StateOf(ReferralOutcome outcome) => outcome switch
    {
        ReferralOutcome.Answered => ReferralState.Answered,
        ReferralOutcome.Partly => ReferralState.Partly,
        _ => ReferralState.Cannot,
    };

    private static ReferralState StateOf(ReferralMove move) => move switch
    {
        ReferralMove.Accept => ReferralState.Accepted,
        ReferralMove.AskAgain => ReferralState.AskedAgain,
        ReferralMove.Close => ReferralState.Closed,
        ReferralMove.Withdraw => ReferralState.Withdrawn,
        _ => ReferralState.Lifted,
    };
}
