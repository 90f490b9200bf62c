using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace CommandCentre.Server.Identity;

/// <summary>How often one address may try to come in: 30 at once, then one every two seconds. A room behind one address can begin its day; guessing cannot.</summary>
public sealed class AddressRate(TimeProvider time)
{
    /// <summary>Tries at once.</summary>
    public const int Burst = 30;

    private const double PerSecond = 0.5;
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, (double Left, long At)> _buckets = new(StringComparer.Ordinal);

    /// <summary>Whether one more try may be made now; it then counts.</summary>
    public bool Take(IPAddress? address)
    {
        var now = time.GetTimestamp();
        var taken = false;
        _buckets.AddOrUpdate(
            Named(address),
            _ =>
            {
                taken = true;
                return (Burst - 1, now);
            },
            (_, bucket) =>
            {
                var left = Math.Min(Burst, bucket.Left + (time.GetElapsedTime(bucket.At, now).TotalSeconds * PerSecond));
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
        // A bucket is full again after a minute; when all are young, the memory counts for more than their counts.
        var old = _buckets.Where(pair => time.GetElapsedTime(pair.Value.At, now).TotalSeconds > Burst / PerSecond).Select(pair => pair.Key).ToList();
        foreach (var address in old.Count > 0 ? old : [.. _buckets.Keys.Take(Most / 10)])
        {
            _buckets.TryRemove(address, out _);
        }
    }

    // One customer of a network holds a /64 of IPv6.
    private static string Named(IPAddress? address) => address switch
    {
        null => string.Empty,
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
