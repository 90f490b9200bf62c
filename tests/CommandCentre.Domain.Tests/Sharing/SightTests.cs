using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Domain.Tests.Operations;

namespace CommandCentre.Domain.Tests.Sharing;

public sealed class SightTests
{
    private static readonly string[] Named = ["DE", "EU", "FR", "NL"];

    /// <summary>H0 alone, or any of H1, H2, H3: eight sets.</summary>
    private static readonly string[] Sets = ["H0", "H1", "H2", "H3", "H1+H2", "H1+H3", "H2+H3", "H1+H2+H3"];

    /// <summary>2 owners, 5 viewers, 8 handling sets, 16 sets of addressees (none and all among them), withdrawn or not, 16 kinds of line.</summary>
    [Fact]
    public void Of_EveryCell_IsTheTables()
    {
        var checks = 0;
        foreach (var marks in from set in Sets from to in Subsets() select Given.Marks(set, to))
        {
            foreach (var (owner, viewer) in from owner in new[] { "DE", "EU" } from viewer in Named.Append("CH") select (owner, viewer))
            {
                foreach (var (withdrawn, kind) in from withdrawn in new[] { false, true } from kind in Enum.GetValues<LineKind>() select (withdrawn, kind))
                {
                    var participates = viewer != "CH";
                    var sighted = Sight.Of(CountryCode.Parse(viewer), participates, new Sightable(CountryCode.Parse(owner), marks, withdrawn, kind));
                    var expected = SightOracle.Of(viewer, participates, owner, marks, withdrawn, kind);
                    Assert.True(expected == sighted, $"{viewer} at a {kind} of {owner}, {marks}, withdrawn {withdrawn}: {expected} expected, {sighted}");
                    checks++;
                }
            }
        }

        Assert.Equal(2 * 5 * 8 * 16 * 2 * 16, checks);
    }

    /// <summary>Tallies, phases and duty carry no marks: every participant sees them, nobody else does.</summary>
    [Theory]
    [InlineData("DE", SightLevel.Full)]
    [InlineData("FR", SightLevel.Full)]
    [InlineData("EU", SightLevel.Full)]
    [InlineData("CH", SightLevel.None)]
    public void SightOf_OpenLine_IsForParticipantsAlone(string viewer, SightLevel level)
    {
        var story = Story.InWeek();
        var tally = story.Do(Officers.Agency("DE"), Given.Tally(Story.Morning));
        Assert.Equal(level, story.State.SightOf(CountryCode.Parse(viewer), tally, LineKind.TallyReported).Level);
    }

    /// <summary>Rights are those of now: who is admitted later reads what went before.</summary>
    [Fact]
    public void SightOf_AdmittedLater_ReadsFromThenOn()
    {
        var story = Story.InWeek();
        var hit = story.Do(Officers.Liaison("DE"), Given.Hit());
        var late = CountryCode.Parse("CH");
        Assert.Equal(SightLevel.None, story.State.SightOf(late, hit, LineKind.HitPushed).Level);
        story.Do(Officers.Coordinator, new AdmitParticipant(Given.Id(), Given.Participant("CH")));
        Assert.Equal(new Sighted(SightLevel.Full, SightReason.AllParticipants), story.State.SightOf(late, hit, LineKind.HitPushed));
    }

    /// <summary>Sight is a country's, not a person's: roles decide what one does.</summary>
    [Fact]
    public void Viewer_OfAnyRole_LooksForTheCountry() =>
        Assert.All(Enum.GetValues<Role>(), role => Assert.Equal(CountryCode.Parse("FR"), new Viewer(Officers.Of(role, "FR")).Country));

    [Fact]
    public void SightOf_NoRecord_IsAWrongCall() =>
        Assert.Throws<ArgumentException>(() => Story.InWeek().State.SightOf(CountryCode.Parse("DE"), RecordId.Derived("none"), LineKind.HitPushed));

    private static IEnumerable<string[]> Subsets() =>
        Enumerable.Range(0, 1 << Named.Length).Select(bits => Named.Where((_, at) => (bits & (1 << at)) != 0).ToArray());
}
