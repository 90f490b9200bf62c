using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.Referrals;

namespace CommandCentre.Desks.Referrals;

/// <summary>What an operator answered, as it reads it again.</summary>
/// <param name="At">When it came, operation time.</param>
/// <param name="Outcome">How far it did what it was asked.</param>
/// <param name="Facts">What it said of the parcel.</param>
/// <param name="Methods">Methods it screened by.</param>
/// <param name="Result">What its screening showed.</param>
/// <param name="Person">The authorised person.</param>
/// <param name="Facility">Where it was screened.</param>
/// <param name="Loaded">Where the parcel is.</param>
/// <param name="BoundFor">Where it is going.</param>
/// <param name="Text">More in words.</param>
public sealed record OperatorAnswer(
    DateTimeOffset At,
    ReferralOutcome Outcome,
    ReferralFacts? Facts,
    ValueList<ControlMethod>? Methods,
    ScreeningResult? Result,
    string? Person,
    string? Facility,
    LoadState? Loaded,
    CountryCode? BoundFor,
    string? Text);

/// <summary>A referral as the operator that was asked may know it. What is not here, no operator sees: nothing of the operation, of leads, of officers, of other parcels.</summary>
/// <param name="Reference">Its reference.</param>
/// <param name="Parcel">The parcel's number; absent once it was erased.</param>
/// <param name="Ask">What the operator is asked or told.</param>
/// <param name="Question">In the words that the officer wrote for it.</param>
/// <param name="Fields">Facts asked for.</param>
/// <param name="Methods">Methods recommended for screening.</param>
/// <param name="Desk">Whom to call.</param>
/// <param name="Sent">When it was sent, operation time.</param>
/// <param name="Due">By when an answer is due.</param>
/// <param name="State">Where it stands.</param>
/// <param name="IsOverdue">Whether that time has passed without an answer.</param>
/// <param name="TakesAnswer">Whether it may be answered now.</param>
/// <param name="Again">What was missing, where it was asked again.</param>
/// <param name="Answers">The operator's own answers, the first one first.</param>
public sealed record OperatorReferral(
    Guid Reference,
    string? Parcel,
    ReferralKind Ask,
    string? Question,
    ValueList<ReferralField> Fields,
    ValueList<ControlMethod> Methods,
    string? Desk,
    DateTimeOffset Sent,
    DateTimeOffset Due,
    ReferralState State,
    bool IsOverdue,
    bool TakesAnswer,
    string? Again,
    IReadOnlyList<OperatorAnswer> Answers);

/// <summary>An operation as a postal operator or carrier may see it: what it was referred, and nothing else. The only way to an operation's data for what operators read.</summary>
/// <remarks>It stands beside <see cref="OperationView"/>, and works on the operator's own referrals alone: how long it takes says nothing of what others were asked (decision 16).</remarks>
public sealed class OperatorView
{
    private readonly DeskState _state;
    private readonly MailOperator _reader;
    private readonly DateTimeOffset _now;

    private OperatorView(DeskState state, MailOperator reader, DateTimeOffset now) => (_state, _reader, _now) = (state, reader, now);

    /// <summary>The operator's name; absent once it was erased.</summary>
    public string? Name => _reader.Name;

    /// <summary>What it was referred: what it has still to answer first, the soonest due first; then the rest, the newest first.</summary>
    public IReadOnlyList<OperatorReferral> Referrals =>
        [.. _reader.Referrals.Select(id => _state.Operation.Referrals[id])
            .OrderByDescending(referral => referral.Awaits).ThenBy(referral => referral.Awaits ? referral.Due.UtcTicks : -referral.Number).Select(Row)];

    /// <summary>One of its referrals; absent for anything else, whether there is such a referral or not.</summary>
    /// <param name="reference">Its reference.</param>
    public OperatorReferral? Find(Guid reference) => Own(reference) is { } referral ? Row(referral) : null;

    internal static OperatorView? For(Guid reader, DeskState state, DateTimeOffset now) =>
        state.Operation.Operators.TryGetValue(reader, out var known) && state.Operation.Participates(known.Country) ? new OperatorView(state, known, now) : null;

    internal Referral? Own(Guid reference) => _state.Operation.Referrals.TryGetValue(reference, out var referral) && referral.Operator == _reader.Id ? referral : null;

    private OperatorReferral Row(Referral referral)
    {
        var asked = (ParcelReferred)_state.Lines[referral.Number].Event;
        return new(
            referral.Id, asked.Parcel?.Value, referral.Ask, asked.Question, asked.Fields, asked.Methods, asked.Desk, referral.At, referral.Due, referral.State,
            referral.Awaits && referral.Due <= _now, referral.TakesAnswer, Again(referral), [.. referral.Answers.Select(Answer)]);
    }

    /// <summary>Of what officers say of a referral, its operator reads what is missing, and nothing else.</summary>
    private string? Again(Referral referral) => referral.Steps
        .FindLast(step => step.State is ReferralState.AskedAgain) is { } step && _state.Lines[step.Number].Event is ReferralMoved { Move: ReferralMove.AskAgain } moved ? moved.Text : null;

    private OperatorAnswer Answer(long number)
    {
        var (line, said) = (_state.Lines[number], (ReferralAnswered)_state.Lines[number].Event);
        return new(line.At, said.Outcome, said.Facts, said.Methods, said.Result, said.Person, said.Facility, said.Loaded, said.BoundFor, said.Text);
    }
}
