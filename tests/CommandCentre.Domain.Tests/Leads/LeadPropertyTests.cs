using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Tests.Operations;
using FsCheck;
using FsCheck.Fluent;

namespace CommandCentre.Domain.Tests.Leads;

/// <summary>Whatever is commanded: no lead is lost, none closes without feedback, none goes back, none is missed that somebody touched, and each is in one hand at most.</summary>
public sealed class LeadPropertyTests
{
    [Fact]
    public void Leads_OfAnySequence_AreAllThereAndCloseByFeedbackAlone() => Holds(story =>
    {
        Assert.Equal(story.Lines.Where(line => line.Event is LeadSent).Select(line => line.Record).Order(), story.State.Leads.Keys.Order());
        Assert.All(story.State.Leads.Values, lead =>
        {
            var feedback = story.Lines.Where(line => line.Event is FeedbackGiven given && given.Lead == lead.Id).ToList();
            Assert.Equal(lead.IsOpen ? 0 : 1, feedback.Count);
            Assert.Equal(feedback.FirstOrDefault()?.Number, lead.FeedbackNumber);
            Assert.Equal(!lead.IsOpen, lead.Stage is LeadStage.Closed);
            Assert.DoesNotContain(story.Lines, line => line.Number > lead.FeedbackNumber && line.Record != lead.Id && line.Event is LeadMoved or LeadClaimed && line.Event.Refers() == lead.Id);
        });
    });

    [Fact]
    public void Stages_OfAnySequence_AreTheHighestReached() => Holds(story => Assert.All(story.State.Leads.Values, lead =>
    {
        Assert.Equal(lead.Steps.Max(step => step.Stage), lead.Stage);
        Assert.Equal(lead.Steps.Select(step => step.Number).Order(), lead.Steps.Select(step => step.Number));
    }));

    [Fact]
    public void Missed_OfAnySequence_OnceAndOnlyBeforeAnybodyTouchedIt() => Holds(story =>
    {
        Assert.All(story.State.Leads.Values, lead =>
        {
            var missed = story.Lines.Where(line => line.Record == lead.Id && line.Event is LeadMissed).ToList();
            Assert.True(missed.Count <= 1);
            Assert.Equal(missed.FirstOrDefault()?.Number, lead.MissedNumber);
            Assert.DoesNotContain(story.Lines, line => line.Number < lead.MissedNumber && line.Event.Refers() == lead.Id && line.Event is LeadClaimed or LeadMoved or FeedbackGiven && line.Event.Refers() == lead.Id);
        });
        Assert.Equal(
            story.State.Leads.Values.Where(lead => lead.IsWaited).Select(lead => (lead.MissAt, lead.Id)).Order(),
            story.State.Deadlines.Where(deadline => story.State.Leads.ContainsKey(deadline.Subject)));
    });

    [Fact]
    public void Hands_OfAnySequence_OneOfAnOfficerOnDuty() => Holds(story =>
    {
        Assert.Equal(story.State.Leads.Values.Where(lead => lead.Claim is not null).Select(lead => lead.Id).Order(), story.State.LeadsInHand.Order());
        Assert.All(story.State.LeadsInHand.Select(id => story.State.Leads[id]), lead =>
        {
            Assert.True(story.State.OnDuty.ContainsKey(lead.Claim!.Officer));
            Assert.Equal(lead.Destination, story.State.OnDuty[lead.Claim.Officer].Officer.Country);
        });
    });

    [Fact]
    public void Book_OfAnySequence_HoldsEachLeadWhereItBelongs() => Holds(story =>
    {
        var (leads, book) = (story.State.Leads.Values, story.State.LeadBook);
        Assert.All(leads, lead => Assert.Equal(story.State.Records[lead.Id].Marks, lead.Marks));
        Assert.Equal(leads.Count(), book.Shelves.Values.Sum(shelf => shelf.Count));
        Assert.All(leads, lead => Assert.Contains(LeadPlace.Of(lead), book.Shelves[LeadShelf.Of(lead)]));
        Assert.Equal(leads.Where(lead => lead.IsMissed).Select(LeadPlace.Of).Order().ToArray(), book.Missed.ToArray());
        Assert.Equal(leads.Where(lead => lead.IsOpen).CountBy(lead => lead.Destination).OrderBy(count => count.Key.Value), book.OpenTo.Where(count => count.Value > 0).OrderBy(count => count.Key.Value));
    });

    private static void Holds(Action<Story> property) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(120).WithEndSize(90).WithReplay(20201117UL, 7UL),
            Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), (int[] numbers) => property(Script.Play(Script.Of(numbers)))));
}
