using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.Referrals;

/// <summary>What the lines of referrals leave: the operators, what each was referred, and what the clock has still to note.</summary>
internal static class ReferralFolding
{
    internal static Operation Fold(Operation operation, Entry entry) => entry.Event switch
    {
        OperatorRegistered registered => operation with { Operators = operation.Operators.SetItem(entry.Record, MailOperator.From(entry, registered) with { Referrals = operation.Operators.GetValueOrDefault(entry.Record)?.Referrals ?? [] }) },
        ParcelReferred referred => Sent(operation, entry, referred),
        ReferralSeen => With(operation, operation.Referrals[entry.Record].Reached(entry, ReferralState.Seen)),
        ReferralAnswered answered => With(operation, operation.Referrals[entry.Record].With(entry, answered)),
        ReferralMoved moved => With(operation, operation.Referrals[entry.Record].With(entry, moved)),
        ReferralOverdue => With(operation, operation.Referrals[entry.Record] with { OverdueNumber = entry.Number }),
        _ => operation,
    };

    /// <summary>Who refers the parcel of a lead to those who carry it has touched the lead.</summary>
    private static Operation Sent(Operation operation, Entry entry, ParcelReferred referred)
    {
        var after = With(operation, Referral.From(entry, referred));
        var asked = after.Operators[referred.Operator!.Value];
        after = after with { Operators = after.Operators.SetItem(asked.Id, asked with { Referrals = asked.Referrals.Add(entry.Record) }) };
        return LeadFolding.Touched(after, referred.About, entry.Owner);
    }

    private static Operation With(Operation operation, Referral referral)
    {
        var deadlines = operation.Deadlines;
        if (operation.Referrals.GetValueOrDefault(referral.Id) is { IsWaited: true } before && (!referral.IsWaited || before.Due != referral.Due))
        {
            deadlines = deadlines.Remove((before.Due, referral.Id));
        }

        return operation with
        {
            Referrals = operation.Referrals.SetItem(referral.Id, referral),
            Deadlines = referral.IsWaited ? deadlines.Add((referral.Due, referral.Id)) : deadlines,
        };
    }
}
