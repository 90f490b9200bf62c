using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Domain.Tests.Operations;

namespace CommandCentre.Domain.Tests.Sharing;

/// <summary>Releasing and closing as it goes: DE owns, FR and NL look.</summary>
public sealed class SharingRulesTests
{
    private static readonly Actor DE = Officers.Liaison("DE");

    private readonly Story _story = Story.InWeek();

    [Fact]
    public void ChangeMarks_ToAnother_OpensAndClosesTheWholeRecord()
    {
        var hit = _story.Do(DE, Given.Hit(Given.Marks("H2", "FR")));
        _story.Do(DE, Given.Marking(hit, Given.Marks("H2", "NL")));
        Assert.Equal((SightLevel.Number, SightLevel.Full), (Sees("FR", hit), Sees("NL", hit)));
        _story.Do(DE, Given.Marking(hit, Given.Marks("H0")));
        Assert.Equal((SightLevel.Full, SightLevel.Full), (Sees("FR", hit), Sees("NL", hit)));
    }

    /// <summary>The marks of a request, lead or answer may change; that those asked, the destination and the asker read it, may not.</summary>
    [Fact]
    public void ChangeMarks_OfWhatWaitsForSomebody_KeepsThemAddressed()
    {
        var check = _story.Do(Officers.Agency("DE"), Given.Check(["FR"], Given.Marks("H1")));
        var lead = _story.Do(DE, Given.Lead("FR", Given.Marks("H1")));
        var answer = _story.Do(Officers.Liaison("FR"), Given.Answer(check, Given.Marks("H1", "DE")));
        foreach (var (by, record, kept) in new[] { (DE, check, "FR"), (DE, lead, "FR"), (Officers.Liaison("FR"), answer, "DE") })
        {
            _story.Do(by, Given.Marking(record, Given.Marks("H2", "NL")));
            Assert.Equal($"{string.Join(' ', new[] { kept, "NL" }.Order())}", _story.State.Records[record].Marks!.To.ToString());
        }

        _story.Do(DE, Given.Marking(check, Given.Marks("H1")));
        Assert.Equal((string.Empty, SightLevel.Full), (_story.State.Records[check].Marks!.To.ToString(), Sees("FR", check)));
    }

    [Fact]
    public void ChangeMarks_OfAnothersRecord_IsRefusedAndOfAClosedOneAsAbsent()
    {
        var hit = _story.Do(DE, Given.Hit(Given.Marks("H2", "FR")));
        Assert.Equal(RefusalReason.NotTheOwner, _story.Refused(Officers.Liaison("FR"), Given.Marking(hit, Given.Marks())).Reason);
        Assert.Equal(RefusalReason.NoSuchRecord, _story.Refused(Officers.Liaison("NL"), Given.Marking(hit, Given.Marks())).Reason);
    }

    [Fact]
    public void Grant_GivenAndTakenBack_LiftsAndRestoresTheCaveat()
    {
        var hit = _story.Do(DE, Given.Hit(Given.Marks("H1+H2", "FR", "NL")));
        _story.Do(DE, Given.Grant(hit, "FR"));
        Assert.Equal((Caveats.NotForCourt, Caveats.NotForCourt | Caveats.NotToBePassedOn), (Heeds("FR", hit), Heeds("NL", hit)));
        _story.Do(DE, Given.Grant(hit, "FR", ReleaseUse.Court));
        Assert.Equal(Caveats.None, Heeds("FR", hit));
        _story.Do(DE, Given.GrantBack(hit, "FR"));
        Assert.Equal(Caveats.NotToBePassedOn, Heeds("FR", hit));
    }

    /// <summary>Who knows that a record exists may ask its owner, who alone reads the question; who knows the number only may not.</summary>
    [Fact]
    public void AskRelease_OfALineThatExists_ReachesItsOwnerAlone()
    {
        _story.Do(DE, Given.Hit(Given.Marks("H1", "FR")));
        var line = _story.State.Head;
        var asked = _story.Do(Officers.Liaison("NL"), Given.Asking(line));
        Assert.Equal((SightLevel.Full, SightLevel.Full, SightLevel.Number), (Sees("DE", asked), Sees("NL", asked), Sees("FR", asked)));
        _story.Do(DE, Given.Hit(Given.Marks("H2", "FR")));
        Assert.Equal(RefusalReason.NoSuchLine, _story.Refused(Officers.Liaison("NL"), Given.Asking(_story.State.Head)).Reason);
    }

    [Fact]
    public void Group_FormedChangedAndDissolved_DecidesWhoReadsWhatIsAddressedToIt()
    {
        var group = _story.Do(Officers.Coordinator, Given.Group("BALKAN", "DE", "FR"));
        var hit = _story.Do(DE, Given.Hit(Given.Marks("H2", "@BALKAN")));
        Assert.Equal((SightLevel.Full, SightLevel.Number, SightLevel.Full, SightLevel.Number), (Sees("FR", hit), Sees("NL", hit), Sees("FR", group), Sees("NL", group)));
        Assert.Equal(group, _story.Do(Officers.Coordinator, Given.Group("BALKAN", "DE", "NL")));
        Assert.Equal((SightLevel.Number, SightLevel.Full, SightLevel.Number, SightLevel.Full), (Sees("FR", hit), Sees("NL", hit), Sees("FR", group), Sees("NL", group)));
        _story.Do(Officers.Coordinator, new DissolveGroup(Given.Id(), "BALKAN"));
        Assert.Equal((SightLevel.Full, SightLevel.Number, SightLevel.Existence), (Sees("DE", hit), Sees("NL", hit), Sees("EU", hit)));
    }

    /// <summary>To those outside it a group is as if it were not there: it cannot be addressed, and a refusal does not name it.</summary>
    [Fact]
    public void Group_ToThoseOutside_IsAsAbsent()
    {
        _story.Do(Officers.Coordinator, Given.Group("BALKAN", "DE/police", "FR"));
        var (there, absent) = (_story.Refused(Officers.Liaison("NL"), Given.Hit(Given.Marks("H2", "@BALKAN"))), _story.Refused(Officers.Liaison("NL"), Given.Hit(Given.Marks("H2", "@NOWHERE"))));
        Assert.Equal(absent with { Value = "@BALKAN" }, there);
        Assert.DoesNotContain("BALKAN", there.Allowed, StringComparison.Ordinal);
        Assert.Contains("@BALKAN", _story.Refused(Officers.Liaison("FR"), Given.Hit(Given.Marks("H2", "@NOWHERE"))).Allowed, StringComparison.Ordinal);
        Assert.Equal(["BALKAN"], _story.State.GroupsOf(Officers.Coordinator).Select(group => group.Name));
        Assert.Empty(_story.State.GroupsOf(DE)); // of customs, and only the police are in
    }

    /// <summary>Police and customs of one country: equals in their own country's records, apart where one of them is named.</summary>
    [Fact]
    public void Addressee_OneAgency_ReadsAndItsCountrysOtherDoesNot()
    {
        var hit = _story.Do(DE, Given.Hit(Given.Marks("H2", "FR/customs")));
        var (police, customs) = (Agency("FR", AgencyKind.Police), Agency("FR", AgencyKind.Customs));
        Assert.Equal((SightLevel.Number, SightLevel.Full), (Level(police, hit), Level(customs, hit)));
        Assert.Equal((SightLevel.Full, SightLevel.Full), (Level(Agency("DE", AgencyKind.Police), hit), Level(Agency("DE", AgencyKind.Customs), hit)));
        var preview = Addressing.Preview(_story.State, DE.Country, _story.State.Records[hit].Marks, LineKind.HitPushed);
        Assert.Equal(["DE Owner", "ES Restricted", "EU CentreNotAddressed", "FR/police Restricted", "FR/customs Addressed", "NL Restricted"], preview.Select(row => $"{row.Seer} {row.Sighted.Reason}"));
    }

    /// <summary>A country that takes part no longer sees nothing, gives no command and is no addressee.</summary>
    [Fact]
    public void Dismissed_Country_IsOutAtOnce()
    {
        var hit = _story.Do(DE, Given.Hit());
        _story.Do(Officers.Agency("FR"), new JoinDuty(Given.Id(), "Paris"));
        _story.Do(Officers.Coordinator, new DismissParticipant(Given.Id(), CountryCode.Parse("FR")));
        Assert.Equal(SightLevel.None, Sees("FR", hit));
        Assert.Empty(_story.State.OnDuty);
        Assert.Equal(RefusalReason.NoSuchOperation, _story.Refused(Officers.Liaison("FR"), Given.Message()).Reason);
        Assert.Equal(RefusalReason.AddresseeNotParticipating, _story.Refused(DE, Given.Hit(Given.Marks("H1", "FR"))).Reason);
        Assert.Equal("DE, ES, NL", _story.Refused(Officers.Coordinator, new DismissParticipant(Given.Id(), CountryCode.CoordinationCentre)).Allowed);
    }

    /// <summary>What one agency may do is set per operation, and its country's other agencies are not touched.</summary>
    [Fact]
    public void LimitAgency_OfOne_LeavesTheOthersAsTheyWere()
    {
        var police = DE with { Officer = "DE-POL-01", Agency = AgencyKind.Police };
        _story.Do(Officers.Coordinator, Given.Limit("DE", AgencyKind.Customs, CommandKind.PostMessage));
        Assert.Equal((RefusalReason.AgencyMayNot, "post-message"), (_story.Refused(DE, Given.Hit()).Reason, _story.Refused(DE, Given.Hit()).Allowed));
        _story.Do(DE, Given.Message());
        _story.Do(police, Given.Hit());
        _story.Do(Officers.Coordinator, Given.Limit("DE", AgencyKind.Customs, [.. Enum.GetValues<CommandKind>()]));
        _story.Do(DE, Given.Hit());
    }

    /// <summary>Dropping a code is a downgrade, whoever is addressed; adding one, or other addressees, is not.</summary>
    [Theory]
    [InlineData("H1+H2", "H1", true)]
    [InlineData("H1+H2", "H0", true)]
    [InlineData("H2", "H1", true)]
    [InlineData("H1", "H1+H2", false)]
    [InlineData("H2", "H2", false)]
    [InlineData("H0", "H0", false)]
    public void Downgrade_WhereACodeIsDropped_AndNowhereElse(string before, string after, bool expected)
    {
        var hit = _story.Do(DE, Given.Hit(Given.Marks(before, "FR")));
        Assert.Equal(expected, Downgrade.Is(_story.State, Given.Marking(hit, Given.Marks(after, "NL"))));
        Assert.Equal(expected, Downgrade.Is(_story.State, Given.Correction(hit, Given.Marks(after))));
        Assert.False(Downgrade.Is(_story.State, Given.Marking(Given.Id(), Given.Marks(after))));
        Assert.False(Downgrade.Is(_story.State, Given.Message(Given.Marks(after), hit)));
    }

    private static Seer Agency(string country, AgencyKind agency) => new(CountryCode.Parse(country), agency, Clearance.All);

    private SightLevel Level(Seer seer, Guid record) => _story.State.SightOf(_story.State.SeatOf(seer), record, _story.State.Records[record].Kind).Level;

    private SightLevel Sees(string country, Guid record) => _story.State.SightOf(CountryCode.Parse(country), record, _story.State.Records[record].Kind).Level;

    private Caveats Heeds(string country, Guid record) => _story.State.SightOf(CountryCode.Parse(country), record, _story.State.Records[record].Kind).Caveats;
}
