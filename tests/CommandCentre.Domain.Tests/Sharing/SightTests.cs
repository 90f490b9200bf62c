using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Domain.Tests.Operations;

namespace CommandCentre.Domain.Tests.Sharing;

public sealed class SightTests
{
    private static readonly string[] Addressees = ["DE", "EU", "FR", "FR/customs", "@BALKAN"];

    /// <summary>H0 alone, or any of H1, H2, H3: eight sets.</summary>
    private static readonly string[] Sets = ["H0", "H1", "H2", "H3", "H1+H2", "H1+H3", "H2+H3", "H1+H2+H3"];

    private static readonly string[] Places = ["liaison", "agency", "observer", "off-duty", "wall"];

    private static readonly LineKind[] Kinds = [LineKind.HitPushed, LineKind.HitWithdrawn, LineKind.SeizureReported, LineKind.MessagePosted];

    private static readonly Evaluation?[] Evaluations = [null, new(SourceReliability.A, 1), new(SourceReliability.X, 4)];

    /// <summary>2 owners, viewers of 5 countries in 2 agencies, 5 places and 2 phases, 8 handling sets, 32 sets of addressees, 3 evaluations, withdrawn or not, 4 kinds of line.</summary>
    [Fact]
    public void Of_EveryCell_IsTheTables()
    {
        var checks = 0;
        foreach (var marks in from set in Sets from to in Subsets() from evaluation in Evaluations select Given.Marks(set, to) with { Evaluation = evaluation })
        {
            foreach (var (owner, viewer) in from owner in new[] { "DE", "EU" } from viewer in Lookers() select (owner, viewer))
            {
                foreach (var (withdrawn, kind) in from withdrawn in new[] { false, true } from kind in Kinds select (withdrawn, kind))
                {
                    var sighted = Sight.Of(Seat(viewer), new Sightable(CountryCode.Parse(owner), marks, withdrawn, kind));
                    var expected = SightOracle.Of(viewer, owner, marks, withdrawn, kind);
                    if (expected != sighted)
                    {
                        Assert.Fail($"{viewer} at a {kind} of {owner}, {marks}, withdrawn {withdrawn}: {expected} expected, {sighted}");
                    }

                    checks++;
                }
            }
        }

        Assert.Equal(2 * (5 * 2 * 5 * 2) * 8 * 32 * 3 * 2 * 4, checks);
    }

    /// <summary>A grant lifts the caveat of its use, for its country alone.</summary>
    [Theory]
    [InlineData("FR", ReleaseUse.PassingOn, Caveats.NotForCourt)]
    [InlineData("FR", ReleaseUse.Court, Caveats.NotToBePassedOn)]
    [InlineData("NL", ReleaseUse.Court, Caveats.NotForCourt | Caveats.NotToBePassedOn)]
    public void Of_Grant_LiftsItsCaveatForItsCountryAlone(string granted, ReleaseUse use, Caveats left)
    {
        var line = new Sightable(CountryCode.Parse("DE"), Given.Marks("H1+H2", "FR", "NL"), false, LineKind.HitPushed, [new Grant(CountryCode.Parse(granted), use)]);
        var seat = new Seat(Looking.SeerOf(CountryCode.Parse("FR")), true, false, []);
        Assert.Equal(new Sighted(SightLevel.Full, SightReason.Addressed, left), Sight.Of(seat, line));
    }

    /// <summary>What a role, a closed window or a wall comes to.</summary>
    [Theory]
    [InlineData(Role.Coordinator, true, false, Clearance.All)]
    [InlineData(Role.LiaisonOfficer, true, false, Clearance.All)]
    [InlineData(Role.Analyst, true, false, Clearance.All)]
    [InlineData(Role.Auditor, true, false, Clearance.All)]
    [InlineData(Role.AgencyOfficer, true, false, Clearance.Week)]
    [InlineData(Role.Observer, true, false, Clearance.All)]
    [InlineData(Role.Observer, false, false, Clearance.OffDuty)]
    [InlineData(Role.LiaisonOfficer, false, false, Clearance.OffDuty)]
    [InlineData(Role.AgencyOfficer, false, false, Clearance.OffDuty)]
    [InlineData(Role.Coordinator, true, true, Clearance.Visitors)]
    [InlineData(Role.LiaisonOfficer, false, true, Clearance.Visitors)]
    public void Seer_OfAViewer_HasTheClearanceOfRoleDutyAndPlace(Role role, bool onDuty, bool wall, Clearance clearance)
    {
        Assert.Equal(clearance, Seer.Of(new Viewer(Officers.Of(role, "FR"), onDuty, wall)).Clearance);
        Assert.Equal(wall ? Clearance.Visitors : Clearance.Observing, Seer.Of(new Viewer(Officers.Of(role, "FR"), onDuty, wall, SeesPersons: false)).Clearance);
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

    /// <summary>Whose rights hold is the country's, whatever the role.</summary>
    [Fact]
    public void Viewer_OfAnyRole_LooksForTheCountry() =>
        Assert.All(Enum.GetValues<Role>(), role => Assert.Equal(CountryCode.Parse("FR"), new Viewer(Officers.Of(role, "FR")).Country));

    [Fact]
    public void SightOf_NoRecord_IsAWrongCall() =>
        Assert.Throws<ArgumentException>(() => Story.InWeek().State.SightOf(CountryCode.Parse("DE"), RecordId.Derived("none"), LineKind.HitPushed));

    private static IEnumerable<Looker> Lookers() =>
        from country in new[] { "DE", "EU", "FR", "NL", "CH" }
        from agency in new[] { "police", "customs" }
        from place in Places
        from over in new[] { false, true }
        select new Looker(country, agency, place, country != "CH", over, country == "NL" && agency == "police" ? ["BALKAN"] : []);

    private static Seat Seat(Looker looker)
    {
        var clearance = looker.Place switch
        {
            "agency" => Clearance.Week,
            "observer" => Clearance.Observing,
            "off-duty" => Clearance.OffDuty,
            "wall" => Clearance.Visitors,
            _ => Clearance.All,
        };
        var agency = looker.Agency == "customs" ? AgencyKind.Customs : AgencyKind.Police;
        return new Seat(new Seer(CountryCode.Parse(looker.Country), agency, clearance), looker.Participates, looker.Over, [.. looker.Groups]);
    }

    private static IEnumerable<string[]> Subsets() =>
        Enumerable.Range(0, 1 << Addressees.Length).Select(bits => Addressees.Where((_, at) => (bits & (1 << at)) != 0).ToArray());
}
