using CommandCentre.Load.Checking;
using CommandCentre.Load.Histories;

namespace CommandCentre.Load.Tests.Checking;

/// <summary>Links planted into a recorded history: the checker lets the right one pass and finds each that tells too much or something else.</summary>
public sealed class LinkCheckTests
{
    private const int Last = 20;

    // Record 18 is for France alone, record 19 for everybody; line 20 says that they belong together.
    private static readonly RecordedJournal Journal = new(
    [
        .. Made.Journal(17).Lines,
        Made.Line(18, new RecordedMarks(2, ["FR"], "H2 > FR")),
        Made.Line(19, new RecordedMarks(0, [], "H0 > ")),
        Made.Line(Last) with { Kind = "link-found", Owner = "EU", Marks = new RecordedMarks(2, [], "H2 > "), Body = ["body.left", "body.right", "body.ground", "body.points"], Canaries = [], Ends = ("record 18", "record 19") },
    ]);

    private static Look Number { get; } = new() { Number = Last, IsRow = false, Level = "number", Fields = ["operation", "number", "sight.level", "sight.reason"], Canaries = [] };

    private static Look Whole { get; } = Number with
    {
        Level = "full",
        Fields = ["operation", "number", "at", "kind", "record", "body.left", "body.right", "body.ground", "body.points", "sight.level", "sight.reason"],
        Kind = "link-found",
        Record = $"record {Last}",
    };

    [Fact]
    public void Link_ForWhoReadsBothItsEnds_AndANumberForOthers_Holds() => Found(Whole, Number);

    [Fact]
    public void Link_ToWhoReadsOneEnd_IsI3() => Found(Whole, Whole, Invariant.I3);

    [Fact]
    public void Link_ThatIsKnownToBeThere_IsI3() => Found(Whole, Number with { Level = "existence", Fields = [.. Number.Fields, "at", "owner"], Owner = "EU" }, Invariant.I3);

    [Fact]
    public void Link_AsANumberWithItsEnds_IsI3() => Found(Whole, Number with { Fields = [.. Number.Fields, "body.left"] }, Invariant.I3);

    [Fact]
    public void Link_OfAnotherRecord_IsI2() => Found(Whole with { Record = "record 18" }, Number, Invariant.I2);

    /// <summary>France, which may read both records, and the Netherlands, which may read the later one.</summary>
    private static void Found(Look french, Look dutch, params Invariant[] expected)
    {
        var history = Made.Sent(Journal);
        foreach (var (country, link) in new[] { ("FR", french), ("NL", dutch) })
        {
            history.Watched(Journal, [.. Journal.Lines.Select(line => history.Looks.Add(line.Number == Last ? link : Seen(country, line)))], "board of " + country, country);
        }

        var verdict = Checker.Check(history, Journal);
        Assert.True(expected.SequenceEqual(verdict.Findings.Select(finding => finding.Invariant).Distinct()), verdict.ToString());
    }

    private static Look Seen(string country, RecordedLine line) =>
        Oracle.Level(country, line, line.Marks, withdrawn: false) == "full" ? Made.Full(line) : Number with { Number = line.Number };
}
