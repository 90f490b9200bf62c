namespace CommandCentre.Desks.Journals;

/// <summary>A journal of this process that nobody decides over: one caller's lines after the other's, each call one durable transaction.</summary>
/// <remarks>What became of an append that failed is asked of the journal before the next. All members may be called at once.</remarks>
/// <param name="journal">The journals.</param>
/// <param name="name">The one journal.</param>
internal sealed class SerialLog(IJournal journal, string name) : IDisposable
{
    private const int Page = 500;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private JournalHead? _head;

    /// <summary>Appends what is written for the number it will begin at; when the call returns it is on disk.</summary>
    /// <param name="write">Makes the bytes of the lines from a number on; asked again when somebody else was faster.</param>
    /// <param name="cancellationToken">Looked at until the transaction begins.</param>
    /// <returns>The number of the last line.</returns>
    /// <exception cref="JournalUnavailable">The store failed.</exception>
    /// <exception cref="JournalDamaged">The journal has lost lines.</exception>
    public async Task<long> AppendAsync(Func<long, CancellationToken, Task<IReadOnlyList<ReadOnlyMemory<byte>>>> write, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (true)
            {
                var head = _head ?? await journal.HeadAsync(name, cancellationToken).ConfigureAwait(false);
                _head = null; // Until it is known what became of the append.
                var outcome = await journal.AppendAsync(name, head, await write(head.Number + 1, cancellationToken).ConfigureAwait(false), CancellationToken.None).ConfigureAwait(false);
                _head = outcome.Head;
                if (outcome.Recorded)
                {
                    return outcome.Head.Number;
                }
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The newest lines that are asked for, newest first.</summary>
    /// <param name="read">What a stored line says.</param>
    /// <param name="asked">Which.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="before">Only lines with a smaller number; absent for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<T>> LatestAsync<T>(Func<StoredLine, T> read, Func<T, bool> asked, int count, long? before, CancellationToken cancellationToken)
    {
        var found = new List<T>();
        var end = Math.Min(before ?? long.MaxValue, (await journal.HeadAsync(name, cancellationToken).ConfigureAwait(false)).Number + 1);
        while (end > 1 && found.Count < count)
        {
            var from = Math.Max(0, end - 1 - Page);
            var page = new List<T>();
            await foreach (var stored in journal.ReadAsync(name, from, cancellationToken).ConfigureAwait(false))
            {
                if (stored.Number >= end)
                {
                    break;
                }

                page.Add(read(stored));
            }

            found.AddRange(page.AsEnumerable().Reverse().Where(asked).Take(count - found.Count));
            end = from + 1;
        }

        return found;
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
