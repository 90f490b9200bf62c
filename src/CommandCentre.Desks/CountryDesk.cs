using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks;

/// <summary>What waits for a country in one operation.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="OnDuty">Its officers on duty.</param>
/// <param name="ToAnswer">Requests it has not answered.</param>
/// <param name="ToGiveFeedback">Leads it has not closed.</param>
/// <param name="LastHeard">Operation time of its last line; absent for silence.</param>
public sealed record CountryStanding(
    OperationSummary Operation,
    IReadOnlyList<Duty> OnDuty,
    IReadOnlyList<CheckRow> ToAnswer,
    IReadOnlyList<LeadRow> ToGiveFeedback,
    DateTimeOffset? LastHeard);

/// <summary>The live place of one country: a fold over the desks of its operations, seen with that country's own sight.</summary>
public sealed class CountryDesk
{
    private readonly Func<IEnumerable<OperationDesk>> _desks;

    internal CountryDesk(CountryCode country, Func<IEnumerable<OperationDesk>> desks)
    {
        Country = country;
        _desks = desks;
    }

    /// <summary>The country.</summary>
    public CountryCode Country { get; }

    /// <summary>How it stands in each open operation it takes part in, for one of its own viewers.</summary>
    /// <exception cref="ArgumentException">The viewer is of another country.</exception>
    public IReadOnlyList<CountryStanding> Standings(Viewer viewer) =>
        viewer.Country == Country
            ? [.. _desks().Select(desk => desk.View(viewer)).OfType<OperationView>().Select(Standing)]
            : throw new ArgumentException($"a viewer of {viewer.Country} at the desk of {Country}", nameof(viewer));

    private CountryStanding Standing(OperationView view) => new(
        view.Summary,
        view.OwnOfficers,
        [.. view.OpenChecks.Where(check => check.Check.Outstanding.Contains(Country))],
        view.LeadPage(new LeadFilter(LeadSide.ToUs), 0, OperationView.PageLimit).Rows,
        view.LastHeard(Country));
}
