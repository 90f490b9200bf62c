using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Seizures;
using CommandCentre.Server.Pages.Board;
using CommandCentre.Server.Pages.CrossChecks;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Pages.Floor;

/// <summary>One thing that is known of a parcel in hand, in a line that is read at a glance.</summary>
/// <param name="Tone">urgent, late, info or done: how much it matters before the parcel goes on.</param>
/// <param name="Title">What is known.</param>
/// <param name="Text">More of it; null for nothing.</param>
/// <param name="Door">Where it stands in full.</param>
public sealed record FloorFact(string Tone, string Title, string? Text, string Door)
{
    private static readonly string[] Weights = ["urgent", "late", "info", "done"];

    /// <summary>Everything known, what matters most first.</summary>
    public static IReadOnlyList<FloorFact> Of(FloorFound found)
    {
        ArgumentNullException.ThrowIfNull(found);
        var root = $"/operations/{found.View.Summary.Key}";
        List<FloorFact> facts =
        [
            .. (found.Parcel?.Leads ?? []).Select(lead => Of(lead, found, root)),
            .. (found.Parcel?.Seizures ?? []).Select(seizure => Of(seizure, root)),
            .. (found.Parcel?.Controls ?? []).Select(control => Of(control, root)),
        ];
        if (found.Check is { } check)
        {
            var words = ResultWords.Of(check);
            facts.Add(new FloorFact(words.Tone, words.Title, words.Sum, $"{root}/checks/{check.Line.Record:D}"));
        }

        return [.. facts.OrderBy(fact => Array.IndexOf(Weights, fact.Tone))];
    }

    private static FloorFact Of(LeadRow row, FloorFound found, string root)
    {
        var (lead, own) = (row.Lead, row.Lead.Destination == found.View.Viewer.Country);
        var title = !lead.IsOpen ? FloorTexts.LeadClosed.With(lead.Owner.Name(), lead.Destination.Name())
            : own ? FloorTexts.LeadOpen.With(lead.Owner.Name())
            : FloorTexts.LeadOfOthers.With(lead.Owner.Name(), lead.Destination.Name());
        var hand = lead is { IsOpen: true, Claim: { } claim } && claim.Officer != found.View.Viewer.Actor.Officer ? ParcelTexts.InHandOf.With(claim.Officer, claim.Agency.Label()) : null;
        return new FloorFact(
            lead.IsOpen && own ? "urgent" : lead.IsOpen ? "late" : "info", title,
            Joined(lead.IsOpen ? lead.Stage.Label() : lead.Outcome?.Label(), hand, (row.Line.Event as LeadSent)?.Reason), $"{root}/leads/{lead.Id:D}");
    }

    private static FloorFact Of(SeizureRow row, string root) =>
        new("late", FloorTexts.Seized.With(row.Line.Owner!.Name(), Moment((row.Line.Event as SeizureReported)?.Found ?? row.Line.At)), LineWords.Of(row.Line).Title, $"{root}/seizures/{row.Id:D}");

    private static FloorFact Of(ControlRow row, string root)
    {
        var control = row.Line.Event as ControlReported;
        return new FloorFact(
            "late", FloorTexts.Controlled.With(row.Line.Owner!.Name(), Moment(control?.Controlled ?? row.Line.At)),
            Joined(control?.Result.Label(), row.Decision?.Measure.Label()), $"{root}/lines/{row.Line.Number}");
    }

    private static string Moment(DateTimeOffset? at) => at is { } known ? $"{known.Day()} {known.HourMinute()}" : string.Empty;

    private static string? Joined(params string?[] parts) => string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } text ? text : null;
}
