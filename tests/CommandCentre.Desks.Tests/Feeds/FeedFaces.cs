using CommandCentre.Desks.Feeds;
using CommandCentre.Desks.Lines;

namespace CommandCentre.Desks.Tests.Feeds;

/// <summary>Ways of drawing that tests need.</summary>
internal static class FeedFaces
{
    /// <summary>Draws lines behind the second only when it is let go, so that a feed stands at its first delivery.</summary>
    public static FeedFace Stuck(out TaskCompletionSource release)
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        release = held;
        return new FeedFace("stuck", DrawAsync, null);

        async ValueTask<ReadOnlyMemory<byte>> DrawAsync(LineView line)
        {
            if (line.Number > 2)
            {
                await held.Task;
            }

            return LineJson.Write(line);
        }
    }
}
