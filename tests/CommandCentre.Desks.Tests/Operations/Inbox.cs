using System.Threading.Channels;
using CommandCentre.Desks.Feeds;

namespace CommandCentre.Desks.Tests.Operations;

/// <summary>The other end of an outbox.</summary>
internal sealed class Inbox
{
    private readonly Channel<Frame> _frames = Channel.CreateUnbounded<Frame>();

    public Outbox Outbox(string country) => new(
        Room.Viewer(country), FeedFace.Lines, WriteAsync, () => _frames.Writer.TryComplete(), Entitlement.Always, TimeProvider.System);

    /// <summary>The next frame of a kind; frames of other kinds before it are passed over.</summary>
    public async Task<Frame> NextAsync(FrameKind kind)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            var frame = await _frames.Reader.ReadAsync(limit.Token);
            if (frame.Kind == kind)
            {
                return frame;
            }
        }
    }

    private async ValueTask WriteAsync(FrameRun run, CancellationToken cancellationToken)
    {
        foreach (var frame in run.Frames)
        {
            await _frames.Writer.WriteAsync(frame, cancellationToken);
        }
    }
}
