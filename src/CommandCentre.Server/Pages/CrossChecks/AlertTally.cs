using System.Collections.Concurrent;
using CommandCentre.Desks.Countries;
using CommandCentre.Desks.CrossChecks;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Pages.CrossChecks;

/// <summary>How many alerts of a country wait for a decision: counted once whenever its journal has moved, because every page shows it.</summary>
public sealed class AlertTally
{
    private readonly CountryAlerts _alerts;
    private readonly ConcurrentDictionary<CountryCode, long> _moved = new();
    private readonly ConcurrentDictionary<(CountryCode Country, OperationKey Operation), (long At, int Open)> _counted = new();

    /// <summary>Listens to the countries' journals.</summary>
    public AlertTally(CountryAlerts alerts, CountryLedgers ledgers)
    {
        ArgumentNullException.ThrowIfNull(ledgers);
        _alerts = alerts;
        ledgers.Moved += (country, number) => _moved[country] = number;
    }

    /// <summary>Open alerts of the viewer's country in the operation, at most <see cref="Surroundings.MostAlerts"/>; 0 for who may not read them.</summary>
    public async Task<int> OpenOfAsync(OperationView view, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (!CountryAlerts.May(view.Viewer))
        {
            return 0;
        }

        var (key, moved) = ((view.Viewer.Country, view.Summary.Key), _moved.GetValueOrDefault(view.Viewer.Country));
        if (_counted.TryGetValue(key, out var counted) && counted.At == moved)
        {
            return counted.Open;
        }

        var open = (await _alerts.LatestAsync(view, Surroundings.MostAlerts, open: true, cancellationToken: stop)).Count;
        _counted[key] = (moved, open);
        return open;
    }
}
