using CommandCentre.Desks.Countries;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.CrossChecks;

/// <summary>What countries are to be told by the watch, until it is in their journals. One caller at a time.</summary>
internal sealed class Tidings(CountryLedgers ledgers)
{
    private readonly Dictionary<CountryCode, List<CountryEntry>> _waiting = [];
    private readonly HashSet<(CountryCode, CountryEntry)> _before = [];
    private readonly Dictionary<CountryCode, long> _heads = [];
    private readonly HashSet<CountryCode> _unsure = [];

    /// <summary>Countries that are to be told something.</summary>
    public IReadOnlyCollection<CountryCode> Waiting => [.. _waiting.Keys];

    /// <summary>What was told of an operation's lines after a number, before the watch was started: it is not told again.</summary>
    public async Task RememberAsync(DeskState state, long looked, CancellationToken stopping)
    {
        foreach (var country in state.Head.Number > looked ? state.Operation.Participants.Keys : [])
        {
            await foreach (var line in ledgers.AfterAsync(country, 0, stopping).ConfigureAwait(false))
            {
                if (IsAfter(line.Entry, state.Operation.Key, looked))
                {
                    _before.Add((country, line.Entry));
                }
            }
        }
    }

    /// <summary>A country is to hear of something.</summary>
    public void Tell(CountryCode country, CountryEntry entry)
    {
        if (_before.Remove((country, entry)))
        {
            return;
        }

        if (!_waiting.TryGetValue(country, out var entries))
        {
            _waiting[country] = entries = [];
        }

        entries.Add(entry);
    }

    /// <summary>Writes to a country's journal what waits for it; after a failure only what the journal does not hold yet.</summary>
    /// <exception cref="JournalUnavailable">The store failed: it waits on.</exception>
    public async Task WriteAsync(CountryCode country)
    {
        var entries = _waiting[country];
        if (_unsure.Contains(country))
        {
            await foreach (var line in ledgers.AfterAsync(country, _heads[country]).ConfigureAwait(false))
            {
                entries.Remove(line.Entry);
            }
        }
        else if (!_heads.ContainsKey(country))
        {
            _heads[country] = await ledgers.HeadAsync(country).ConfigureAwait(false);
        }

        _unsure.Add(country); // Until it is known what became of the append.
        if (entries.Count > 0)
        {
            _heads[country] = await ledgers.AppendAsync(country, entries, CancellationToken.None).ConfigureAwait(false);
        }

        _unsure.Remove(country);
        _waiting.Remove(country);
    }

    private static bool IsAfter(CountryEntry entry, OperationKey operation, long looked) => entry switch
    {
        Alerted alerted => alerted.Operation == operation && alerted.Line > looked,
        Told told => told.Operation == operation && told.Line > looked,
        _ => false,
    };
}
