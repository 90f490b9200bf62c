using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CommandCentre.Desks.Journals;
using CommandCentre.Domain.Codes;

namespace CommandCentre.Desks.Countries;

/// <summary>The journals <c>country/XX</c>: what was loaded and withdrawn, whose holding answered what, what was decided of it. Each country's own, in no operation's numbers.</summary>
/// <remarks>Chained and witnessed like every journal; free text lies sealed under a key of its line. All members may be called at once.</remarks>
/// <param name="journal">The journals.</param>
/// <param name="keys">Keys that seal what may speak of persons.</param>
/// <param name="wall">Wall time.</param>
public sealed class CountryLedgers(IJournal journal, RecordKeys keys, TimeProvider wall) : IDisposable
{
    private readonly ConcurrentDictionary<CountryCode, Lazy<SerialLog>> _logs = new();
    private readonly CountryLineCodec _codec = new(keys);

    /// <summary>A country's journal has grown up to a number. Raised after the commit, on the thread of who appended; it must not throw and must not wait.</summary>
    public event Action<CountryCode, long>? Moved;

    /// <summary>Appends entries in one durable transaction.</summary>
    /// <param name="country">Whose journal.</param>
    /// <param name="entries">At least one.</param>
    /// <param name="cancellationToken">Looked at until the transaction begins.</param>
    /// <returns>The number of the last of them; they stand one after the other.</returns>
    /// <exception cref="JournalUnavailable">The store failed: whether they are recorded is not known.</exception>
    /// <exception cref="JournalDamaged">The journal has lost lines: nothing is recorded.</exception>
    public async Task<long> AppendAsync(CountryCode country, IReadOnlyList<CountryEntry> entries, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(country);
        ArgumentNullException.ThrowIfNull(entries);
        var last = await Log(country).AppendAsync(
            (first, cancelled) => _codec.WriteAsync(country, [.. entries.Select((entry, index) => new CountryLine(first + index, wall.GetUtcNow(), entry))], cancelled),
            cancellationToken).ConfigureAwait(false);
        Moved?.Invoke(country, last);
        return last;
    }

    /// <summary>The newest lines that are asked for, newest first.</summary>
    /// <param name="country">Whose journal.</param>
    /// <param name="asked">Which.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="before">Only lines with a smaller number; absent for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<IReadOnlyList<CountryLine>> LatestAsync(
        CountryCode country, Func<CountryLine, bool> asked, int count, long? before = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return Log(country).LatestAsync(stored => _codec.Read(country, stored), asked, count, before, cancellationToken);
    }

    /// <summary>The lines after a number, in order, up to the end as it is when the reading gets there.</summary>
    public async IAsyncEnumerable<CountryLine> AfterAsync(CountryCode country, long after, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var stored in journal.ReadAsync(CountryLineCodec.Journal(country), after, cancellationToken).ConfigureAwait(false))
        {
            yield return _codec.Read(country, stored);
        }
    }

    /// <summary>The number of the last line; 0 for none.</summary>
    public async Task<long> HeadAsync(CountryCode country, CancellationToken cancellationToken = default) =>
        (await journal.HeadAsync(CountryLineCodec.Journal(country), cancellationToken).ConfigureAwait(false)).Number;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var log in _logs.Values.Where(log => log.IsValueCreated))
        {
            log.Value.Dispose();
        }
    }

    private SerialLog Log(CountryCode country) =>
        _logs.GetOrAdd(country, wanted => new Lazy<SerialLog>(() => new SerialLog(journal, CountryLineCodec.Journal(wanted)))).Value;
}
