using CommandCentre.Load.Checking;
using CommandCentre.Load.Histories;

namespace CommandCentre.Load.Tests.Checking;

/// <summary>A journal and a history made by hand: what cannot be brought about in a real run without a switch in the product.</summary>
internal static class Made
{
    public const string Officer = "DE-SYS-POL-LO-1";

    /// <summary>A journal of open messages of one sender, the first of which admits DE, FR and NL.</summary>
    public static RecordedJournal Journal(int lines, RecordedMarks? marks = null) => new([.. Enumerable.Range(1, lines).Select(number => Line(number, marks))]);

    public static RecordedLine Line(int number, RecordedMarks? marks = null) => new()
    {
        Number = number,
        Kind = number == 1 ? "operation-opened" : "message-posted",
        Record = $"record {number}",
        Owner = "DE",
        Sender = Officer,
        Command = Id(number),
        At = "2020-11-16T09:30:00Z",
        Marks = number == 1 ? null : marks,
        Body = ["body.text"],
        Canaries = [Canary.Of(Id(number))],
        Admits = number == 1 ? ["DE", "FR", "NL"] : [],
    };

    public static Guid Id(int number) => new(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>The look of such a line in full.</summary>
    public static Look Full(RecordedLine line) => new()
    {
        Number = line.Number,
        IsRow = false,
        Level = "full",
        Fields = ["operation", "number", "at", "kind", "body.text", "sight.level", "sight.reason"],
        Canaries = line.Canaries,
        Kind = line.Kind,
        At = line.At,
    };

    /// <summary>Commands that were sent one after the other and recorded as the journal says.</summary>
    public static History Sent(RecordedJournal journal)
    {
        var history = new History(TimeProvider.System);
        foreach (var line in journal.Lines)
        {
            history.Sender(Officer).Add(new SendEvent(SendKind.Invoked, line.Number * 10, Officer, line.Command, 1, "post-message", "digest"));
            history.Sender(Officer).Add(new SendEvent(SendKind.Recorded, (line.Number * 10) + 5, Officer, line.Command, 1, Number: line.Number));
        }

        return history;
    }

    /// <summary>A viewer who saw every line of the journal by itself, in order.</summary>
    public static ViewerLog Watched(this History history, RecordedJournal journal, IReadOnlyList<int> looks, string name, string country)
    {
        var viewer = history.Viewer(new ViewerName(name, country, false, "officer of " + name));
        viewer.Add(new ViewerEvent(ViewerEventKind.Asked, 1, 0, 0, -1, 0));
        viewer.Add(new ViewerEvent(ViewerEventKind.WentLive, 1, 0, 0, -1, 1));
        foreach (var line in journal.Lines)
        {
            viewer.Add(new ViewerEvent(ViewerEventKind.Line, line.Number, line.Number, 0, looks[(int)line.Number - 1], (int)line.Number + 1));
        }

        return viewer;
    }
}
