using System.Collections.Concurrent;
using CommandCentre.Desks.Holdings;
using CommandCentre.Domain.Codes;

namespace CommandCentre.Server.Holdings;

/// <summary>Wishes whose file is still to come: what is wished stands in a body, never in an address. In memory only; after a restart the wish is sent again.</summary>
internal sealed class PreparedImports(TimeProvider time)
{
    private const int MostOfACountry = 20;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(CountryCode Country, Guid Id), (ImportWish Wish, DateTimeOffset Until)> _wishes = new();

    /// <summary>Keeps a wish for an hour, in place of one with its id; false when the country has too many that no file came for.</summary>
    internal bool Keep(CountryCode country, ImportWish wish)
    {
        var now = time.GetUtcNow();
        foreach (var (key, (_, until)) in _wishes)
        {
            if (until <= now)
            {
                _wishes.TryRemove(key, out _);
            }
        }

        if (_wishes.Keys.Count(key => key.Country == country) >= MostOfACountry && !_wishes.ContainsKey((country, wish.Id)))
        {
            return false;
        }

        _wishes[(country, wish.Id)] = (wish, now + Kept);
        return true;
    }

    /// <summary>The wish of an id, which may be sent a file again until it is an hour old; absent when there is none.</summary>
    internal ImportWish? Find(CountryCode country, Guid id) =>
        _wishes.TryGetValue((country, id), out var kept) && kept.Until > time.GetUtcNow() ? kept.Wish : null;
}
