using CommandCentre.Domain.Messages;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Tests.Operations;

namespace CommandCentre.Domain.Tests.Messages;

public sealed class MessageRulesTests
{
    private readonly Story _story = Story.InWeek();

    [Fact]
    public void Post_AboutARecordItReads_IsTaken()
    {
        var hit = _story.Do(Officers.Liaison("DE"), Given.Hit(Given.Marks("H2", "FR")));
        var tally = _story.Do(Officers.Agency("DE"), Given.Tally(Story.Morning));
        _story.Do(Officers.Agency("FR"), Given.Message(null, hit));
        _story.Do(Officers.Agency("NL"), Given.Message(null, tally));
        Assert.Equal(new MessagePosted("good morning", tally), _story.Lines[^1].Event);
    }

    [Fact]
    public void Post_AboutARecordItMayNotRead_IsNoSuchRecord()
    {
        var hit = _story.Do(Officers.Liaison("DE"), Given.Hit(Given.Marks("H2", "FR")));
        Assert.Equal(new Refusal(RefusalReason.NoSuchRecord, "about", hit.ToString("D")), _story.Refused(Officers.Agency("NL"), Given.Message(null, hit)));
    }
}
