using CommandCentre.Domain.Codes;
using CommandCentre.Matching.Blind;

namespace CommandCentre.Desks.Blind;

/// <summary>A country that publishes a blind filter, as every other that may publish one sees it: not how large it is, which would tell the order of its holdings.</summary>
/// <param name="Country">The country.</param>
/// <param name="OneIn">Its stated rate: one value in this many is said to be held though it is not; absent where the filter cannot be read.</param>
/// <param name="MadeAt">When it was made, UTC; absent where it cannot be read.</param>
public sealed record BlindPublisher(CountryCode Country, int? OneIn, DateTimeOffset? MadeAt)
{
    internal static BlindPublisher Of(CountryCode country, BlindFilter? filter) => new(country, filter?.Terms.OneIn, filter?.Terms.MadeAt);
}
