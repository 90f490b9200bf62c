using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Referrals;
using CommandCentre.Domain.Tests.Operations;
using FsCheck;
using FsCheck.Fluent;

namespace CommandCentre.Domain.Tests.Referrals;

/// <summary>Whatever is commanded: no referral is lost, none that was taken back is answered, none ends without an answer or a reason, and an order stands until it is lifted.</summary>
public sealed class ReferralPropertyTests
{
    [Fact]
    public void Referrals_OfAnySequence_AreAllThere() => Holds(story =>
    {
        Assert.Equal(story.Lines.Where(line => line.Event is ParcelReferred).Select(line => line.Record).Order(), story.State.Referrals.Keys.Order());
        Assert.Equal(story.State.Referrals.Keys.Order(), story.State.Operators.Values.SelectMany(asked => asked.Referrals).Order());
        Assert.All(story.State.Referrals.Values, referral => Assert.Equal(
            story.Lines.Where(line => line.Record == referral.Id && line.Event is ParcelReferred or ReferralSeen or ReferralAnswered or ReferralMoved && line.Record == referral.Id).Select(line => line.Number),
            referral.Steps.Select(step => step.Number)));
    });

    [Fact]
    public void Ends_OfAnySequence_OnceWithAnAnswerOrAReasonAndNothingFollows() => Holds(story => Assert.All(story.State.Referrals.Values, referral =>
    {
        var said = story.Lines.Where(line => line.Record == referral.Id).ToList();
        var end = said.FindIndex(line => line.Event is ReferralMoved { Move: ReferralMove.Close or ReferralMove.Withdraw or ReferralMove.Lift });
        Assert.Equal(referral.IsOpen, end < 0);
        if (end >= 0)
        {
            Assert.Equal(said.Count - 1, end);
            Assert.True(said[end].Event is ReferralMoved { Text: not null } || said.Exists(line => line.Event is ReferralAnswered));
            Assert.True(said[end].Event is not ReferralMoved { Move: ReferralMove.Withdraw } || said[end - 1].Event is not ReferralAnswered);
        }
    }));

    [Fact]
    public void Orders_OfAnySequence_StandUntilLiftedOrTooLate() => Holds(story => Assert.All(
        story.State.Referrals.Values.Where(referral => referral is { Ask: ReferralKind.DoNotLoad, State: ReferralState.Closed }),
        referral => Assert.Equal(LoadState.Departed, referral.Loaded)));

    [Fact]
    public void Answers_OfAnySequence_ComeFromTheOneThatWasAskedWhileItWaited() => Holds(story =>
    {
        foreach (var referral in story.State.Referrals.Values)
        {
            var before = ReferralState.Sent;
            foreach (var step in referral.Steps.Skip(1))
            {
                var happened = story.Lines[(int)step.Number - 1];
                Assert.True(happened.Event is not ReferralAnswered || before is ReferralState.Sent or ReferralState.Seen or ReferralState.AskedAgain or ReferralState.Partly, $"answered while {before}");
                Assert.Equal(happened.Event is ReferralMoved, happened.By != Actor.Channel);
                before = step.State;
            }
        }
    });

    [Fact]
    public void Deadlines_OfAnySequence_AreThoseOfReferralsThatWait() => Holds(story => Assert.Equal(
        story.State.Referrals.Values.Where(referral => referral.IsWaited).Select(referral => (referral.Due, referral.Id)).Order(),
        story.State.Deadlines.Where(deadline => story.State.Referrals.ContainsKey(deadline.Subject))));

    /// <summary>The properties above say something: the scripts reach each state.</summary>
    [Fact]
    public void Scripts_ReachEveryStateOfAReferral() => Assert.Equal(
        Enum.GetValues<ReferralState>(),
        Enumerable.Range(0, 6_000).SelectMany(seed => Script.Play(Script.Of([.. Enumerable.Range(120 * seed, 120)])).State.Referrals.Values).Select(referral => referral.State).Distinct().Order());

    private static void Holds(Action<Story> property) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(120).WithReplay(20201117UL, 9UL),
            Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), (int[] numbers) => property(Script.Play(Script.Of(numbers)))));
}
