using System.Collections.Concurrent;

namespace CommandCentre.Server.Api;

/// <summary>Buckets by name: each holds so much at once and fills evenly; each call takes one out.</summary>
/// <param name="time">The machine's steady clock.</param>
internal sealed class Buckets(TimeProvider time)
{
    private const int Most = 10_000;

    // No bucket takes longer to fill: one that nobody took from for so long may be forgotten.
    private static readonly TimeSpan Full = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (double Left, long At)> _buckets = new(StringComparer.Ordinal);

    /// <summary>Whether there is one more in a bucket; it is then taken.</summary>
    /// <param name="name">Whose bucket.</param>
    /// <param name="perSecond">How fast it fills; from empty to full within a minute.</param>
    /// <param name="burst">How much it holds.</param>
    internal bool Take(string name, double perSecond, int burst)
    {
        var now = time.GetTimestamp();
        var taken = false;
        _buckets.AddOrUpdate(
            name,
            _ =>
            {
                taken = true;
                return (burst - 1, now);
            },
            (_, bucket) =>
            {
                var left = Math.Min(burst, bucket.Left + (time.GetElapsedTime(bucket.At, now).TotalSeconds * perSecond));
                taken = left >= 1;
                return (taken ? left - 1 : left, now);
            });
        if (_buckets.Count > Most)
        {
            Forget(now);
        }

        return taken;
    }

    private void Forget(long now)
    {
        // When all are young, the memory counts for more than their counts.
        var old = _buckets.Where(pair => time.GetElapsedTime(pair.Value.At, now) > Full).Select(pair => pair.Key).ToList();
        foreach (var name in old.Count > 0 ? old : [.. _buckets.Keys.Take(Most / 10)])
        {
            _buckets.TryRemove(name, out _);
        }
    }
}
