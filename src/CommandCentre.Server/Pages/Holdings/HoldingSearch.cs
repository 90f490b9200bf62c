using System.Globalization;
using CommandCentre.Desks.Holdings;

namespace CommandCentre.Server.Pages.Holdings;

/// <summary>Records in which words were looked for. What was looked for stands in the body of a form, never in an address.</summary>
/// <param name="Words">What was typed.</param>
/// <param name="Filter">Which records were looked at.</param>
/// <param name="Found">Those that say all the words.</param>
/// <param name="Looked">How many were looked at.</param>
/// <param name="Next">Where to look further; absent at the end.</param>
public sealed record HoldingSearch(string Words, HoldingFilter Filter, IReadOnlyList<Holding> Found, long Looked, long? Next)
{
    /// <summary>The longest text that is looked for, in characters.</summary>
    internal const int Longest = 100;

    /// <summary>Found records at which a page is full.</summary>
    private const int Most = 50;

    /// <summary>Records that are opened at once: each is unsealed, and nobody waits for half a million.</summary>
    private const int MostLooked = 50_000;

    private const CompareOptions Alike = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    /// <summary>Looks for words: all of them, in whatever order, in what a record says, its own id, its case or its contact.</summary>
    /// <param name="own">The country's holdings.</param>
    /// <param name="words">What is looked for.</param>
    /// <param name="filter">Which records.</param>
    /// <param name="after">0, or <see cref="Next"/> of the search before.</param>
    /// <param name="stop">Ends the looking.</param>
    public static HoldingSearch In(OwnHoldings own, string words, HoldingFilter filter, long after, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(words);
        var (found, looked, next) = (new List<Holding>(), 0L, (long?)after);
        var wanted = words.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        while (next is { } from && looked < MostLooked && found.Count < Most)
        {
            stop.ThrowIfCancellationRequested();
            var page = own.Page(from, OwnHoldings.PageLimit, filter);
            found.AddRange(page.Holdings.Where(holding => Says(holding, wanted)));
            (looked, next) = (looked + page.Holdings.Count, page.Next);
        }

        return new HoldingSearch(words, filter, found, looked, next);
    }

    private static bool Says(Holding holding, string[] wanted) => Array.TrueForAll(wanted, word => Texts(holding).Any(text => CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, word, Alike) >= 0));

    private static IEnumerable<string> Texts(Holding holding) =>
        holding.Entity.Values.Select(value => value.Text).Append(holding.OwnId).Append(holding.Terms.CaseReference).Append(holding.Terms.Contact).OfType<string>();
}
