using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Load.Checking;

namespace CommandCentre.Load.Tests.Checking;

/// <summary>The checker's oracle says the same as the product's gate, cell by cell: where they part, one of them has left the table of design.md section 4.</summary>
public sealed class OracleTests
{
    private static readonly string[] Countries = ["DE", "FR", "NL", "EU"];

    private static readonly string[][] Addressees = [[], ["FR"], ["EU"], ["FR", "NL"], ["DE"]];

    [Fact]
    public void Oracle_ForEveryCell_SaysWhatTheGateSays()
    {
        var cells = 0;
        foreach (var codes in Enum.GetValues<HandlingCodes>().Select(code => (int)code).Append(3).Append(5).Append(6).Append(7).Distinct())
        {
            foreach (var (to, viewer, withdrawn, kind) in from to in Addressees from viewer in Countries from withdrawn in new[] { false, true } from kind in Enum.GetValues<LineKind>() select (to, viewer, withdrawn, kind))
            {
                var handling = new Handling((HandlingCodes)codes, (codes & 4) != 0 ? "text" : null);
                var marks = new Marks(handling, null, ValueList.Set(to.Select(Addressee.Parse)));
                var gate = Sight.Of(new Seat(new Seer(CountryCode.Parse(viewer), AgencyKind.Police, Clearance.All), true, false, []), new Sightable(CountryCode.Parse("DE"), marks, withdrawn, kind));
                var line = Made.Line(2) with { Owner = "DE", Kind = Words.Of(kind) };
                Assert.Equal(Words.Of(gate.Level), Oracle.Level(viewer, line, new RecordedMarks(handling.Names.Max(name => name[1] - '0'), to, string.Empty), withdrawn));
                cells++;
            }
        }

        // 8 sets of codes, 5 lists of addressees, 4 viewers, withdrawn or not, every kind of line.
        Assert.Equal(8 * 5 * 4 * 2 * Enum.GetValues<LineKind>().Length, cells);
    }
}
