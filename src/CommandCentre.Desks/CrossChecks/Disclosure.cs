using CommandCentre.Desks.Countries;
using CommandCentre.Desks.Holdings;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Desks.CrossChecks;

/// <summary>The one place where a holding is told to another country: all of it where its owner's rule says full, and nothing of its values where not.</summary>
internal static class Disclosure
{
    /// <summary>What a holding says to a viewer of another country.</summary>
    /// <param name="view">The operation as the viewer sees it.</param>
    /// <param name="asked">What the viewer asked, or what their own line tells.</param>
    /// <param name="opened">The holding; its owner is not silent about it.</param>
    /// <param name="band">How sure the match is.</param>
    public static DisclosedMatch Of(OperationView view, EntityForm asked, OpenedHolding opened, AnswerBand band)
    {
        var held = opened.Holding;
        var comparison = EntityComparer.Compare(asked, opened.Form);
        var contact = held.Terms.Contact ?? $"{held.Owner.Value} case desk";
        string[] matched = [.. comparison.Parts.Where(part => part is { Points: > 0, Left: not null }).Select(part => part.Left!).Distinct(StringComparer.Ordinal)];
        var isFull = held.Terms.Mode is HoldingMode.Open && view.SightOf(held.Owner, new Marks(held.Terms.Handling, null, held.Terms.To)).Level is SightLevel.Full;
        return isFull
            ? new DisclosedMatch(band, contact, held.Terms.CaseReference, held.Terms.Handling, held.Entity with { Id = string.Empty }, comparison, matched)
            : new DisclosedMatch(band, contact, null, null, null, null, matched);
    }
}
