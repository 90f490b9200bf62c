using System.Globalization;
using CommandCentre.Domain.Indicators;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.Seizures;

/// <summary>Reporting a seizure, and stating the law it falls under.</summary>
internal static class SeizureRules
{
    internal static Ruling Decide(StateLegality state, Actor by) =>
        Ruling.Recorded(RecordId.For(by.Officer, state.Id), by.Country, null, new LegalityStated(state.What, state.Standing, state.From, state.Source));

    internal static Ruling Decide(Operation operation, ReportSeizure report, Actor by, DateTimeOffset now)
    {
        if (OperationRules.Moment(operation, report.Found, "found", now) is { } refusal)
        {
            return new Ruling.No(refusal);
        }

        if (report.Lead is { } lead && OperationRules.Readable(operation, lead, LineKind.LeadSent, by) is null)
        {
            return OperationRules.NoSuchRecord("lead", lead);
        }

        if (IndicatorRules.Wrong(operation, report.Indicator, report is { Lead: null, Cause: null or FindCause.Indicator }, by) is { } wrong)
        {
            return wrong;
        }

        for (var at = 0; at < report.Described?.Count; at++)
        {
            if (report.Described[at].Item >= report.Items.Count)
            {
                return Ruling.Refused(RefusalReason.NoSuchItem, $"described[{at}].item", report.Described[at].Item.ToString(CultureInfo.InvariantCulture), $"0..{report.Items.Count - 1}");
            }
        }

        var happened = new SeizureReported(
            report.Site, report.Method, report.Found, report.Items, report.Parcel, report.Consignor, report.Consignee, report.Lead, report.Text)
        {
            Cause = report.Cause,
            Indicator = report.Indicator,
            Concealment = report.Concealment,
            Described = report.Described,
        };
        return Ruling.Recorded(RecordId.For(by.Officer, report.Id), by.Country, report.Marks, happened);
    }
}
