using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Pages.Operations;

/// <summary>One row of the rule: who looks, and what they see under each handling code.</summary>
/// <param name="Who">Who, in words.</param>
/// <param name="Cells">What they see, by handling code.</param>
public sealed record RuleRow(string Who, IReadOnlyList<(string Code, Sighted Sighted)> Cells);

/// <summary>The table of sight, asked of the very rule that every page obeys: it cannot say anything else than what holds.</summary>
public static class SharingRule
{
    // Any three countries will do: the rule knows owners, addressees and others, never names.
    private static readonly CountryCode Owner = CountryCode.Parse("DE");
    private static readonly CountryCode Named = CountryCode.Parse("FR");
    private static readonly CountryCode Other = CountryCode.Parse("NL");

    private static readonly (string Code, HandlingCodes Codes)[] Handlings =
        [("H0", HandlingCodes.H0), ("H1", HandlingCodes.H1), ("H2", HandlingCodes.H2), ("H3", HandlingCodes.H3)];

    /// <summary>What each sees of a record of another country, as an operation stands.</summary>
    /// <param name="isOver">Whether the action week is over.</param>
    public static IReadOnlyList<RuleRow> Rows(bool isOver) =>
    [
        Row(PageTexts.RuleOwner, Owner, Clearance.All, true, isOver),
        Row(PageTexts.RuleNamed, Named, Clearance.All, true, isOver),
        Row(PageTexts.RuleAll, Other, Clearance.All, false, isOver),
        Row(PageTexts.RuleCentre, CountryCode.CoordinationCentre, Clearance.All, false, isOver),
        Row(PageTexts.RuleCentreOthers, CountryCode.CoordinationCentre, Clearance.All, true, isOver),
        Row(PageTexts.RuleOthers, Other, Clearance.All, true, isOver),
        Row(PageTexts.RuleWithdrawn, Named, Clearance.All, true, isOver, withdrawn: true),
        Row(PageTexts.RuleWeek, Other, Clearance.Week, false, isOver),
        Row(PageTexts.RuleObserver, Named, Clearance.Observing, true, isOver),
        Row(PageTexts.RuleOffDuty, Named, Clearance.OffDuty, true, isOver),
        Row(PageTexts.RuleWall, Named, Clearance.Visitors, true, isOver),
    ];

    private static RuleRow Row(string who, CountryCode viewer, Clearance clearance, bool named, bool isOver, bool withdrawn = false)
    {
        var seat = new Seat(new Seer(viewer, AgencyKind.Police, clearance), true, isOver, []);
        return new(who, [.. Handlings.Select(handling => (handling.Code, Sight.Of(seat, new Sightable(Owner, new Marks(new Handling(handling.Codes, null), null, named ? [Named] : []), withdrawn, LineKind.HitPushed))))]);
    }
}
