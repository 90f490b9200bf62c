using System.Diagnostics.Metrics;
using CommandCentre.Desks;
using CommandCentre.Desks.Journals;
using CommandCentre.Server.Hubs;

namespace CommandCentre.Server.Watch;

/// <summary>What is looked up when somebody asks, and costs nothing until then.</summary>
internal sealed class Gauges
{
    public Gauges(Measures measures, DeskRoom room, LiveConnections connections, IJournal journal)
    {
        var meter = measures.Meter;
        meter.CreateObservableGauge("commandcentre.connections", () => connections.Count, null, "Live connections there are.");
        meter.CreateObservableGauge("commandcentre.desks", () => room.Open.Count(), null, "Operations that are open.");
        meter.CreateObservableGauge("commandcentre.desks.read.only", () => room.Open.Count(desk => desk.IsReadOnly), null, "Operations that are read-only because of a line that cannot be read.");
        meter.CreateObservableGauge("commandcentre.mailbox.waiting", () => room.Open.Sum(desk => desk.Waiting), null, "Commands waiting in the mailboxes of all operations; one takes 1,024.");
        meter.CreateObservableCounter("commandcentre.messages.sent", () => connections.Sent().Messages, null, "Messages sent to live connections; one may carry several lines.");
        meter.CreateObservableCounter("commandcentre.frames.sent", () => connections.Sent().Frames, null, "Deliveries: lines, redrawn lines, figures and pulses sent to live connections.");
        meter.CreateObservableCounter("commandcentre.frames.made", () => room.Open.Sum(desk => desk.Feed.FramesMade), null, "Lines drawn, once for each sight and face.");
        meter.CreateObservableCounter("commandcentre.resyncs", () => connections.Sent().Resyncs, null, "Times a connection that had fallen behind was told to join again.");
        meter.CreateObservableCounter("commandcentre.connections.cut", () => connections.Sent().Cut, null, "Connections ended because they were not read for 5 s, could not be written to, or had lost their right.");
        if (journal is MeasuredJournal measured)
        {
            meter.CreateObservableGauge("commandcentre.journal.head.age", () => Age(measured), "s", "Time since the last commit, since this centre started; absent before the first.");
        }
    }

    private static IEnumerable<Measurement<double>> Age(MeasuredJournal journal) => journal.SinceLastCommit is { } age ? [new(age.TotalSeconds)] : [];
}
