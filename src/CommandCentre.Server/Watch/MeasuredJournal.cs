using System.Diagnostics;
using CommandCentre.Desks.Journals;

namespace CommandCentre.Server.Watch;

/// <summary>A journal whose commits are counted and timed.</summary>
internal sealed class MeasuredJournal(SqliteJournal inner, Measures measures, TimeProvider time) : IJournal, IAsyncDisposable
{
    private long _lastCommit = -1;

    /// <summary>The journals that do not hold what was recorded in them, as found at opening.</summary>
    internal IReadOnlyCollection<JournalDamaged> Damage => inner.Damage;

    /// <summary>Why <c>heads.log</c> cannot be believed; absent when it can.</summary>
    internal string? WitnessFault => inner.WitnessFault;

    /// <summary>Time since the last commit; absent before the first.</summary>
    internal TimeSpan? SinceLastCommit => Interlocked.Read(ref _lastCommit) is >= 0 and var last ? time.GetElapsedTime(last) : null;

    public ValueTask<JournalHead> HeadAsync(string journal, CancellationToken cancellationToken = default) => inner.HeadAsync(journal, cancellationToken);

    public async ValueTask<AppendOutcome> AppendAsync(string journal, JournalHead expected, IReadOnlyList<ReadOnlyMemory<byte>> lines, CancellationToken cancellationToken = default)
    {
        var begun = time.GetTimestamp();
        using var span = Begin();
        span?.SetTag("lines", lines.Count);
        try
        {
            var outcome = await inner.AppendAsync(journal, expected, lines, cancellationToken).ConfigureAwait(false);
            if (outcome.Recorded)
            {
                var now = time.GetTimestamp();
                Interlocked.Exchange(ref _lastCommit, now);
                measures.Committed(lines.Count, time.GetElapsedTime(begun, now));
            }

            return outcome;
        }
        catch (Exception failure) when (failure is JournalUnavailable or JournalDamaged)
        {
            measures.CommitFailed();
            throw;
        }
    }

    // A turn commits for many callers: its span hangs under none of them, nor under whoever once opened the desk.
    private static Activity? Begin()
    {
        if (!Measures.Spans.HasListeners())
        {
            return null;
        }

        Activity.Current = null;
        return Measures.Spans.StartActivity("commit");
    }

    public IAsyncEnumerable<StoredLine> ReadAsync(string journal, long after, CancellationToken cancellationToken = default) => inner.ReadAsync(journal, after, cancellationToken);

    public ValueTask<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken = default) => inner.NamesAsync(cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
