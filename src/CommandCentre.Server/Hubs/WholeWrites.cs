using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.SignalR;

namespace CommandCentre.Server.Hubs;

/// <summary>Puts each message into a connection's transport as one piece.</summary>
/// <remarks>
/// The framework's own writer cuts what it is given into blocks of 4 KB, and the transport sends each block as a WebSocket frame with a system call of its own:
/// a message of many lines would cost as much as its lines one by one. The transport itself is SignalR's.
/// </remarks>
internal sealed class WholeWrites(PipeWriter inner) : PipeWriter
{
    /// <summary>Below this the framework's own blocks are whole enough, and come from its pool.</summary>
    private const int Block = 4096;

    /// <summary>Makes a connection's messages leave whole.</summary>
    internal static void Use(HubConnectionContext connection)
    {
        if (connection.Features.Get<IConnectionTransportFeature>() is { Transport: not Whole } feature)
        {
            feature.Transport = new Whole(feature.Transport);
        }
    }

    /// <inheritdoc/>
    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        if (source.Length <= Block)
        {
            return inner.WriteAsync(source, cancellationToken);
        }

        source.CopyTo(inner.GetMemory(source.Length));
        inner.Advance(source.Length);
        return inner.FlushAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

    /// <inheritdoc/>
    public override long UnflushedBytes => inner.UnflushedBytes;

    /// <inheritdoc/>
    public override void Advance(int bytes) => inner.Advance(bytes);

    /// <inheritdoc/>
    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    /// <inheritdoc/>
    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    /// <inheritdoc/>
    public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);

    /// <inheritdoc/>
    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public override Memory<byte> GetMemory(int sizeHint = 0) => inner.GetMemory(sizeHint);

    /// <inheritdoc/>
    public override Span<byte> GetSpan(int sizeHint = 0) => inner.GetSpan(sizeHint);

    private sealed class Whole(IDuplexPipe inner) : IDuplexPipe
    {
        public PipeReader Input => inner.Input;

        public PipeWriter Output { get; } = new WholeWrites(inner.Output);
    }
}
