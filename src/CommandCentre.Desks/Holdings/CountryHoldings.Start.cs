using CommandCentre.Desks.Journals;
using Microsoft.Extensions.Logging;

namespace CommandCentre.Desks.Holdings;

/// <content>The start: what lies in the file is read into memory.</content>
internal sealed partial class CountryHoldings
{
    /// <summary>There is nothing to read at a start.</summary>
    public void BeginEmpty() => _loaded.TrySetResult();

    /// <summary>There is something to read: nothing is said of it before <see cref="LoadAsync"/> has ended.</summary>
    public void BeginUnread() => _standing = new HoldingsStanding.Opening(0, 0);

    /// <summary>Reads everything into memory after a start; what was left unfinished is taken away first.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var file = _file = await HoldingsFile.OpenAsync(FilePath, country, ground.Keys).ConfigureAwait(false);
            file.Write(() =>
            {
                file.ForgetUnfinished();
                return true;
            });
            await _owed.FlushAsync(file).ConfigureAwait(false);
            _owed.DropTold(file);
            await CleanAsync(file, cancellationToken).ConfigureAwait(false);
            await FillAsync(file, cancellationToken).ConfigureAwait(false);
            Sweep(file);
            _loaded.TrySetResult();
        }
        catch (OperationCanceledException)
        {
            _loaded.TrySetCanceled(cancellationToken);
            throw;
        }
        catch (Exception failure)
        {
            _loaded.TrySetException(new JournalUnavailable($"The holdings of {country} could not be read: {failure.Message}", failure));
            ground.Log.LogCritical(DeskEvents.HoldingsUnreadable, failure, "The holdings of {Country} cannot be read: its answers stay 'not ready'", country.Value);
        }
    }

    /// <summary>Reads the next rows while those before are taken in, on all processors.</summary>
    private async Task FillAsync(HoldingsFile file, CancellationToken cancellationToken)
    {
        var (done, of) = (0L, file.Count());
        if (!ground.Index.IsKept)
        {
            Stand(of);
            return;
        }

        _standing = new HoldingsStanding.Opening(0, of);
        var next = Task.Run(() => file.After(0, LoadedAtOnce), cancellationToken);
        while (await next.ConfigureAwait(false) is { Count: > 0 } rows)
        {
            next = Task.Run(() => file.After(rows[^1].Row, LoadedAtOnce), cancellationToken);
            Parallel.ForEach(rows, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, row => Index(file, row));
            done += rows.Count;
            _standing = new HoldingsStanding.Opening(done, of);
        }

        Stand(of);
    }
}
