namespace CommandCentre.Desks.Feeds;

/// <summary>Frames that leave in one message, in their order; shared by every connection that gets the very same ones, so that the message is prepared once.</summary>
public sealed class FrameRun
{
    /// <summary>Bytes from which on joining it with others saves nothing: a block of the transport is full.</summary>
    internal const int Worth = 4096;

    private readonly Frame[] _frames;
    private volatile object? _message;

    internal FrameRun(params Frame[] frames)
    {
        _frames = frames;
        foreach (var frame in frames)
        {
            Size += frame.Bytes.Length;
            if (frame.Kind is FrameKind.Line)
            {
                First = First == 0 ? frame.Number : First;
                Last = frame.Number;
            }
        }
    }

    /// <summary>The frames.</summary>
    public IReadOnlyList<Frame> Frames => _frames;

    /// <summary>Bytes of all of them.</summary>
    public int Size { get; }

    /// <summary>What its first frame is for: figures, pulses and resyncs come alone.</summary>
    internal FrameKind Kind => _frames[0].Kind;

    /// <summary>Number of its first new line; 0 when it has none.</summary>
    internal long First { get; }

    /// <summary>Number of its last new line; 0 when it has none.</summary>
    internal long Last { get; }

    /// <summary>The message that carries the frames, made by whoever asks first. One way of making it per face, for a run belongs to one face.</summary>
    /// <param name="prepare">Makes it; the same for the same run.</param>
    public TMessage Prepared<TMessage>(Func<FrameRun, TMessage> prepare)
        where TMessage : class
    {
        ArgumentNullException.ThrowIfNull(prepare);
        if (_message is TMessage ready)
        {
            return ready;
        }

        var made = prepare(this);
        _message = made;
        return made;
    }

    /// <summary>What is new behind a number: itself when all of it is.</summary>
    internal FrameRun After(long number) =>
        First > number ? this : new FrameRun([.. _frames.SkipWhile(frame => frame.Kind is not FrameKind.Line || frame.Number <= number)]);

    /// <summary>The same with one frame more, for one country's boards.</summary>
    internal FrameRun With(Frame frame) => new([.. _frames, frame]);

    /// <summary>Whether it holds the very frames of another, by their bytes' identity.</summary>
    internal bool Is(FrameRun other) => _frames.AsSpan().SequenceEqual(other._frames);
}
