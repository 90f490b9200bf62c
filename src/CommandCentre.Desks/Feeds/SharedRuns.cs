using System.Runtime.InteropServices;

namespace CommandCentre.Desks.Feeds;

/// <summary>Runs made for one turn of delivery: countries that see the very same get the very same run, whose message is prepared once.</summary>
internal sealed class SharedRuns
{
    private readonly List<(FeedFace Face, FrameRun Run)> _made = [];

    /// <summary>The same runs, those in place of them that were made before with the same frames.</summary>
    internal IReadOnlyList<FrameRun> Shared(FeedFace face, IReadOnlyList<FrameRun> runs)
    {
        var shared = new FrameRun[runs.Count];
        for (var i = 0; i < shared.Length; i++)
        {
            shared[i] = Shared(face, runs[i]);
        }

        return shared;
    }

    private FrameRun Shared(FeedFace face, FrameRun run)
    {
        foreach (var made in CollectionsMarshal.AsSpan(_made))
        {
            if (made.Face == face && made.Run.Is(run))
            {
                return made.Run;
            }
        }

        _made.Add((face, run));
        return run;
    }
}
