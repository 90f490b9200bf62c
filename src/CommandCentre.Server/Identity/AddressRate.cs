using System.Net;
using System.Net.Sockets;
using CommandCentre.Server.Api;

namespace CommandCentre.Server.Identity;

/// <summary>How often one address may try to come in: 30 at once, then one every two seconds. A room behind one address can begin its day; guessing cannot.</summary>
public sealed class AddressRate(TimeProvider time)
{
    /// <summary>Tries at once.</summary>
    public const int Burst = 30;

    private const double PerSecond = 0.5;

    private readonly Buckets _buckets = new(time);

    /// <summary>Whether one more try may be made now; it then counts.</summary>
    public bool Take(IPAddress? address) => _buckets.Take(Named(address), PerSecond, Burst);

    // One customer of a network holds a /64 of IPv6.
    private static string Named(IPAddress? address) => address switch
    {
        null => string.Empty,
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
