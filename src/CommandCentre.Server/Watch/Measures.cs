using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CommandCentre.Server.Watch;

/// <summary>What the centre counts and times while it works. No label tells of a person, a country, an operation or a case.</summary>
public sealed class Measures
{
    /// <summary>Name of the meter and of the source of traces.</summary>
    public const string Source = "CommandCentre";

    /// <summary>Spans of a command: the whole way, and its commit.</summary>
    internal static readonly ActivitySource Spans = new(Source);

    // From the goals (quality.md: 50 ms to answer at p99) outwards; seconds.
    private static readonly double[] Seconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    // A turn of the mailbox takes at most 128.
    private static readonly double[] Lines = [1, 2, 4, 8, 16, 32, 64, 128];

    private readonly Counter<long> _commands;
    private readonly Counter<long> _limited;
    private readonly Counter<long> _refusedSignIns;
    private readonly Counter<long> _failedCommits;
    private readonly Histogram<double> _answer;
    private readonly Histogram<double> _commit;
    private readonly Histogram<long> _commitLines;

    /// <summary>Makes the instruments.</summary>
    public Measures(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        Meter = meters.Create(Source);
        _commands = Meter.CreateCounter<long>("commandcentre.commands", null, "Commands by what their sender heard: recorded, repeated, refused, not-recorded.");
        _limited = Meter.CreateCounter<long>("commandcentre.commands.limited", null, "Commands not taken because their sender sent too fast; they are not-recorded too.");
        _answer = Meter.CreateHistogram("commandcentre.command.duration", "s", "From a command's arrival to its answer, the durable commit included.", advice: Advice<double>(Seconds));
        _commit = Meter.CreateHistogram("commandcentre.commit.duration", "s", "One durable commit of the journal.", advice: Advice<double>(Seconds));
        _commitLines = Meter.CreateHistogram("commandcentre.commit.lines", null, "Lines in one commit.", advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = [.. Lines.Select(line => (long)line)] });
        _failedCommits = Meter.CreateCounter<long>("commandcentre.commits.failed", null, "Commits that failed: disk full, store not to be reached, damage.");
        _refusedSignIns = Meter.CreateCounter<long>("commandcentre.sign.ins.refused", null, "Sign-ins with a wrong passphrase or code, and calls with a key that is none.");
    }

    /// <summary>The meter; gauges are made on it too.</summary>
    internal Meter Meter { get; }

    /// <summary>A command was answered.</summary>
    internal void Answered(string ruling, TimeSpan took)
    {
        _commands.Add(1, new KeyValuePair<string, object?>("ruling", ruling));
        _answer.Record(took.TotalSeconds);
    }

    /// <summary>A command was not taken because its sender sends too fast.</summary>
    internal void Limited() => _limited.Add(1);

    /// <summary>Lines are on disk.</summary>
    internal void Committed(int lines, TimeSpan took)
    {
        _commit.Record(took.TotalSeconds);
        _commitLines.Record(lines);
    }

    /// <summary>A commit failed.</summary>
    internal void CommitFailed() => _failedCommits.Add(1);

    /// <summary>Somebody was not let in.</summary>
    internal void SignInRefused() => _refusedSignIns.Add(1);

    private static InstrumentAdvice<T> Advice<T>(T[] boundaries)
        where T : struct => new() { HistogramBucketBoundaries = boundaries };
}
