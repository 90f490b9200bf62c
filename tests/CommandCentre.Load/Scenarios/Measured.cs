using CommandCentre.Load.Histories;

namespace CommandCentre.Load.Scenarios;

/// <summary>Times and rates read out of a history.</summary>
internal static class Measured
{
    private const double MicrosecondsPerMillisecond = 1000, MicrosecondsPerSecond = 1_000_000;

    /// <summary>Milliseconds from sending to "recorded", rising.</summary>
    internal static double[] Answers(History history, long from = 0) =>
        Rising(history.Senders.SelectMany(sender => sender.Events.GroupBy(sent => sent.Command)
            .Select(command => command.ToList())
            .Where(command => command.Exists(sent => sent.Kind is SendKind.Recorded) && command[0].At >= from)
            .Select(command => command.Find(sent => sent.Kind is SendKind.Recorded)!.At - command[0].At)));

    /// <summary>Milliseconds from "recorded" to shown on each board that was live, rising; what was shown before the answer came counts as nothing.</summary>
    /// <param name="history">The run.</param>
    /// <param name="from">Lines recorded from this time on.</param>
    /// <param name="whose">Which viewers; all when absent.</param>
    internal static double[] Shown(History history, long from = 0, Func<ViewerLog, bool>? whose = null)
    {
        var recorded = RecordedAt(history);
        return Rising(history.Viewers.Where(viewer => whose?.Invoke(viewer) ?? true).SelectMany(viewer => LiveLines(viewer))
            .Where(seen => recorded.TryGetValue(seen.Number, out var at) && at >= from)
            .Select(seen => Math.Max(0, seen.At - recorded[seen.Number])));
    }

    /// <summary>Lines that came by themselves, a second, from the first to the last.</summary>
    internal static double Rate(History history, long from = 0)
    {
        var times = history.Viewers.SelectMany(LiveLines).Select(seen => seen.At).Where(at => at >= from).Order().ToList();
        return times.Count < 2 ? 0 : times.Count * MicrosecondsPerSecond / Math.Max(1, times[^1] - times[0]);
    }

    /// <summary>Bytes that came to a viewer for each line shown, whatever they were for.</summary>
    internal static double BytesALine(ViewerLog viewer) => viewer.Bytes / (double)Math.Max(1, viewer.Events.Count(seen => seen.Look >= 0));

    /// <summary>How often viewers were told to join again.</summary>
    internal static int Resyncs(History history) => history.Viewers.Sum(viewer => viewer.Events.Count(seen => seen.Kind is ViewerEventKind.Resync));

    /// <summary>When each line was first said to be recorded.</summary>
    internal static Dictionary<long, long> RecordedAt(History history) =>
        history.Senders.SelectMany(sender => sender.Events).Where(sent => sent.Kind is SendKind.Recorded)
            .GroupBy(sent => sent.Number).ToDictionary(line => line.Key, line => line.Min(sent => sent.At));

    /// <summary>A place in rising values, 0.99 for p99; 0 of nothing.</summary>
    internal static double At(this double[] rising, double place) => rising.Length == 0 ? 0 : rising[Math.Min(rising.Length - 1, (int)(rising.Length * place))];

    private static IEnumerable<ViewerEvent> LiveLines(ViewerLog viewer)
    {
        var page = -1;
        foreach (var seen in viewer.Events)
        {
            if (seen.Kind is ViewerEventKind.Joined or ViewerEventKind.WentLive)
            {
                page = seen.Batch;
            }
            else if (seen.Kind is ViewerEventKind.Line && seen.Batch != page)
            {
                yield return seen;
            }
        }
    }

    private static double[] Rising(IEnumerable<long> microseconds)
    {
        double[] all = [.. microseconds.Select(time => time / MicrosecondsPerMillisecond)];
        Array.Sort(all);
        return all;
    }
}
