using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.Tests.Operations;

/// <summary>An operation's state as text, so that two states can be compared by content.</summary>
internal static class Picture
{
    /// <summary>Everything, with line numbers: equal only for the same lines in the same order.</summary>
    public static string Of(Operation state) => string.Join('\n',
    [
        $"{state.Key} {state.Name} {state.FirstDay:O} {state.LastDay:O} {state.Phase} {state.Head} {state.LastAt:O}",
        .. Sorted(state.Participants.Values.Select(participant => participant.ToString())),
        .. Sorted(state.Records.Values.Select(record => $"{record with { Lines = [] }} {string.Join(' ', record.Lines)}")),
        .. Sorted(state.Receipts.Select(receipt => receipt.ToString())),
        .. Sorted(state.Checks.Values.Select(check => $"{check.Id} {check.Number} {check.Asker} {check.At:O} {check.Asked} {check.Due:O} {check.Overdue} {string.Join(' ', check.Answers)} {check.Priority} {check.Reminded} {check.Chases} {check.Chased:O} {string.Join(' ', check.Claims)}")),
        .. Sorted(state.InHand.Select(check => check.ToString())),
        .. Sorted(state.Leads.Values.Select(lead => $"{lead with { Steps = [] }} {string.Join(' ', lead.Steps)}")),
        .. Sorted(state.LeadsInHand.Select(lead => lead.ToString())),
        .. Sorted(state.Controls.Values.Select(control => control.ToString())),
        .. Sorted(state.Measures.Select(measure => measure.ToString())),
        .. Sorted(state.LegalClocks.Select(clock => clock.ToString())),
        .. state.Laws.Statements.Select(stated => stated.ToString()),
        .. state.Indicators.Select(indicator => $"indicator {indicator}"),
        .. Sorted(state.Seized.Values.Select(seized => $"{seized with { FollowUps = [] }} {string.Join(' ', seized.FollowUps)}")),
        .. Sorted(state.Exhibits.Values.Select(exhibit => $"{exhibit.Id} {exhibit.Number} {exhibit.Owner} {exhibit.Seizure} {exhibit.Parts} {exhibit.Transfer} {string.Join(' ', exhibit.Custody)}")),
        .. Sorted(state.Readings.Values.Select(reading => reading.ToString())),
        .. Sorted(state.Files.Values.Select(file => file.ToString())),
        .. Sorted(state.Operators.Values.Select(one => $"{one with { Referrals = [] }} {string.Join(' ', one.Referrals)}")),
        .. Sorted(state.Referrals.Values.Select(referral => $"{referral with { Steps = [], Answers = [] }} {string.Join(' ', referral.Steps)} {string.Join(' ', referral.Answers)}")),
        .. Sorted(state.Parcels.Select(parcel => $"{parcel.Key} {string.Join(' ', parcel.Value)}")),
        .. Sorted(state.LinksOf.Select(links => $"{links.Key} {string.Join(' ', links.Value)}")),
        .. Sorted(state.Acts.OnSubjects.Select(acts => $"{acts.Key} {string.Join(' ', acts.Value)}")),
        .. Sorted(state.Acts.OnParcels.Select(acts => $"{acts.Key} {string.Join(' ', acts.Value)}")),
        .. Sorted(state.OnDuty.Values.Select(duty => duty.ToString())),
        .. state.Deadlines.Select(deadline => deadline.ToString()),
        .. state.Groups.Values.Select(group => group.ToString()),
        .. Sorted(state.AgencyLimits.Select(limit => limit.ToString())),
        .. Sorted(state.Links.Values.Select(link => link.ToString())),
        .. Sorted(state.MadeChecks.Select(check => check.ToString())),
        .. Sorted(state.Spending.Select(spent => spent.ToString())),
        Figures(state),
    ]);

    /// <summary>What is counted, without line numbers: equal for the same commands in any order.</summary>
    public static string Figures(Operation state) => string.Join('\n',
    [
        $"{state.Head} lines, {state.Tallies.Total}",
        .. Sorted(state.Tallies.ByHour.Select(hour => $"{hour.Key.Hour:O} {hour.Key.Country} {hour.Value}")),
        .. Sorted(state.Officers),
        .. Sorted(state.OnDuty.Keys),
        .. Sorted(state.Records.Values.Select(record => $"{record with { Lines = [] }} {record.Lines.Length}")),
        .. Sorted(state.Checks.Values.Select(check => $"{check.Id} {check.Due:O} {string.Join(' ', check.Outstanding)}")),
        .. Sorted(state.Leads.Values.Select(lead => $"{lead.Id} {lead.Destination} {lead.IsOpen}")),
        .. state.Deadlines.Select(deadline => deadline.ToString()),
    ]);

    private static IEnumerable<string> Sorted(IEnumerable<string> rows) => rows.Order(StringComparer.Ordinal);
}
