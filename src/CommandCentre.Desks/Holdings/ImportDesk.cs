using System.Collections.Concurrent;
using CommandCentre.Domain.Codes;

namespace CommandCentre.Desks.Holdings;

/// <summary>Imports under way, one at a time for each country, and the last that ended.</summary>
internal sealed class ImportDesk(HoldingsGround ground)
{
    private const int Remembered = 10;

    private readonly ConcurrentDictionary<CountryCode, List<Importing>> _imports = new();

    /// <summary>Those of a country, newest first.</summary>
    public IReadOnlyList<ImportUnderWay> Of(CountryCode country)
    {
        var imports = Imports(country);
        lock (imports)
        {
            return [.. imports.Select(import => import.Now)];
        }
    }

    /// <summary>Runs one, unless another of the country is under way.</summary>
    public async Task<ImportOutcome> RunAsync(
        CountryHoldings holdings, ImportWish wish, string officer, Stream from, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var imports = Imports(holdings.Country);
        Importing import;
        lock (imports)
        {
            if (imports.Exists(known => !known.HasEnded))
            {
                return ImportOutcome.Of(ImportResult.Busy);
            }

            import = new Importing(holdings, wish, officer, ground, progress);
            imports.Insert(0, import);
            Drop(imports);
        }

        return await import.RunAsync(from, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Cancels one; whether it was running.</summary>
    public bool Cancel(CountryCode country, Guid id)
    {
        var imports = Imports(country);
        lock (imports)
        {
            var import = imports.Find(known => known.Now.Wish.Id == id && !known.HasEnded);
            import?.Cancel();
            return import is not null;
        }
    }

    /// <summary>Cancels all when the centre stops, and waits for what each of them takes away again.</summary>
    public Task EndAsync()
    {
        var ending = new List<Task>();
        foreach (var imports in _imports.Values)
        {
            lock (imports)
            {
                foreach (var import in imports.FindAll(import => !import.HasEnded))
                {
                    import.Cancel();
                    ending.Add(import.Ended);
                }
            }
        }

        return Task.WhenAll(ending);
    }

    private static void Drop(List<Importing> imports)
    {
        while (imports.Count > Remembered && imports[^1].HasEnded)
        {
            imports[^1].Dispose();
            imports.RemoveAt(imports.Count - 1);
        }
    }

    private List<Importing> Imports(CountryCode country) => _imports.GetOrAdd(country, _ => []);
}
