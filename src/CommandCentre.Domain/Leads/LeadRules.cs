using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Indicators;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Leads;

/// <summary>Sending a lead, its steps, and the feedback that closes it.</summary>
internal static class LeadRules
{
    internal static Ruling Decide(Operation operation, SendLead send, Actor by) =>
        send.Destination == by.Country
            ? Ruling.Refused(RefusalReason.DestinationIsOwnCountry, "destination", send.Destination.Value)
            : IndicatorRules.Unread(operation, send.Indicator, by) ?? Ruling.Recorded(
                RecordId.For(by.Officer, send.Id),
                by.Country,
                Addressing.Of(operation, send, by),
                new LeadSent(send.Parcel, send.Destination, send.Consignor, send.Consignee, send.Reason, send.Expected)
                {
                    Route = send.Route,
                    Contents = send.Contents,
                    Indicator = send.Indicator,
                });

    internal static Ruling Decide(Operation operation, GiveFeedback feedback, Actor by)
    {
        if (Open(operation, feedback.Lead, by, out var lead) is { } no)
        {
            return no;
        }

        return Reply(operation, feedback, lead, by, new FeedbackGiven(feedback.Lead, feedback.Outcome, feedback.Method, feedback.Text));
    }

    internal static Ruling Decide(Operation operation, MoveLead move, Actor by)
    {
        if (Open(operation, move.Lead, by, out var lead) is { } no)
        {
            return no;
        }

        var again = move.Stage is LeadMove.Expected && lead.Stage is LeadStage.Expected;
        return move.Stage.Reached() <= lead.Stage && !again
            ? Ruling.Refused(RefusalReason.StageBehind, "stage", Words.Of(move.Stage), Words.Of(lead.Stage))
            : Reply(operation, move, lead, by, new LeadMoved(move.Lead, move.Stage, move.Expected, move.Site, move.Text));
    }

    internal static Ruling Decide(Operation operation, ClaimLead claim, Actor by)
    {
        if (Own(operation, claim.Lead, by, out var lead) is { } no)
        {
            return no;
        }

        return !lead.IsOpen ? Ruling.Refused(RefusalReason.LeadClosed, "lead", claim.Lead.ToString("D"))
            : lead.Claim is { } held ? Ruling.Refused(RefusalReason.LeadInHand, "lead", claim.Lead.ToString("D"), held.Officer)
            : !operation.OnDuty.ContainsKey(by.Officer) ? Ruling.Refused(RefusalReason.NotOnDuty)
            : Ruling.Recorded(LeadClaim.RecordOf(lead.Id), by.Country, MarksOf(lead), new LeadClaimed(lead.Id));
    }

    internal static Ruling Decide(Operation operation, ReleaseLead release, Actor by)
    {
        if (Own(operation, release.Lead, by, out var lead) is { } no)
        {
            return no;
        }

        return lead.Claim is not { } held ? Ruling.Refused(RefusalReason.LeadNotInHand, "lead", release.Lead.ToString("D"))
            : held.Officer != by.Officer && by.Role is not Role.LiaisonOfficer ? Ruling.Refused(RefusalReason.LeadInOtherHands, "lead", release.Lead.ToString("D"), held.Officer)
            : Ruling.Recorded(LeadClaim.RecordOf(lead.Id), by.Country, MarksOf(lead), new LeadReleased(lead.Id));
    }

    internal static Ruling Decide(Operation operation, NoteLeadMissed note, Actor by, DateTimeOffset now)
    {
        if (by != Actor.Clock)
        {
            return Ruling.Refused(RefusalReason.OnlyTheClock);
        }

        if (!operation.Leads.TryGetValue(note.Lead, out var lead))
        {
            return OperationRules.NoSuchRecord("lead", note.Lead);
        }

        return lead.IsWaited && lead.MissAt <= now
            ? Ruling.Recorded(lead.Id, lead.Owner, operation.Records[lead.Id].Marks, new LeadMissed())
            : Ruling.Refused(RefusalReason.NotMissed);
    }

    /// <summary>Marks of the claims on a lead: for those who sent it and those who act.</summary>
    internal static Marks MarksOf(Lead lead) => new(Handling.Default, null, ValueList.Set([Addressee.Of(lead.Owner), Addressee.Of(lead.Destination)]));

    /// <summary>The refusal of acting on a lead that is closed, another country's, or in another officer's hand.</summary>
    internal static Ruling? Open(Operation operation, Guid id, Actor by, out Lead lead)
    {
        if (Own(operation, id, by, out lead) is { } no)
        {
            return no;
        }

        return !lead.IsOpen ? Ruling.Refused(RefusalReason.LeadClosed, "lead", id.ToString("D"))
            : lead.Claim is { } held && held.Officer != by.Officer ? Ruling.Refused(RefusalReason.LeadInOtherHands, "lead", id.ToString("D"), held.Officer)
            : null;
    }

    private static Ruling? Own(Operation operation, Guid id, Actor by, out Lead lead)
    {
        lead = null!;
        if (OperationRules.Readable(operation, id, LineKind.LeadSent, by) is null)
        {
            return OperationRules.NoSuchRecord("lead", id);
        }

        lead = operation.Leads[id];
        return lead.Destination == by.Country ? null : Ruling.Refused(RefusalReason.NotTheDestination, "lead", id.ToString("D"), lead.Destination.Value);
    }

    /// <summary>What the country of destination says of a lead must reach who sent it.</summary>
    internal static Ruling Reply(Operation operation, MarkedCommand command, Lead lead, Actor by, OperationEvent happened)
    {
        var marks = Addressing.Of(operation, command, by)!;
        return !marks.To.IsEmpty && !marks.To.Contains(lead.Owner)
            ? Ruling.Refused(RefusalReason.AskerMustRead, "to", marks.To.ToString(), lead.Owner.Value)
            : Ruling.Recorded(RecordId.For(by.Officer, command.Id), by.Country, marks, happened);
    }
}
