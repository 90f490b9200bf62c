using System.Runtime.InteropServices;
using CommandCentre.Load.Histories;

namespace CommandCentre.Load.Checking;

/// <summary>Goes through what one viewer saw, message by message: numbers (I2), what was in them (I3), and lines drawn again.</summary>
internal sealed class ViewerCheck(ViewerLog viewer, RecordedJournal journal, SightCheck sight, Findings findings)
{
    private long _first;
    private long _holds;
    private long _held;

    private string Name => viewer.Name.Name;

    /// <summary>Goes through all of it.</summary>
    /// <param name="settled">The number up to which it must hold everything at the end, unless it left.</param>
    /// <returns>Lines shown.</returns>
    internal long Run(long settled)
    {
        var events = CollectionsMarshal.AsSpan((List<ViewerEvent>)viewer.Events);
        if (events.IsEmpty)
        {
            findings.Add(Invariant.I2, Name, 0, "it never joined");
            return 0;
        }

        _first = _holds = events[0].Number;
        long shown = 0;
        for (var start = 0; start < events.Length;)
        {
            var end = start + 1;
            while (end < events.Length && events[end].Batch == events[start].Batch)
            {
                end++;
            }

            shown += Together(events[start..end]);
            start = end;
        }

        if (_holds < settled && events[^1].Kind is not ViewerEventKind.Left)
        {
            findings.Add(Invariant.I2, Name, _holds + 1, $"it holds lines to {_holds} at the end, expected to {settled}");
        }

        return shown;
    }

    private int Together(ReadOnlySpan<ViewerEvent> batch)
    {
        var shown = 0;
        var touching = false;

        // A page is drawn from one state, whose head it tells: what that head takes away may stand in no line of it.
        var known = Math.Max(_holds, batch[0].Head);
        foreach (var seen in batch)
        {
            touching |= Number(seen);
            shown += seen.Look >= 0 ? 1 : 0;
        }

        for (var place = 0; place < batch.Length; place++)
        {
            if (batch[place].Look >= 0 && sight.Fault(batch[place].Look, LastOf(batch, place) ? Math.Max(_holds, known) : 0) is { } fault)
            {
                findings.Add(fault.Invariant, Name, batch[place].Number, fault.What);
            }
        }

        if (touching)
        {
            DrawnAgain(batch);
        }

        return shown;
    }

    /// <summary>Whether the line changes how earlier ones look.</summary>
    private bool Number(ViewerEvent seen)
    {
        switch (seen.Kind)
        {
            case ViewerEventKind.Asked:
                Asked(seen.Number);
                return false;
            case ViewerEventKind.Joined or ViewerEventKind.WentLive:
                Told(seen.Head);
                return false;
            case ViewerEventKind.Line:
                Line(seen.Number);
                return journal.Line(seen.Number) is { Touches: true };
            case ViewerEventKind.Redrawn when seen.Number > _holds:
                // Messages hold lines before what they change, so what is changed is known by then.
                findings.Add(Invariant.I2, Name, seen.Number, $"drawn again while it holds lines to {_holds}");
                return false;
            default:
                return false;
        }
    }

    private void Asked(long after)
    {
        _held = _holds;
        if (after != _holds)
        {
            findings.Add(Invariant.I2, Name, after, $"asked for what comes after {after} while it holds lines to {_holds}");
        }
    }

    /// <summary>The head that an answer tells is not before what was held when it was asked for.</summary>
    private void Told(long head)
    {
        if (head < _held)
        {
            findings.Add(Invariant.I1, Name, head + 1, $"the head went back to {head} when lines to {_held} were shown");
        }
    }

    private void Line(long number)
    {
        if (number <= _holds)
        {
            findings.Add(Invariant.I2, Name, number, $"shown again or out of order, expected {_holds + 1}");
            return;
        }

        if (number > _holds + 1)
        {
            findings.Add(Invariant.I2, Name, _holds + 1, $"missing: after {_holds} came {number}");
        }

        _holds = number;
    }

    private static bool LastOf(ReadOnlySpan<ViewerEvent> batch, int place)
    {
        foreach (var later in batch[(place + 1)..])
        {
            if (later.Look >= 0 && later.Number == batch[place].Number)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Every earlier line of a record that a line changes comes with it, drawn again; within a page it is new already.</summary>
    private void DrawnAgain(ReadOnlySpan<ViewerEvent> batch)
    {
        var isPage = batch[0].Kind is ViewerEventKind.Joined or ViewerEventKind.WentLive;
        HashSet<long> drawn = [];
        foreach (var seen in batch)
        {
            if (seen.Kind is ViewerEventKind.Redrawn || (isPage && seen.Kind is ViewerEventKind.Line))
            {
                drawn.Add(seen.Number);
            }
        }

        foreach (var seen in batch)
        {
            if (seen.Kind is ViewerEventKind.Line && journal.Line(seen.Number) is { Touches: true } line)
            {
                foreach (var earlier in journal.OfRecord(line.Record).Where(earlier => earlier.Number > _first && earlier.Number < line.Number && !drawn.Contains(earlier.Number)))
                {
                    findings.Add(Invariant.I2, Name, earlier.Number, $"not drawn again when line {line.Number} changed it");
                }
            }
        }
    }
}
