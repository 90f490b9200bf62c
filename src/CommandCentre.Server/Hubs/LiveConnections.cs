using System.Collections.Concurrent;
using CommandCentre.Desks.Countries;
using CommandCentre.Domain.Codes;
using CommandCentre.Server.Identity;
using Microsoft.AspNetCore.SignalR;

namespace CommandCentre.Server.Hubs;

/// <summary>The live connections there are. Nothing is ever sent to groups: each connection has its own outbox and writer.</summary>
public sealed class LiveConnections : DefaultHubLifetimeManager<LiveHub>
{
    /// <summary>Connections one officer or system may hold.</summary>
    public const int PerOfficer = 4;

    private readonly ConcurrentDictionary<string, LiveConnection> _connections = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _held = new(StringComparer.Ordinal);
    private readonly SignIns _signIns;
    private readonly Lock _tallying = new();
    private SentTally _gone;

    /// <summary>Cuts connections as soon as what they rest on is withdrawn.</summary>
    public LiveConnections(ILogger<DefaultHubLifetimeManager<LiveHub>> log, SignIns signIns, RightsVersion version, CountryLedgers ledgers)
        : base(log)
    {
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(ledgers);
        ledgers.Moved += Ring;
        _signIns = signIns;
        version.Moved += CutWithdrawn;
    }

    /// <summary>Connections there are.</summary>
    public int Count => _connections.Count;

    /// <summary>What all connections were sent since the start, those that are gone too.</summary>
    internal SentTally Sent()
    {
        lock (_tallying)
        {
            return _connections.Values.Aggregate(_gone, (all, connection) => all + connection.Sent);
        }
    }

    /// <inheritdoc/>
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        WholeWrites.Use(connection);
        if (_signIns.Find(connection.User.Credential()) is { } signedIn)
        {
            _connections[connection.ConnectionId] = new LiveConnection(connection, signedIn);
            _held.AddOrUpdate(signedIn.Officer, 1, (_, held) => held + 1);
        }

        // Withdrawn since the request was looked at, or several opened at once.
        if (Find(connection.ConnectionId) is not { } known || CountOf(known.Officer) > PerOfficer)
        {
            connection.Abort();
        }

        return base.OnConnectedAsync(connection);
    }

    /// <inheritdoc/>
    public override async Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        await base.OnDisconnectedAsync(connection);
        if (Removed(connection.ConnectionId) is { } gone)
        {
            _held.AddOrUpdate(gone.Officer, 0, (_, held) => held - 1);
            _held.TryRemove(KeyValuePair.Create(gone.Officer, 0));
            await gone.DisposeAsync();
        }
    }

    /// <summary>How many connections an officer holds.</summary>
    internal int CountOf(string officer) => _held.GetValueOrDefault(officer);

    /// <summary>A connection by its id; null when it is gone.</summary>
    internal LiveConnection? Find(string id) => _connections.GetValueOrDefault(id);

    /// <summary>Credentials of connections that follow an operation: a visible board counts as activity.</summary>
    internal IEnumerable<string> Followers => _connections.Values.Where(connection => connection.Follows).Select(connection => connection.Credential).Distinct();

    private LiveConnection? Removed(string id)
    {
        lock (_tallying)
        {
            if (!_connections.TryRemove(id, out var gone))
            {
                return null;
            }

            _gone += gone.Sent;
            return gone;
        }
    }

    private void Ring(CountryCode country, long number)
    {
        foreach (var connection in _connections.Values)
        {
            connection.Ring(country, number);
        }
    }

    private void CutWithdrawn()
    {
        foreach (var connection in _connections.Values.Where(connection => _signIns.Find(connection.Credential) is null || !connection.Holds()))
        {
            connection.Cut();
        }
    }
}
