using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Leads;

/// <summary>What the lines of leads leave: the leads, what the clock has still to note of them, and who works on them.</summary>
internal static class LeadFolding
{
    internal static Operation Fold(Operation operation, Entry entry) => entry.Event switch
    {
        LeadSent sent => With(operation, Lead.From(entry, sent)),
        LeadClaimed { Lead: { } id } => Taken(operation, operation.Leads[id], entry),
        LeadReleased { Lead: { } id } => With(operation, operation.Leads[id] with { Claim = null }),
        LeadMoved { Lead: { } id } moved => With(operation, Moved(operation.Leads[id], entry, moved)),
        MarksChanged => operation.Leads.TryGetValue(entry.Record, out var marked) ? With(operation, marked with { Marks = entry.Marks! }) : operation,
        LeadMissed => With(operation, operation.Leads[entry.Record] with { MissedNumber = entry.Number }),
        FeedbackGiven { Lead: { } id } given => With(
            operation,
            operation.Leads[id].Reached(entry, LeadStage.Closed) with { Outcome = given.Outcome, FeedbackNumber = entry.Number, Claim = null }),
        _ => operation,
    };

    /// <summary>A control or a decision brings its lead on; without one it leaves all as it is.</summary>
    internal static Operation Reached(Operation operation, Guid? lead, Entry entry, LeadStage stage) =>
        lead is { } id && operation.Leads.TryGetValue(id, out var found) ? With(operation, found.Reached(entry, stage)) : operation;

    /// <summary>The lead as touched by the country of destination; another country, or a record that is no lead, leaves all as it is.</summary>
    internal static Operation Touched(Operation operation, Guid? lead, Domain.Codes.CountryCode by) =>
        lead is { } id && operation.Leads.TryGetValue(id, out var found) && found.Destination == by ? With(operation, found with { Touched = true }) : operation;

    /// <summary>Gives back what some officers had in hand: they left duty, or their country takes part no longer.</summary>
    internal static Operation Freed(Operation operation, Func<Lead, bool> whose)
    {
        foreach (var lead in operation.LeadsInHand.Select(id => operation.Leads[id]).Where(whose))
        {
            operation = With(operation, lead with { Claim = null });
        }

        return operation;
    }

    private static Operation Taken(Operation operation, Lead lead, Entry entry) =>
        With(operation, lead with { Touched = true, Claim = new LeadClaim(entry.By.Officer, entry.By.Agency, entry.Number, entry.At) });

    private static Lead Moved(Lead lead, Entry entry, LeadMoved moved)
    {
        var after = lead.Reached(entry, moved.Stage.Reached());
        return moved.Expected is { } expected ? after with { Expected = expected } : after;
    }

    private static Operation With(Operation operation, Lead lead)
    {
        var before = operation.Leads.GetValueOrDefault(lead.Id);
        var deadlines = operation.Deadlines;
        if (before is { IsWaited: true } && (!lead.IsWaited || before.MissAt != lead.MissAt))
        {
            deadlines = deadlines.Remove((before.MissAt, lead.Id));
        }

        return operation with
        {
            Leads = operation.Leads.SetItem(lead.Id, lead),
            LeadBook = operation.LeadBook.With(before, lead),
            LeadsInHand = lead.Claim is null ? operation.LeadsInHand.Remove(lead.Id) : operation.LeadsInHand.Add(lead.Id),
            Deadlines = lead.IsWaited ? deadlines.Add((lead.MissAt, lead.Id)) : deadlines,
        };
    }
}
