using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Leads;

/// <summary>Sending a lead, and the feedback that closes it.</summary>
internal static class LeadRules
{
    internal static Ruling Decide(Operation operation, SendLead send, Actor by) =>
        send.Destination == by.Country
            ? Ruling.Refused(RefusalReason.DestinationIsOwnCountry, "destination", send.Destination.Value)
            : Ruling.Recorded(
                RecordId.For(by.Officer, send.Id),
                by.Country,
                Addressing.Of(operation, send, by),
                new LeadSent(send.Parcel, send.Destination, send.Consignor, send.Consignee, send.Reason, send.Expected));

    internal static Ruling Decide(Operation operation, GiveFeedback feedback, Actor by)
    {
        if (OperationRules.Readable(operation, feedback.Lead, LineKind.LeadSent, by) is null)
        {
            return OperationRules.NoSuchRecord("lead", feedback.Lead);
        }

        var lead = operation.Leads[feedback.Lead];
        if (lead.Destination != by.Country)
        {
            return Ruling.Refused(RefusalReason.NotTheDestination, "lead", feedback.Lead.ToString("D"), lead.Destination.Value);
        }

        if (!lead.IsOpen)
        {
            return Ruling.Refused(RefusalReason.LeadClosed, "lead", feedback.Lead.ToString("D"));
        }

        var marks = Addressing.Of(operation, feedback, by)!;
        return !marks.To.IsEmpty && !marks.To.Contains(lead.Owner)
            ? Ruling.Refused(RefusalReason.AskerMustRead, "to", marks.To.ToString(), lead.Owner.Value)
            : Ruling.Recorded(
                RecordId.For(by.Officer, feedback.Id),
                by.Country,
                marks,
                new FeedbackGiven(feedback.Lead, feedback.Outcome, feedback.Method, feedback.Text));
    }
}
