using CommandCentre.Desks.CrossChecks;
using CommandCentre.Desks.Feeds;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Server.Identity;
using Microsoft.AspNetCore.SignalR;

namespace CommandCentre.Server.Hubs;

/// <summary>One live connection: who holds it, and the operation it follows.</summary>
internal sealed class LiveConnection(HubConnectionContext connection, SignedIn signedIn) : IAsyncDisposable
{
    private Outbox? _outbox;
    private OperationDesk? _desk;
    private Func<bool>? _holds;

    // Counted by the one writer, so that counting costs no more than an addition.
    private long _messages;
    private long _frames;
    private long _resyncs;
    private long _cut;

    private readonly Doorbell _bell = new(async number => await connection.WriteAsync(FrameMessages.OfCountry(number), connection.ConnectionAborted));

    /// <summary>What it was sent until now.</summary>
    internal SentTally Sent => new(Volatile.Read(ref _messages), Volatile.Read(ref _frames), Volatile.Read(ref _resyncs), Volatile.Read(ref _cut));

    /// <summary>Which session or key it rests on.</summary>
    internal string Credential => signedIn.Credential;

    /// <summary>Who holds it.</summary>
    internal string Officer => signedIn.Officer;

    /// <summary>Tells it that its country's journal has grown, where its holder may read that. Never waits: rings that come meanwhile become one.</summary>
    internal void Ring(CountryCode country, long number)
    {
        if (_outbox is { Viewer: var viewer } && viewer.Country == country && CountryAlerts.May(viewer) && Holds())
        {
            _bell.Ring(number);
        }
    }

    /// <summary>Whether it follows an operation.</summary>
    internal bool Follows => _outbox is not null;

    /// <summary>Whether the rights with which it follows an operation still are its holder's.</summary>
    internal bool Holds() => Volatile.Read(ref _holds)?.Invoke() ?? true;

    /// <summary>Ends it at once, with whatever is queued in it.</summary>
    internal void Abort() => connection.Abort();

    /// <summary>Follows an operation from a number on; another one followed before is let go.</summary>
    internal async ValueTask<JoinPage> FollowAsync(OperationDesk desk, FeedFace face, long after, SignedIn now, RightsVersion version, SignIns signIns, TimeProvider wall)
    {
        var viewer = now.ViewerIn(desk.Key, wall.GetUtcNow()) ?? throw new InvalidOperationException($"{now.Officer} has no role in {desk.Key}");
        if (_outbox is null || _desk != desk || _outbox.Face != face || _outbox.Viewer != viewer)
        {
            await LetGoAsync();
            // Written to only as long as the very rights hold with which it joined.
            _holds = () => signIns.Find(Credential)?.ViewerIn(desk.Key, wall.GetUtcNow()) == viewer && desk.View(viewer) is not null;
            var entitlement = new Entitlement(() => version.Now, _holds);
            _outbox = new Outbox(viewer, face, face.Pictures ? WriteBoardAsync : WriteLinesAsync, Cut, entitlement, wall);
            _desk = desk;
            desk.Feed.Attach(_outbox);
        }

        return await desk.Feed.JoinAsync(_outbox, after, connection.ConnectionAborted);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => LetGoAsync();

    /// <summary>Follows nothing any more.</summary>
    internal async ValueTask LetGoAsync()
    {
        if (_outbox is { } outbox)
        {
            _desk!.Feed.Detach(outbox);
            (_outbox, _desk, _holds) = (null, null, null);
            await outbox.DisposeAsync();
        }
    }

    private ValueTask WriteBoardAsync(FrameRun run, CancellationToken stop) => WriteAsync(run, run.Prepared(FrameMessages.OfBoard), stop);

    private ValueTask WriteLinesAsync(FrameRun run, CancellationToken stop) => WriteAsync(run, run.Prepared(FrameMessages.OfLines), stop);

    private ValueTask WriteAsync(FrameRun run, SerializedHubMessage message, CancellationToken stop)
    {
        _messages++;
        _frames += run.Frames.Count;
        _resyncs += run.Frames is [{ Kind: FrameKind.Resync }] ? 1 : 0;
        return connection.WriteAsync(message, stop);
    }

    /// <summary>Ends it at once because it does not read or may not any more.</summary>
    internal void Cut()
    {
        Interlocked.Increment(ref _cut);
        Abort();
    }
}
