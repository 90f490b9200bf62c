using CommandCentre.Desks.Countries;
using CommandCentre.Domain.Codes;

namespace CommandCentre.Desks.Holdings;

/// <summary>What a country's file of holdings owes its journal: laid down in the transaction of the change it tells, then written. Within the country's turn.</summary>
/// <remarks>A crash in between is made good at the next start: only what the journal does not hold yet is written.</remarks>
internal sealed class OwedLines(CountryCode country, CountryLedgers ledgers)
{
    private readonly HashSet<long> _told = [];
    private bool _isUnsure = true;

    /// <summary>A change and the line it owes the journal, in one transaction.</summary>
    public async Task<T> OwingAsync<T>(HoldingsFile file, CountryEntry entry, Func<T> work)
    {
        var head = await ledgers.HeadAsync(country).ConfigureAwait(false);
        var done = file.Write(() =>
        {
            Drop(file);
            file.Await(head, entry);
            return work();
        });
        _told.Clear();
        return done;
    }

    /// <summary>Writes to the journal what it is owed; after a crash or a failure only what it does not hold yet.</summary>
    public async Task FlushAsync(HoldingsFile file)
    {
        var claimed = new HashSet<long>();
        foreach (var (number, after, entry) in file.Awaiting().Where(owed => !_told.Contains(owed.Number)))
        {
            var line = _isUnsure ? await LineOfAsync(after, entry, claimed).ConfigureAwait(false) : null;
            if (line is null)
            {
                _isUnsure = true;
                line = await ledgers.AppendAsync(country, [entry]).ConfigureAwait(false);
            }

            claimed.Add(line.Value);
            _told.Add(number);
        }

        _isUnsure = false;
    }

    /// <summary>Drops what was owed and is written, in a transaction of its own.</summary>
    public void DropTold(HoldingsFile file)
    {
        if (_told.Count > 0)
        {
            file.Write(() =>
            {
                Drop(file);
                return true;
            });
            _told.Clear();
        }
    }

    /// <summary>The same in the transaction under way: a commit of its own would only make everybody wait.</summary>
    private void Drop(HoldingsFile file)
    {
        foreach (var number in _told)
        {
            file.Written(number);
        }
    }

    /// <summary>The line that an entry has already, if it has one that is no other entry's.</summary>
    private async Task<long?> LineOfAsync(long after, CountryEntry entry, HashSet<long> claimed)
    {
        await foreach (var line in ledgers.AfterAsync(country, after).ConfigureAwait(false))
        {
            if (line.Entry == entry && !claimed.Contains(line.Number))
            {
                return line.Number;
            }
        }

        return null;
    }
}
