using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;

namespace CommandCentre.Domain.Referrals;

/// <summary>Register a postal operator or carrier of one's country, so that parcels can be referred to it; or say anew what a registered one is called and who is called there.</summary>
/// <param name="Id">Command id.</param>
/// <param name="Trade">What it is.</param>
/// <param name="Name">Its name, 2 to 80 characters.</param>
/// <param name="Contact">Who is called there, and how: 3 to 200 characters.</param>
/// <param name="Operator">The operator that is registered already; absent for a new one. What it was referred stays with it.</param>
public sealed record RegisterOperator(Guid Id, OperatorTrade Trade, string Name, string Contact, Guid? Operator = null) : OperationCommand(CommandKind.RegisterOperator, Id);

/// <summary>Refer a parcel to an operator of one's country.</summary>
/// <param name="Id">Command id.</param>
/// <param name="Operator">Record of the operator.</param>
/// <param name="Ask">What it is asked or told.</param>
/// <param name="About">Record of the lead or control it is about; the operator is not told.</param>
/// <param name="Parcel">The parcel's number; may be left out where a lead or control says which.</param>
/// <param name="Question">What is asked, in words that the operator reads, 3 to 1,000 characters; must be given with a request for information.</param>
/// <param name="Fields">Facts asked for; with any request, at least one with a request for amendment.</param>
/// <param name="Methods">Methods recommended for screening, 1 to 8; with a request for screening, and only there.</param>
/// <param name="Minutes">Time to answer in minutes of operation time, 5 to 2,880.</param>
/// <param name="Desk">Whom the operator calls, and how: the agency's desk, 3 to 200 characters; the operator reads it.</param>
/// <param name="Reason">Why, for the officers: the operator is not told; at most 1,000 characters.</param>
/// <param name="Marks">Marks.</param>
public sealed record ReferParcel(
    Guid Id,
    Guid Operator,
    ReferralKind Ask,
    Guid? About,
    ParcelNumber? Parcel,
    string? Question,
    ValueList<ReferralField> Fields,
    ValueList<ControlMethod> Methods,
    int Minutes,
    string Desk,
    string? Reason,
    Marks Marks) : MarkedCommand(CommandKind.ReferParcel, Id, Marks);

/// <summary>Take a referral of one's country a step on.</summary>
/// <param name="Id">Command id.</param>
/// <param name="Referral">Record of the referral.</param>
/// <param name="Move">What.</param>
/// <param name="Text">In words, 3 to 1,000 characters: what is missing, which the operator reads, where it is asked again; otherwise why, for the officers.</param>
/// <param name="Minutes">Time for another answer in minutes of operation time, 5 to 2,880; where it is asked again, and only there.</param>
public sealed record MoveReferral(Guid Id, Guid Referral, ReferralMove Move, string? Text, int? Minutes) : OperationCommand(CommandKind.MoveReferral, Id);

/// <summary>Record that the operator has looked at a referral; given by the operators' channel only.</summary>
/// <param name="Id">Derived from the referral and how often it was asked, so that it is recorded once.</param>
/// <param name="Operator">Record of the operator, from its sign-in.</param>
/// <param name="Referral">Record of the referral.</param>
public sealed record NoteReferralSeen(Guid Id, Guid Operator, Guid Referral) : OperationCommand(CommandKind.NoteReferralSeen, Id);

/// <summary>Record an operator's answer; given by the operators' channel only.</summary>
/// <param name="Id">Derived from the operator and the id it sent.</param>
/// <param name="Operator">Record of the operator, from its sign-in.</param>
/// <param name="Referral">Record of the referral.</param>
/// <param name="Answer">What it said.</param>
public sealed record AnswerReferral(Guid Id, Guid Operator, Guid Referral, ReferralAnswer Answer) : OperationCommand(CommandKind.AnswerReferral, Id);

/// <summary>Record that a referral's time has passed without an answer; the id derives from the referral and the time, so it is recorded once.</summary>
/// <param name="Id">Command id.</param>
/// <param name="Referral">Record of the referral.</param>
public sealed record NoteReferralOverdue(Guid Id, Guid Referral) : OperationCommand(CommandKind.NoteReferralOverdue, Id);
