using System.Collections.Immutable;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Matching.Blind;

namespace CommandCentre.Desks.Blind;

/// <summary>One operation's secret and published filters as they are in memory; immutable.</summary>
/// <param name="Secret">The secret; absent before it was asked for, and where it cannot be read.</param>
/// <param name="Filters">The filters by country.</param>
/// <param name="Unreadable">Countries whose filter lies there and cannot be read.</param>
internal sealed record BlindShelf(BlindSecret? Secret, ImmutableDictionary<CountryCode, BlindFilter> Filters, ImmutableHashSet<CountryCode> Unreadable)
{
    public static readonly BlindShelf Empty = new(null, ImmutableDictionary<CountryCode, BlindFilter>.Empty, []);

    /// <summary>The countries that publish a filter here.</summary>
    public IEnumerable<CountryCode> Countries => Filters.Keys.Concat(Unreadable);

    public BlindShelf With(CountryCode country, BlindFilter filter) => this with { Filters = Filters.SetItem(country, filter), Unreadable = Unreadable.Remove(country) };

    public BlindShelf Without(CountryCode country) => this with { Filters = Filters.Remove(country), Unreadable = Unreadable.Remove(country) };

    /// <summary>What a country's filter says; absent where it publishes none.</summary>
    public BlindAnswer? Ask(CountryCode country, ImmutableArray<BlindKey> keys)
    {
        if (Filters.TryGetValue(country, out var filter))
        {
            var kinds = filter.MayHold(keys);
            return new(country, kinds.IsEmpty ? HoldingAnswer.NoHit : HoldingAnswer.Possible, kinds);
        }

        return Unreadable.Contains(country) ? new(country, HoldingAnswer.NotReady, []) : null;
    }
}
