using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace CommandCentre.Server.Watch;

/// <summary>Listens to this centre's instruments and a few of the runtime's, and writes what they say as Prometheus text.</summary>
internal sealed class MetricsText : IDisposable
{
    /// <summary>The text's media type.</summary>
    internal const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    private const string Runtime = "System.Runtime";

    // Memory, collections, threads and processor; not what names types or assemblies.
    private static readonly string[] OfRuntime =
    [
        "dotnet.process.memory.working_set", "dotnet.process.cpu.time", "dotnet.gc.collections", "dotnet.gc.heap.total_allocated", "dotnet.gc.last_collection.heap.size",
        "dotnet.gc.pause.time", "dotnet.thread_pool.thread.count", "dotnet.thread_pool.queue.length", "dotnet.thread_pool.work_item.count", "dotnet.monitor.lock_contentions",
    ];

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<Instrument, MetricSeries> _series = new();
    private readonly Lock _asking = new();

    /// <summary>Begins to listen.</summary>
    /// <param name="measures">Whose instruments.</param>
    internal MetricsText(Measures measures)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter == measures.Meter || (instrument.Meter.Name == Runtime && OfRuntime.Contains(instrument.Name)))
            {
                listener.EnableMeasurementEvents(instrument, _series.GetOrAdd(instrument, published => new MetricSeries(published)));
            }
        };
        _listener.SetMeasurementEventCallback<int>((_, value, labels, series) => ((MetricSeries)series!).Take(value, labels));
        _listener.SetMeasurementEventCallback<long>((_, value, labels, series) => ((MetricSeries)series!).Take(value, labels));
        _listener.SetMeasurementEventCallback<double>((_, value, labels, series) => ((MetricSeries)series!).Take(value, labels));
        _listener.Start();
    }

    /// <summary>Everything as it is now, in order of name.</summary>
    internal string Write()
    {
        lock (_asking)
        {
            foreach (var series in _series.Values)
            {
                series.BeforeAsking();
            }

            _listener.RecordObservableInstruments();
            var text = new StringBuilder();
            foreach (var series in _series.Values.OrderBy(series => series.Written, StringComparer.Ordinal))
            {
                series.Write(text);
            }

            return text.ToString();
        }
    }

    public void Dispose() => _listener.Dispose();
}
