using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Domain.Tests.Operations;
using CommandCentre.Domain.Tests.Sharing;

namespace CommandCentre.Domain.Tests.CrossChecks;

/// <summary>What people decide over a link: by whom, what stands, and who sees it.</summary>
public sealed class DecisionTests
{
    private readonly Story _story = Story.InWeek();

    [Fact]
    public void Decision_ByAnOwnerOfAnEndOrTheCentre_Stands()
    {
        var link = Linked();
        foreach (var (by, verdict) in new[] { (Officers.Agency("DE"), MatchVerdict.Same), (Officers.Liaison("FR"), MatchVerdict.Undecided), (Officers.Coordinator, MatchVerdict.Different) })
        {
            _story.Do(by, Given.Decision(link, verdict));
            Assert.Equal(verdict, _story.State.Links[link].Standing);
            Assert.Equal((link, new MatchDecided(verdict, "the same sender", Hands.One)), (_story.Lines[^1].Record, _story.Lines[^1].Event));
        }

        Assert.Equal(3, _story.State.Links[link].Decisions.Count);
    }

    [Fact]
    public void Decision_ByAReaderWhoOwnsNeitherEnd_IsRefused()
    {
        var refusal = _story.Refused(Officers.Liaison("NL"), Given.Decision(Linked()));
        Assert.Equal((RefusalReason.NotTheOwner, "link", "DE, FR"), (refusal.Reason, refusal.Field, refusal.Allowed));
    }

    [Fact]
    public void Decision_OnALinkThatIsClosedOrVoidOrNone_AnswersAsOnNone()
    {
        var (closed, open) = (Linked("H2"), Linked());
        _story.Do(Officers.Liaison("FR"), Given.Withdrawal(_story.State.Links[open].Right));
        foreach (var link in new[] { closed, open, Given.Id() })
        {
            Assert.Equal(new Refusal(RefusalReason.NoSuchRecord, "link", link.ToString("D")), _story.Refused(Officers.Liaison("FR"), Given.Decision(link)));
            Assert.Null(Addressing.Of(_story.State, Given.Decision(link), Officers.Liaison("FR")));
        }
    }

    [Fact]
    public void Decision_ByTwoPersons_StandsOnceAnotherOfficerSaysTheSame()
    {
        var link = Linked();
        _story.Do(Officers.Agency("DE"), Given.Decision(link, MatchVerdict.Same, Hands.Two));
        Assert.Null(_story.State.Links[link].Standing);
        _story.Do(Officers.Agency("DE"), Given.Decision(link, MatchVerdict.Same, Hands.Two)); // the same person twice is one person
        Assert.Null(_story.State.Links[link].Standing);
        _story.Do(Officers.Liaison("FR"), Given.Decision(link, MatchVerdict.Different)); // another opinion is no second one
        Assert.Null(_story.State.Links[link].Standing);
        _story.Do(Officers.Agency("DE", 2), Given.Decision(link));
        Assert.Equal((MatchVerdict.Same, true), (_story.State.Links[link].Standing, _story.State.Links[link].NeedsSecond));
    }

    [Fact]
    public void Decision_SeenByWhoSeesTheLink()
    {
        var link = Linked("H1", "FR");
        _story.Do(Officers.Agency("DE"), Given.Decision(link));
        foreach (var country in _story.State.Participants.Keys)
        {
            Assert.Equal(_story.State.SightOf(country, link, LineKind.LinkFound), _story.State.SightOf(country, link, LineKind.MatchDecided));
        }

        Assert.Equal(["DE", "FR"], _story.State.Participants.Keys.Where(country => _story.State.SightOf(country, link, LineKind.MatchDecided).IsReadable).Select(country => country.Value));
    }

    private Guid Linked(string handling = "H0", params string[] to)
    {
        var left = _story.Do(Officers.Liaison("DE"), Given.Hit(Given.Marks(handling, to)));
        return _story.Do(Actor.Clock, Given.Link(left, _story.Do(Officers.Liaison("FR"), Given.Hit())));
    }
}
