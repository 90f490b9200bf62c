using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.Tests.Operations;

/// <summary>Recorded, repeated, refused (design.md section 2, step 2).</summary>
public sealed class RepeatTests
{
    [Fact]
    public void Decide_SameIdAndContent_IsTheFirstAnswerAgain()
    {
        var (story, hit) = (Story.InWeek(), Given.Hit());
        var record = story.Do(Officers.Liaison("DE"), hit);
        var repeat = Assert.IsType<Ruling.RepeatOf>(story.After(5).When(Officers.Liaison("DE"), hit));
        Assert.Equal(new Receipt(story.State.Head, record, Story.Morning, Story.Digest(hit)), repeat.First);
    }

    [Fact]
    public void Decide_SameIdOfAnotherSender_IsAnotherCommand()
    {
        var (story, hit) = (Story.InWeek(), Given.Hit());
        Assert.NotEqual(story.Do(Officers.Liaison("DE"), hit), story.Do(Officers.Liaison("FR"), hit));
    }

    /// <summary>Once a record's key is erased its digest is gone too: the id alone decides, so that a late retry makes no second line.</summary>
    [Fact]
    public void Decide_FirstContentErased_IsRepeated()
    {
        var (story, hit) = (Story.Opened(), Given.Message());
        story.Do(Officers.Liaison("DE"), hit);
        var refolded = story.Lines.Aggregate(Operation.Unopened(Story.Key), (state, line) => state.Apply(line with { Digest = null }));
        Assert.IsType<Ruling.RepeatOf>(refolded.Decide(hit, "any", Officers.Liaison("DE"), story.Now));
    }

    [Fact]
    public void Decide_RepeatAfterThePhaseClosed_IsStillTheFirstAnswer()
    {
        var (story, hit) = (Story.InWeek(), Given.Hit());
        story.Do(Officers.Liaison("DE"), hit);
        Assert.IsType<Ruling.RepeatOf>(story.Enter(OperationPhase.PostOperational).When(Officers.Liaison("DE"), hit));
    }

    [Fact]
    public void Decide_RefusedBefore_IsDecidedAnew()
    {
        var (story, hit) = (Story.Opened(), Given.Hit());
        Assert.Equal(RefusalReason.NotInThisPhase, story.Refused(Officers.Liaison("DE"), hit).Reason);
        Assert.DoesNotContain(story.State.Receipts.Keys, key => key.Command == hit.Id);
        Assert.IsType<Ruling.ToRecord>(story.Enter(OperationPhase.Action).When(Officers.Liaison("DE"), hit));
    }

    /// <summary>The same id with other content is refused even if that content was refused before and recorded later.</summary>
    [Fact]
    public void Decide_RefusedThenOtherContentUnderTheId_IsDecidedAsItIs()
    {
        var (story, hit) = (Story.InWeek(), Given.Hit(Given.Marks("H1", "CH")));
        story.Refused(Officers.Liaison("DE"), hit);
        Assert.IsType<Ruling.ToRecord>(story.When(Officers.Liaison("DE"), hit with { Marks = Given.Marks("H1", "FR") }));
        Assert.Equal(RefusalReason.IdUsedForOtherContent, story.Refused(Officers.Liaison("DE"), hit).Reason);
    }
}
