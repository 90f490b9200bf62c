using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace CommandCentre.Server.Watch;

/// <summary>One instrument's values by label, and how they are written as Prometheus text (format 0.0.4).</summary>
internal sealed class MetricSeries
{
    private readonly Lock _adding = new();
    private readonly SortedDictionary<string, Values> _byLabels = new(StringComparer.Ordinal);
    private readonly string _name;
    private readonly string _help;
    private readonly string _type;
    private readonly double[] _boundaries;
    private readonly bool _replaces;

    internal MetricSeries(Instrument instrument)
    {
        _type = Type(instrument);
        _name = Name(instrument, _type);
        _help = instrument.Description ?? instrument.Name;
        _boundaries = Boundaries(instrument);
        _replaces = instrument.IsObservable;
    }

    /// <summary>The name it is written under.</summary>
    internal string Written => _name;

    /// <summary>Takes one measurement.</summary>
    internal void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        var key = Labels(labels);
        lock (_adding)
        {
            if (!_byLabels.TryGetValue(key, out var values))
            {
                _byLabels[key] = values = new Values(new long[_boundaries.Length]);
            }

            values.Sum = _replaces ? value : values.Sum + value;
            values.Count++;
            for (var bucket = 0; bucket < _boundaries.Length; bucket++)
            {
                values.Below[bucket] += value <= _boundaries[bucket] ? 1 : 0;
            }
        }
    }

    /// <summary>Forgets what is looked up anew at each asking.</summary>
    internal void BeforeAsking()
    {
        lock (_adding)
        {
            if (_replaces)
            {
                _byLabels.Clear();
            }
        }
    }

    internal void Write(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"# HELP {_name} {_help}\n# TYPE {_name} {_type}\n");
        lock (_adding)
        {
            foreach (var (labels, values) in _byLabels)
            {
                if (_type == "histogram")
                {
                    WriteHistogram(text, labels, values);
                }
                else
                {
                    text.Append(CultureInfo.InvariantCulture, $"{_name}{Braced(labels)} {values.Sum:R}\n");
                }
            }
        }
    }

    private void WriteHistogram(StringBuilder text, string labels, Values values)
    {
        var before = labels.Length == 0 ? string.Empty : labels + ",";
        for (var bucket = 0; bucket < _boundaries.Length; bucket++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{_name}_bucket{{{before}le=\"{_boundaries[bucket]:R}\"}} {values.Below[bucket]}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"{_name}_bucket{{{before}le=\"+Inf\"}} {values.Count}\n{_name}_sum{Braced(labels)} {values.Sum:R}\n{_name}_count{Braced(labels)} {values.Count}\n");
    }

    private static string Braced(string labels) => labels.Length == 0 ? string.Empty : $"{{{labels}}}";

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        if (labels.IsEmpty)
        {
            return string.Empty;
        }

        var parts = new List<string>(labels.Length);
        foreach (var (name, value) in labels)
        {
            var text = Convert.ToString(value, CultureInfo.InvariantCulture)!.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings("\\n");
            parts.Add($"{name.Replace('.', '_')}=\"{text}\"");
        }

        return string.Join(',', parts);
    }

    private static string Type(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        // The runtime calls them counters, and they go down again.
        _ when instrument.Name is "dotnet.thread_pool.thread.count" or "dotnet.thread_pool.queue.length" => "gauge",
        "Counter" or "ObservableCounter" => "counter",
        "Histogram" => "histogram",
        _ => "gauge",
    };

    private static string Name(Instrument instrument, string type)
    {
        var unit = instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => string.Empty };
        var name = instrument.Name.Replace('.', '_');
        return name + (name.EndsWith(unit, StringComparison.Ordinal) ? string.Empty : unit) + (type == "counter" ? "_total" : string.Empty);
    }

    private static double[] Boundaries(Instrument instrument) => instrument switch
    {
        Histogram<double> { Advice.HistogramBucketBoundaries: { } seconds } => [.. seconds],
        Histogram<long> { Advice.HistogramBucketBoundaries: { } counts } => [.. counts.Select(count => (double)count)],
        _ => [],
    };

    private sealed class Values(long[] below)
    {
        internal double Sum;
        internal long Count;

        internal long[] Below { get; } = below;
    }
}
