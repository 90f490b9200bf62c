using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Indicators;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Controls;

/// <summary>Controls of parcels, and what is decided over them.</summary>
internal static class ControlRules
{
    private static readonly ParcelMeasure[] Timed = [ParcelMeasure.Detain, ParcelMeasure.ControlledDelivery];

    internal static Ruling Decide(Operation operation, ReportControl report, Actor by, DateTimeOffset now)
    {
        if (OperationRules.Moment(operation, report.Controlled, "controlled", now) is { } refusal)
        {
            return new Ruling.No(refusal);
        }

        Lead? lead = null;
        if (report.Lead is { } id && LeadRules.Open(operation, id, by, out lead) is { } no)
        {
            return no;
        }

        if (IndicatorRules.Wrong(operation, report.Indicator, report.Lead is null, by) is { } wrong)
        {
            return wrong;
        }

        var happened = new ControlReported(report.Parcel ?? lead?.Parcel, report.Lead, report.Site, report.Level, report.Method, report.Result, report.Controlled, report.Text) { Indicator = report.Indicator };
        return lead is null
            ? Ruling.Recorded(RecordId.For(by.Officer, report.Id), by.Country, report.Marks, happened)
            : LeadRules.Reply(operation, report, lead, by, happened);
    }

    internal static Ruling Decide(Operation operation, DecideParcel decide, Actor by, DateTimeOffset now)
    {
        if (OperationRules.Readable(operation, decide.Control, LineKind.ControlReported, by) is null)
        {
            return OperationRules.NoSuchRecord("control", decide.Control);
        }

        var control = operation.Controls[decide.Control];
        if (control.Owner != by.Country)
        {
            return Ruling.Refused(RefusalReason.NotTheOwner, "control", decide.Control.ToString("D"), control.Owner.Value);
        }

        if (control.Decision is { IsFinal: true } final)
        {
            return Ruling.Refused(RefusalReason.DecidedAlready, "control", decide.Control.ToString("D"), Words.Of(final.Measure));
        }

        var until = Timed.Contains(decide.Measure) ? decide.Until ?? LegalEnd(operation, by.Country, decide.Measure, now) : null;
        return Wrong(decide, until, now)
            ?? Ruling.Recorded(RecordId.For(by.Officer, decide.Id), by.Country, Addressing.Of(operation, decide, by), new ParcelDecided(decide.Control, decide.Measure, decide.Approval, until, decide.Text));
    }

    internal static Ruling Decide(SetLegalClock set, Actor by) =>
        Timed.Contains(set.Measure)
            ? Ruling.Recorded(RecordId.For(by.Officer, set.Id), by.Country, null, new LegalClockSet(set.Measure, set.Hours))
            : Ruling.Refused(RefusalReason.MeasureHasNoClock, "measure", Words.Of(set.Measure), string.Join(", ", Timed.Select(Words.Of)));

    internal static Ruling Decide(Operation operation, NoteMeasureExpired note, Actor by, DateTimeOffset now)
    {
        if (by != Actor.Clock)
        {
            return Ruling.Refused(RefusalReason.OnlyTheClock);
        }

        if (!operation.Measures.TryGetValue(note.Decision, out var control))
        {
            return OperationRules.NoSuchRecord("decision", note.Decision);
        }

        var (owner, decision) = (operation.Controls[control].Owner, operation.Controls[control].Decision);
        return decision is { Until: { } until, ExpiredNumber: null } && decision.Id == note.Decision && until <= now
            ? Ruling.Recorded(note.Decision, owner, operation.Records[note.Decision].Marks, new MeasureExpired(decision.Measure))
            : Ruling.Refused(RefusalReason.NotExpired);
    }

    private static DateTimeOffset? LegalEnd(Operation operation, CountryCode country, ParcelMeasure measure, DateTimeOffset now) =>
        operation.LegalClocks.TryGetValue((country, measure), out var hours) ? now.AddHours(hours) : null;

    private static Ruling? Wrong(DecideParcel decide, DateTimeOffset? until, DateTimeOffset now) =>
        decide.Measure is ParcelMeasure.ControlledDelivery && decide.Approval is null ? Ruling.Refused(RefusalReason.ApprovalMissing, "approval")
        : Timed.Contains(decide.Measure) && until is null ? Ruling.Refused(RefusalReason.EndMissing, "until")
        : until <= now ? Ruling.Refused(RefusalReason.EndInThePast, "until", OperationRules.Iso(until.Value), OperationRules.Iso(now))
        : null;
}
