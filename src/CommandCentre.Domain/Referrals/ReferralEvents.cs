using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Referrals;

/// <summary>A country registered a postal operator or carrier; for that country alone.</summary>
/// <param name="Trade">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Contact">Who is called there, and how.</param>
public sealed record OperatorRegistered(OperatorTrade Trade, [property: Narrative] string? Name, [property: Nominal] string? Contact) : OperationEvent(LineKind.OperatorRegistered)
{
    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => this with { Name = narrative ? Name : null, Contact = null };
}

/// <summary>A parcel was referred to an operator.</summary>
/// <param name="Operator">Record of the operator; absent for other countries, which may not read it.</param>
/// <param name="OperatorName">Its name: the operator's own record is for its country alone.</param>
/// <param name="Ask">What it is asked or told.</param>
/// <param name="About">Record of the lead or control it is about; absent for none, and for a viewer who may not read it.</param>
/// <param name="Parcel">The parcel's number.</param>
/// <param name="Question">What is asked, as the operator reads it.</param>
/// <param name="Fields">Facts asked for.</param>
/// <param name="Methods">Methods recommended for screening.</param>
/// <param name="Due">By when, operation time UTC.</param>
/// <param name="Desk">Whom the operator calls.</param>
/// <param name="Reason">Why, for the officers.</param>
public sealed record ParcelReferred(
    Guid? Operator,
    [property: Narrative] string? OperatorName,
    ReferralKind Ask,
    Guid? About,
    [property: Nominal] ParcelNumber? Parcel,
    [property: Narrative] string? Question,
    ValueList<ReferralField> Fields,
    ValueList<ControlMethod> Methods,
    DateTimeOffset Due,
    [property: Nominal] string? Desk,
    [property: Narrative] string? Reason) : OperationEvent(LineKind.ParcelReferred)
{
    /// <inheritdoc/>
    public override Guid? Refers() => About;

    /// <inheritdoc/>
    public override OperationEvent Unreferenced() => this with { Operator = null, About = null };

    /// <inheritdoc/>
    public override OperationEvent ForOthers() => this with { Operator = null };

    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => this with
    {
        Parcel = null,
        Desk = null,
        OperatorName = narrative ? OperatorName : null,
        Question = narrative ? Question : null,
        Reason = narrative ? Reason : null,
    };
}

/// <summary>The operator looked at a referral for the first time since it was asked.</summary>
public sealed record ReferralSeen() : OperationEvent(LineKind.ReferralSeen);

/// <summary>The operator answered a referral; the line is the referring country's, under the referral's marks.</summary>
/// <param name="Outcome">How far it did what it was asked.</param>
/// <param name="Facts">What it says of the parcel.</param>
/// <param name="Methods">Methods it screened by.</param>
/// <param name="Result">What its screening showed.</param>
/// <param name="Person">The authorised person who answers for the screening.</param>
/// <param name="Facility">Where it was screened.</param>
/// <param name="Loaded">Where a parcel is that must not be loaded.</param>
/// <param name="BoundFor">Where that is going, once it has left.</param>
/// <param name="Text">More in words.</param>
public sealed record ReferralAnswered(
    ReferralOutcome Outcome,
    [property: Nominal] ReferralFacts? Facts,
    ValueList<ControlMethod>? Methods,
    ScreeningResult? Result,
    [property: Nominal] string? Person,
    [property: Narrative] string? Facility,
    LoadState? Loaded,
    CountryCode? BoundFor,
    [property: Narrative] string? Text) : OperationEvent(LineKind.ReferralAnswered)
{
    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => this with { Facts = null, Person = null, Facility = narrative ? Facility : null, Text = narrative ? Text : null };

    internal static ReferralAnswered Of(ReferralAnswer answer) => new(
        answer.Outcome,
        answer.Facts,
        answer.Screening?.Methods,
        answer.Screening?.Result,
        answer.Screening?.Person,
        answer.Screening?.Facility,
        answer.Loading?.State,
        answer.Loading?.BoundFor,
        answer.Text);
}

/// <summary>The officers took a referral a step on.</summary>
/// <param name="Move">What.</param>
/// <param name="Text">In words: what is missing, where it was asked again; otherwise why.</param>
/// <param name="Due">By when another answer is due, operation time UTC; where it was asked again.</param>
public sealed record ReferralMoved(ReferralMove Move, [property: Narrative] string? Text, DateTimeOffset? Due) : OperationEvent(LineKind.ReferralMoved)
{
    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => narrative ? this : this with { Text = null };
}

/// <summary>The time of a referral passed without an answer.</summary>
public sealed record ReferralOverdue() : OperationEvent(LineKind.ReferralOverdue);
