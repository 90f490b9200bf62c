using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CommandCentre.Load.Centres;
using CommandCentre.Load.Histories;
using CommandCentre.Load.Wire;

namespace CommandCentre.Load.Clients;

/// <summary>A system that gives commands over the hub and repeats what it does not know the fate of, until it knows.</summary>
public sealed class Sender(Wires wires, Func<Uri> hub, LoadUser user, SenderLog log, string operation = Orders.Operation)
{
    private static int _lanes;

    private HubWire? _wire;
    private int _lane;

    /// <summary>What it sent and heard.</summary>
    public SenderLog Log { get; } = log;

    /// <summary>Who it is signed in as.</summary>
    public LoadUser User { get; } = user;

    /// <summary>Its connection, while there is one.</summary>
    public HubWire? Wire => _wire;

    /// <summary>Opens a connection.</summary>
    public async Task ConnectAsync(CancellationToken cancellationToken = default)
    {
        _wire = await wires.OpenAsync(hub(), User.Key, cancellationToken: cancellationToken).ConfigureAwait(false);
        _lane = Interlocked.Increment(ref _lanes);
    }

    /// <summary>Sends once.</summary>
    /// <returns>What was heard; nothing when the connection went before.</returns>
    public async Task<Heard?> SendAsync(JsonObject order, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        var (id, lane) = (Guid.Parse((string)order["id"]!), _lane);
        var canary = Canary.Of(id);
        var text = order.For(operation).ToJsonString();
        Log.Invoked(id, lane, (string)order["kind"]!, Digest(text), text.Contains(canary, StringComparison.Ordinal) ? canary : null);
        try
        {
            var wire = _wire ?? throw new IOException("not connected");
            var heard = await wire.SubmitAsync(order, operation).WaitAsync(cancellationToken).ConfigureAwait(false);
            Log.Answered(id, lane, heard.Ruling, heard.Number, heard.Record, heard.Told.TryGetProperty("reason", out var reason) ? reason.GetString() : null);
            return heard;
        }
        catch (Exception unknown) when (unknown is IOException or InvalidOperationException)
        {
            Log.Unknown(id, lane);
            return null;
        }
    }

    /// <summary>Sends until the centre has said that it is recorded or refused: over new connections, with the same id.</summary>
    public async Task<Heard> SendSurelyAsync(JsonObject order, CancellationToken cancellationToken)
    {
        for (var pause = 20; ; pause = Math.Min(1000, pause * 2))
        {
            if (await SendAsync(order, cancellationToken).ConfigureAwait(false) is { Ruling: not "not-recorded" } heard)
            {
                return heard;
            }

            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
            if (_wire is null || _wire.Closed.IsCompleted)
            {
                await ComeBackAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Opens a connection, again and again until the centre takes it.</summary>
    public async Task ComeBackAsync(CancellationToken cancellationToken)
    {
        for (var pause = 50; ; pause = Math.Min(1000, pause * 2))
        {
            try
            {
                await ConnectAsync(cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (Exception refused) when (refused is IOException or TimeoutException)
            {
                await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
