using System.Collections.Concurrent;
using System.Collections.Immutable;
using CommandCentre.Desks.Countries;
using CommandCentre.Domain.Codes;

namespace CommandCentre.Desks.CrossChecks;

/// <summary>The last decision of each alert: a fold of each country's journal, carried on by what has come since.</summary>
internal sealed class AlertDecisions(CountryLedgers ledgers)
{
    private readonly ConcurrentDictionary<CountryCode, Decided> _decided = new();

    /// <summary>Lines of decisions by the number of the alert they speak of.</summary>
    public async Task<IReadOnlyDictionary<long, CountryLine>> OfAsync(CountryCode country, CancellationToken cancellationToken)
    {
        var known = _decided.GetValueOrDefault(country) ?? new Decided(0, ImmutableDictionary<long, CountryLine>.Empty);
        var (upTo, last) = (known.UpTo, known.Last.ToBuilder());
        await foreach (var line in ledgers.AfterAsync(country, known.UpTo, cancellationToken).ConfigureAwait(false))
        {
            upTo = line.Number;
            if (line.Entry is AlertDecided decided)
            {
                last[decided.Alert] = line;
            }
        }

        // Another caller may have carried it on further: that one is kept.
        var now = new Decided(upTo, last.ToImmutable());
        _decided.AddOrUpdate(country, now, (_, other) => other.UpTo > upTo ? other : now);
        return now.Last;
    }

    private sealed record Decided(long UpTo, ImmutableDictionary<long, CountryLine> Last);
}
