using System.Collections.Concurrent;
using CommandCentre.Server.Identity;

namespace CommandCentre.Server.Api;

/// <summary>How fast one may give commands, over hub, API and forms together: a bucket that holds one second's worth and fills evenly.</summary>
public sealed class CommandRate(TimeProvider time)
{
    private const int Forgotten = 10_000;

    private readonly ConcurrentDictionary<string, (double Left, long At)> _buckets = new(StringComparer.Ordinal);

    /// <summary>Whether one more command may be given now; it then counts.</summary>
    public bool Take(SignedIn by)
    {
        ArgumentNullException.ThrowIfNull(by);
        var now = time.GetTimestamp();
        var taken = false;
        _buckets.AddOrUpdate(
            by.Officer,
            _ =>
            {
                taken = true;
                return (by.CommandsPerSecond - 1, now);
            },
            (_, bucket) =>
            {
                var left = Math.Min(by.CommandsPerSecond, bucket.Left + (time.GetElapsedTime(bucket.At, now).TotalSeconds * by.CommandsPerSecond));
                taken = left >= 1;
                return (taken ? left - 1 : left, now);
            });
        if (_buckets.Count > Forgotten)
        {
            Forget(now);
        }

        return taken;
    }

    // A bucket that nobody took from for a minute is full again.
    private void Forget(long now)
    {
        foreach (var (officer, bucket) in _buckets)
        {
            if (time.GetElapsedTime(bucket.At, now) > TimeSpan.FromMinutes(1))
            {
                _buckets.TryRemove(officer, out _);
            }
        }
    }
}
