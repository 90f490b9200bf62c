using CommandCentre.Desks.Countries;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.CrossChecks;

/// <summary>What countries are to be told by the watch, until it is in their journals. One caller at a time.</summary>
internal sealed class Tidings(CountryLedgers ledgers)
{
    private readonly Dictionary<CountryCode, Owed> _countries = [];
    private readonly HashSet<(CountryCode, CountryEntry)> _before = [];

    /// <summary>Countries that are to be told something.</summary>
    public IReadOnlyList<CountryCode> Waiting => [.. _countries.Where(country => country.Value.Entries.Count > 0).Select(country => country.Key)];

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

        if (!_countries.TryGetValue(country, out var owed))
        {
            _countries[country] = owed = new Owed();
        }

        owed.Entries.Add(entry);
    }

    /// <summary>Writes to a country's journal what waits for it; after a failure only what the journal does not hold yet. Those of several countries may be written side by side.</summary>
    /// <exception cref="JournalUnavailable">The store failed: it waits on.</exception>
    public async Task WriteAsync(CountryCode country)
    {
        var owed = _countries[country];
        owed.Head ??= await ledgers.HeadAsync(country).ConfigureAwait(false);
        if (owed.IsUnsure)
        {
            await foreach (var line in ledgers.AfterAsync(country, owed.Head.Value).ConfigureAwait(false))
            {
                owed.Entries.Remove(line.Entry);
            }
        }

        owed.IsUnsure = true; // Until it is known what became of the append.
        if (owed.Entries.Count > 0)
        {
            owed.Head = await ledgers.AppendAsync(country, owed.Entries, CancellationToken.None).ConfigureAwait(false);
        }

        owed.IsUnsure = false;
        owed.Entries.Clear();
    }

    private static bool IsAfter(CountryEntry entry, OperationKey operation, long looked) => entry switch
    {
        Alerted alerted => alerted.Operation == operation && alerted.Line > looked,
        Told told => told.Operation == operation && told.Line > looked,
        _ => false,
    };

    private sealed class Owed
    {
        public List<CountryEntry> Entries { get; } = [];

        /// <summary>Where the country's journal ended when it was last written to; absent for never.</summary>
        public long? Head { get; set; }

        /// <summary>Whether it may hold entries that are still here.</summary>
        public bool IsUnsure { get; set; }
    }
}
