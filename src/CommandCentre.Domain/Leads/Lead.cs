using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.Leads;

/// <summary>A parcel lead as it stands.</summary>
/// <param name="Id">Its record.</param>
/// <param name="Number">Line of the lead.</param>
/// <param name="Owner">Who sent it.</param>
/// <param name="Destination">Who must act and give feedback.</param>
/// <param name="At">When it was sent, operation time.</param>
/// <param name="Expected">Expected arrival.</param>
/// <param name="Outcome">The feedback; absent while the lead is open.</param>
/// <param name="FeedbackNumber">Line of the feedback.</param>
public sealed record Lead(
    Guid Id,
    long Number,
    CountryCode Owner,
    CountryCode Destination,
    DateTimeOffset At,
    DateTimeOffset? Expected,
    LeadOutcome? Outcome,
    long? FeedbackNumber)
{
    /// <summary>Whether feedback is still due.</summary>
    public bool IsOpen => Outcome is null;

    internal static Lead From(Entry entry, LeadSent sent) =>
        new(entry.Record, entry.Number, entry.Owner, sent.Destination, entry.At, sent.Expected, null, null);
}
