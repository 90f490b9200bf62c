namespace CommandCentre.Server.Tests.Isolation;

/// <summary>What a piece of a line is: the rule treats each otherwise.</summary>
internal enum Part
{
    /// <summary>Open fields: sites, codes.</summary>
    Open,

    /// <summary>Who sent it.</summary>
    Sender,

    /// <summary>Free text.</summary>
    Narrative,

    /// <summary>About persons: parties, parcel numbers, case references.</summary>
    Nominal,

    /// <summary>The text of handling code H3.</summary>
    Restriction,

    /// <summary>The name of a closed user group.</summary>
    Group,
}

/// <summary>A text that stands in one field of one line and nowhere else.</summary>
/// <param name="Text">Seven digits; around them what the field's shape asks for (<see cref="Canaries"/>).</param>
/// <param name="Part">What the field is.</param>
/// <param name="Field">Its name.</param>
internal sealed record Canary(string Text, Part Part, string Field)
{
    /// <summary>The line that holds it; for a group's name the line that formed it.</summary>
    public SaidLine Line { get; set; } = null!;

    /// <summary>Whether later marks took its place: an old text of H3.</summary>
    public bool Gone { get; set; }

    public override string ToString() => $"canary {Text} ({Part} {Field} of line {Line.Number}, {Line.Kind} of {Line.Record.Owner}, {Line.Record.Said()})";
}

/// <summary>A line as it was said.</summary>
internal sealed record SaidLine(long Number, string Kind, SaidRecord Record, DateTimeOffset At, IReadOnlyList<Canary> Canaries)
{
    /// <summary>Pieces by class, of a seizure.</summary>
    public IReadOnlyList<(string Kind, long Count)> Items { get; init; } = [];

    /// <summary>Whether the centre's clock said it.</summary>
    public bool ByClock { get; init; }

    /// <summary>Whether somebody of another country said it about the record: no word of its owner.</summary>
    public bool ByAnother { get; init; }

    /// <summary>The record it answers or speaks of.</summary>
    public SaidRecord? About { get; init; }

    /// <summary>Whether what was seen on an image is closed to everybody: read blind, and not yet by a second.</summary>
    public bool IsBlind => Kind == "image-read" && Record.Blind;
}

/// <summary>A record as its owner last marked it.</summary>
internal sealed class SaidRecord(Guid id, string owner, string kind)
{
    public Guid Id => id;

    public string Owner => owner;

    /// <summary>Kind of its first line.</summary>
    public string Kind => kind;

    /// <summary>Handling codes, 1 to 3; none is H0. Absent for open records.</summary>
    public int[]? Codes { get; set; }

    /// <summary>Addressees as written.</summary>
    public HashSet<string> To { get; set; } = [];

    public string? Evaluation { get; set; }

    public bool Withdrawn { get; set; }

    /// <summary>Whether a blind reading waits for its counterpart.</summary>
    public bool Blind { get; set; }

    /// <summary>Uses granted, as country and word.</summary>
    public HashSet<(string Country, string Use)> Grants { get; } = [];

    /// <summary>Who must be able to read it whatever its owner does: asked, destination, asker.</summary>
    public HashSet<string> Bound { get; set; } = [];

    /// <summary>Countries that were asked and have not answered.</summary>
    public HashSet<string> Outstanding { get; } = [];

    /// <summary>What a question for release is about, and who asks.</summary>
    public (SaidRecord Record, Who By)? Asks { get; set; }

    /// <summary>The two records that it says belong together; absent for what is no link.</summary>
    public (SaidRecord Left, SaidRecord Right)? Ends { get; init; }

    /// <summary>Whether feedback was given.</summary>
    public bool Closed { get; set; }

    public List<SaidLine> Lines { get; } = [];

    public int Strictest => Codes is { Length: > 0 } codes ? codes.Max() : 0;

    public string Said() => Codes is null ? "open" : $"H{(Codes.Length == 0 ? "0" : string.Join("+H", Codes))} to [{string.Join(' ', To)}]{(Withdrawn ? " withdrawn" : string.Empty)}";
}

/// <summary>Everything that was said in the operation, written down by who said it: the oracle's only source.</summary>
internal sealed class Ledger
{
    public List<SaidLine> Lines { get; } = [];

    public Dictionary<Guid, SaidRecord> Records { get; } = [];

    /// <summary>Members of each closed user group as it stands; a dissolved one is gone.</summary>
    public Dictionary<string, string[]> Groups { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Participants { get; } = [];

    /// <summary>Whether the action week is over.</summary>
    public bool Over { get; set; }

    /// <summary>Officers on duty by country.</summary>
    public Dictionary<string, int> OnDuty { get; } = [];

    public Dictionary<string, Canary> Canaries { get; } = new(StringComparer.Ordinal);

    /// <summary>Files by their record, with the canary in their bytes; absent in a picture.</summary>
    public Dictionary<Guid, Canary?> Files { get; } = [];

    /// <summary>Ids of commands: nobody ever sees one.</summary>
    public HashSet<Guid> Commands { get; } = [];

    public long Head => Lines.Count;

    public SaidLine Line(long number) => Lines[(int)number - 1];

    /// <summary>Writes down what is in the bytes of a line's file.</summary>
    public void AddFile(SaidLine line, Canary? canary)
    {
        Files[line.Record.Id] = canary;
        if (canary is not null)
        {
            canary.Line = line;
            Canaries[canary.Text] = canary;
        }
    }

    /// <summary>Writes a line down.</summary>
    public SaidLine Add(SaidLine line)
    {
        Assert.Equal(Head + 1, line.Number);
        Lines.Add(line);
        line.Record.Lines.Add(line);
        Records[line.Record.Id] = line.Record;
        foreach (var canary in line.Canaries)
        {
            canary.Line = line;
            Canaries[canary.Text] = canary;
        }

        return line;
    }
}
