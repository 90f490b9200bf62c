using System.Text;
using CommandCentre.Domain.Fields;
using Microsoft.Extensions.Logging;

namespace CommandCentre.Desks.Holdings;

/// <summary>One import on its way: read, laid aside in batches, published in one transaction, indexed.</summary>
internal sealed class Importing(CountryHoldings holdings, ImportWish wish, string officer, HoldingsGround ground, IProgress<ImportProgress>? progress) : IDisposable
{
    // Each batch touches most pages of the trees of ids, which are random: larger ones write much less (1,000 were four times slower at half a million rows).
    private const int LaidAtOnce = 5_000;
    private const int ToldEvery = 1_000;

    private readonly CancellationTokenSource _cancel = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DateTimeOffset _begun = ground.Wall.GetUtcNow();
    private readonly List<RejectedRow> _first = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private volatile ImportProgress _progress = new(ImportStage.Reading, 0, 0, 0, 0, null);
    private volatile ImportOutcome? _outcome;
    private volatile bool _failed;
    private long _read;
    private long _taken;
    private long _changed;
    private long _rejected;

    /// <summary>How it stands.</summary>
    public ImportUnderWay Now => new(wish, officer, _begun, _progress, _outcome, _failed);

    /// <summary>Whether it has ended, in whatever way.</summary>
    public bool HasEnded => _outcome is not null || _failed;

    /// <summary>Ends with it, in whatever way.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Ends it, unless it is recorded already.</summary>
    public void Cancel() => _cancel.Cancel();

    /// <summary>Runs it on a thread of its own.</summary>
    public async Task<ImportOutcome> RunAsync(Stream from, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_cancel.Token, cancellationToken);
        try
        {
            _outcome = await Task.Run(() => ImportAsync(from, stop.Token), CancellationToken.None).ConfigureAwait(false);
            return _outcome;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Before it had begun to read: there is nothing to take away.
            return _outcome = ImportOutcome.Of(ImportResult.Cancelled);
        }
        catch (Exception failure)
        {
            _failed = true;
            ground.Log.LogError(DeskEvents.ImportFailed, failure, "An import of {Country} failed; nothing of it was kept unless it was recorded already", holdings.Country.Value);
            throw;
        }
        finally
        {
            Say(ImportStage.Ended, _read, _progress.Bytes, _progress.Of);
            _ended.TrySetResult();
        }
    }

    public void Dispose() => _cancel.Dispose();

    private async Task<ImportOutcome> ImportAsync(Stream from, CancellationToken stop)
    {
        if (!wish.DryRun && await holdings.KnownAsync(wish.Id, stop).ConfigureAwait(false) is { } known)
        {
            return ImportOutcome.Of(ImportResult.Repeated) with { Digest = known.Digest };
        }

        LoadKey? load = wish.DryRun ? null : await holdings.BeginAsync(wish, officer, stop).ConfigureAwait(false);
        var outcome = await ReadAllAsync(from, load, stop).ConfigureAwait(false);
        if (outcome.Result is ImportResult.Loaded)
        {
            await holdings.PublishAsync(load!.Value, wish, officer, outcome, done => Say(ImportStage.Indexing, done, _progress.Bytes, _progress.Of)).ConfigureAwait(false);
        }

        return outcome;
    }

    /// <summary>Reads to the end; what was laid aside is taken away again unless it is to be published.</summary>
    private async Task<ImportOutcome> ReadAllAsync(Stream from, LoadKey? load, CancellationToken stop)
    {
        var result = ImportResult.Cancelled;
        using var metered = new MeteredStream(from, stop);
        try
        {
            await LayAllAsync(metered, LengthOf(from), load, stop).ConfigureAwait(false);
            result = _taken == 0 ? ImportResult.Nothing : load is null ? ImportResult.DryRun : ImportResult.Loaded;
        }
        catch (FileUnreadable unreadable)
        {
            result = ImportResult.Unreadable;
            _first.Insert(0, Rejected(0, unreadable.Error));
        }
        catch (DecoderFallbackException)
        {
            result = ImportResult.Unreadable;
            _first.Insert(0, new RejectedRow(0, "file", string.Empty, FieldRule.Characters, "UTF-8"));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Said by the result.
        }
        finally
        {
            if (load is { } laid && result is not ImportResult.Loaded)
            {
                await holdings.AbandonAsync(laid).ConfigureAwait(false);
            }
        }

        return new ImportOutcome(result, _taken, _changed, _rejected, [.. _first.Take(ImportOutcome.MostTold)], metered.Digest);
    }

    private async Task LayAllAsync(MeteredStream from, long? length, LoadKey? load, CancellationToken stop)
    {
        using var text = new StreamReader(from, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, 1 << 16, leaveOpen: true);
        var rows = HeldRows.Of(wish, text, ground.Wall.GetUtcNow());
        var batch = new List<FreshRow>(LaidAtOnce);
        while (rows.Next() is { } read)
        {
            stop.ThrowIfCancellationRequested();
            Take(read, load, batch);
            if (batch.Count == LaidAtOnce)
            {
                await holdings.LayAsync(load!.Value, batch, stop).ConfigureAwait(false);
                batch.Clear();
            }

            if (_read % ToldEvery == 0)
            {
                Say(ImportStage.Reading, _read, from.Count, length);
            }
        }

        if (batch.Count > 0)
        {
            await holdings.LayAsync(load!.Value, batch, stop).ConfigureAwait(false);
        }

        Say(ImportStage.Reading, _read, from.Count, length);
    }

    private void Take(HeldRead read, LoadKey? load, List<FreshRow> batch)
    {
        _read++;
        if (read.Held is not { } held)
        {
            Reject(read.Row, read.Wrong);
        }
        else if (!_ids.Add(held.OwnId))
        {
            Reject(read.Row, [new FieldError("id", WrittenText.Shown(held.OwnId), FieldRule.Repeated, "each record once in a file")]);
        }
        else
        {
            var known = holdings.IdOf(held.OwnId);
            _taken++;
            _changed += known is null ? 0 : 1;
            if (load is { } key)
            {
                batch.Add(holdings.Seal(key, held, known));
            }
        }
    }

    private void Reject(long row, IReadOnlyList<FieldError> wrong)
    {
        _rejected++;
        if (_first.Count < ImportOutcome.MostTold)
        {
            _first.AddRange(wrong.Select(error => Rejected(row, error)));
        }
    }

    private void Say(ImportStage stage, long read, long bytes, long? of)
    {
        _progress = new ImportProgress(stage, read, _taken, _rejected, bytes, of);
        progress?.Report(_progress);
    }

    private static RejectedRow Rejected(long row, FieldError error) => new(row, error.Field, error.Value, error.Rule, error.Allowed);

    private static long? LengthOf(Stream from) => from.CanSeek ? from.Length : null;
}
