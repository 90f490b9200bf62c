using System.Collections.Immutable;
using CommandCentre.Desks.Holdings;
using CommandCentre.Domain.Codes;
using CommandCentre.Matching;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Index;

namespace CommandCentre.Desks.CrossChecks;

/// <summary>A holding that is like what is asked.</summary>
/// <param name="Holding">The holding.</param>
/// <param name="Points">How alike, 0 to 10,000.</param>
internal sealed record HeldHit(Holding Holding, int Points);

/// <summary>What was found in holdings.</summary>
/// <param name="Matches">At or above the threshold, best first.</param>
/// <param name="IsCut">Whether more bear a value than were compared.</param>
internal sealed record HeldHits(IReadOnlyList<HeldHit> Matches, bool IsCut);

/// <summary>Searching holdings for a check or a line: wide enough that every country's are reached, though one country's are many.</summary>
internal static class HoldingsSearch
{
    /// <summary>Matches of one country that are told at most.</summary>
    private const int MostOfACountry = 5;

    private static readonly SearchLimits Wide = new(100, Comparison.Threshold) { Candidates = 100 };

    extension(HoldingsRoom holdings)
    {
        /// <summary>What may be told to who asks: open and hit-only holdings.</summary>
        public HeldHits Look(EntityForm asked, ValueList<CountryCode> owners)
        {
            var answer = holdings.SearchTold(asked, Names(owners), Wide);
            return new HeldHits([.. Held(holdings, answer)], !answer.TooCommon.IsEmpty);
        }

        /// <summary>What only its owner may hear of.</summary>
        public IEnumerable<HeldHit> Silent(EntityForm asked, ValueList<CountryCode> owners) => Held(holdings, holdings.SearchSilent(asked, Names(owners), Wide));
    }

    /// <summary>The best of each country; only these are opened.</summary>
    private static IEnumerable<HeldHit> Held(HoldingsRoom holdings, SearchAnswer answer) =>
        answer.Hits.GroupBy(hit => hit.Owner).SelectMany(own => own
            .Select(hit => (Holding: holdings.OfIndex(CountryCode.Parse(own.Key), hit.Entity.Id), hit.Points))
            .Where(hit => hit.Holding is not null)
            .Select(hit => new HeldHit(hit.Holding!, hit.Points))
            .Take(MostOfACountry));

    private static ImmutableArray<string> Names(ValueList<CountryCode> owners) => [.. owners.Select(owner => owner.Value)];
}
