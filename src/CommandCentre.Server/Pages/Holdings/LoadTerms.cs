using CommandCentre.Desks.Holdings;

namespace CommandCentre.Server.Pages.Holdings;

/// <summary>The terms the records of a load have, as far as some of them tell: they are each record's own, and sealed with it.</summary>
/// <param name="Handling">The codes, each once.</param>
/// <param name="Modes">The modes, each once; these are all there are.</param>
/// <param name="Expires">The first end; absent for none.</param>
/// <param name="IsWhole">Whether all records were looked at.</param>
public sealed record LoadTerms(IReadOnlyList<string> Handling, IReadOnlyList<HoldingMode> Modes, DateTimeOffset? Expires, bool IsWhole)
{
    private const int LookedAt = 20;

    /// <summary>Looks at some records of a load, of every mode.</summary>
    public static LoadTerms Of(OwnHoldings own, HoldingsLoad load)
    {
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(load);
        var pages = Enum.GetValues<HoldingMode>().Select(mode => (Mode: mode, Page: own.Page(0, LookedAt, new HoldingFilter(load.Id, mode)))).Where(page => page.Page.Holdings.Count > 0).ToList();
        var seen = pages.SelectMany(page => page.Page.Holdings).ToList();
        return new LoadTerms(
            [.. seen.SelectMany(holding => holding.Terms.Handling.Names).Distinct().Order(StringComparer.Ordinal)],
            [.. pages.Select(page => page.Mode)],
            seen.Select(holding => holding.Terms.Expires).Min(),
            pages.All(page => page.Page.Next is null));
    }
}
