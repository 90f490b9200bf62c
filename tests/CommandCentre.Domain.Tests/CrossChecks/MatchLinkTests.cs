using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Domain.Tests.Operations;
using CommandCentre.Domain.Tests.Sharing;

namespace CommandCentre.Domain.Tests.CrossChecks;

/// <summary>Links between records: noted by the clock only, seen by who reads both ends, void once an end changes.</summary>
public sealed class MatchLinkTests
{
    private readonly Story _story = Story.InWeek();

    [Fact]
    public void Note_ByAnybodyButTheClock_IsRefused()
    {
        var (left, right) = Hits("H0", "H0");
        Assert.All(
            new[] { Officers.Coordinator, Actor.Clock with { Officer = "EU-CLOCK-2" } },
            by => Assert.Equal(new Refusal(RefusalReason.OnlyTheClock), _story.Refused(by, Given.Link(left, right))));
    }

    [Fact]
    public void Note_OfWhatIsNotThereOrNotToBeLinked_NamesTheEnd()
    {
        var (left, right) = Hits("H0", "H0");
        var (absent, link) = (RecordId.Derived("absent"), _story.Do(Actor.Clock, Given.Link(left, right)));
        Assert.Equal(new Refusal(RefusalReason.NoSuchRecord, "left", $"{absent:D}"), _story.Refused(Actor.Clock, Given.Link(absent, right)));
        Assert.Equal(new Refusal(RefusalReason.NoSuchRecord, "right", $"{absent:D}"), _story.Refused(Actor.Clock, Given.Link(left, absent)));
        Assert.Equal(new Refusal(RefusalReason.NoSuchRecord, "right", $"{left:D}"), _story.Refused(Actor.Clock, Given.Link(left, left)));
        Assert.Equal(new Refusal(RefusalReason.NoSuchRecord, "right", $"{link:D}"), _story.Refused(Actor.Clock, Given.Link(left, link)));
        _story.Do(Officers.Liaison("DE"), Given.Withdrawal(left));
        Assert.Equal(new Refusal(RefusalReason.NoSuchRecord, "left", $"{left:D}"), _story.Refused(Actor.Clock, Given.Link(left, right)));
    }

    /// <summary>Both ends are for FR, one of them for NL too: a link would tell NL that the other is there.</summary>
    [Theory]
    [InlineData("FR", SightLevel.Full, SightReason.ReadsBoth)]
    [InlineData("NL", SightLevel.Number, SightReason.Restricted)]
    [InlineData("DE", SightLevel.Number, SightReason.Restricted)]
    [InlineData("ES", SightLevel.Number, SightReason.Restricted)]
    [InlineData("EU", SightLevel.Number, SightReason.Restricted)]
    [InlineData("CH", SightLevel.None, SightReason.NotParticipating)]
    public void Link_OfRestrictedEnds_IsSeenByWhoReadsBoth(string viewer, SightLevel level, SightReason reason)
    {
        var left = _story.Do(Officers.Liaison("DE"), Given.Hit(Given.Marks("H2", "FR", "NL")));
        var right = _story.Do(Officers.Liaison("ES"), Given.Hit(Given.Marks("H2", "FR")));
        var link = _story.Do(Actor.Clock, Given.Link(left, right));
        var seen = _story.State.SightOf(CountryCode.Parse(viewer), link, LineKind.LinkFound);
        Assert.Equal((level, reason), (seen.Level, seen.Reason));
        Assert.Equal(viewer == "FR" ? Caveats.NotToBePassedOn : Caveats.None, seen.Caveats);
    }

    /// <summary>Who reads an end without its persons reads no link: a link is about persons.</summary>
    [Theory]
    [InlineData(false, SightLevel.Full)]
    [InlineData(true, SightLevel.Number)]
    public void Link_ToWhoReadsWithoutPersons_IsItsNumber(bool observing, SightLevel level)
    {
        var (left, right) = Hits("H0", "H0");
        var link = _story.Do(Actor.Clock, Given.Link(left, right));
        var seat = _story.State.SeatOf(new Seer(CountryCode.Parse("NL"), AgencyKind.Police, observing ? Clearance.Observing : Clearance.All));
        Assert.Equal(level, _story.State.SightOf(seat, link, LineKind.LinkFound).Level);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Link_OfAnEndThatIsWithdrawnOrCorrected_IsVoidForEverybody(bool withdrawn)
    {
        var (left, right) = Hits("H0", "H0");
        var link = _story.Do(Actor.Clock, Given.Link(left, right));
        Assert.True(_story.State.Links[link].Holds(_story.State));
        _story.Do(Officers.Liaison("FR"), withdrawn ? Given.Withdrawal(right) : Given.Correction(right));
        Assert.False(_story.State.Links[link].Holds(_story.State));
        Assert.All(_story.State.Participants.Keys, country => Assert.Equal(new Sighted(SightLevel.Number, SightReason.Withdrawn), _story.State.SightOf(country, link, LineKind.LinkFound)));
    }

    /// <summary>Other marks do not make two records speak of somebody else: the link stands, for who reads both now.</summary>
    [Fact]
    public void Link_OfAnEndWithOtherMarks_IsForWhoReadsBothNow()
    {
        var (left, right) = Hits("H0", "H0");
        var link = _story.Do(Actor.Clock, Given.Link(left, right));
        _story.Do(Officers.Liaison("FR"), Given.Marking(right, Given.Marks("H2", "NL")));
        Assert.Equal(
            ["DE Number", "ES Number", "EU Number", "FR Full", "NL Full"],
            _story.State.Participants.Keys.Select(country => $"{country} {_story.State.SightOf(country, link, LineKind.LinkFound).Level}"));
    }

    /// <summary>Noted once as its ends stand; found again after a correction it is another link.</summary>
    [Fact]
    public void CommandFor_TheSameEnds_IsTheSameUntilOneIsCorrected()
    {
        var (left, right) = Hits("H0", "H0");
        var before = Note(left, right);
        Assert.IsType<Ruling.ToRecord>(_story.When(Actor.Clock, before));
        Assert.IsType<Ruling.RepeatOf>(_story.When(Actor.Clock, Note(left, right)));
        _story.Do(Officers.Liaison("FR"), Given.Correction(right));
        Assert.NotEqual(before.Id, Note(left, right).Id);
        Assert.IsType<Ruling.ToRecord>(_story.When(Actor.Clock, Note(left, right)));
        Assert.Equal([false, true], _story.State.Links.Values.OrderBy(link => link.Number).Select(link => link.Holds(_story.State)));
    }

    private NoteLink Note(Guid left, Guid right) =>
        Given.Link(left, right) with { Id = MatchLink.CommandFor(_story.State.Records[left], _story.State.Records[right], LinkGround.Consignor) };

    private (Guid Left, Guid Right) Hits(string left, string right) =>
        (_story.Do(Officers.Liaison("DE"), Given.Hit(Given.Marks(left))), _story.Do(Officers.Liaison("FR"), Given.Hit(Given.Marks(right))));
}
