using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Seizures;
using CommandCentre.Domain.Tests.Operations;

namespace CommandCentre.Domain.Tests.Indicators;

public sealed class IndicatorTests
{
    private readonly Story _story = Story.InWeek();

    [Fact]
    public void State_ByAnAnalyst_IsARecordUnderItsMarks()
    {
        var indicator = _story.Do(Officers.Of(Role.Analyst, "DE"), Given.Indicator(Given.Marks("H2", "FR")));
        Assert.Equal([indicator], _story.State.Indicators);
        Assert.Equal(Officers.Named("FR"), _story.State.Records[indicator].Marks!.To);
    }

    [Fact]
    public void LeadControlAndSeizure_NameAnIndicator_AndStandUnderIt()
    {
        var indicator = _story.Do(Officers.Liaison("DE"), Given.Indicator(Given.Marks("H1")));
        Guid[] named =
        [
            _story.Do(Officers.Liaison("DE"), Given.Lead("FR") with { Indicator = indicator }),
            _story.Do(Officers.Agency("DE"), Given.Control(_story.Now) with { Indicator = indicator }),
            _story.Do(Officers.Agency("DE"), Given.Seizure(_story.Now) with { Indicator = indicator }),
        ];
        Assert.Equal(named, _story.State.About[indicator]);
        Assert.Equal(FindCause.Indicator, _story.State.Seized[named[2]].Cause);
    }

    /// <summary>An indicator that the sender may not read is as if absent, and so is a record of another kind.</summary>
    [Fact]
    public void Naming_WhatOneMayNotRead_IsRefusedAsAbsent()
    {
        var closed = _story.Do(Officers.Liaison("NL"), Given.Indicator(Given.Marks("H2", "EU")));
        var other = _story.Do(Officers.Liaison("DE"), Given.Hit());
        foreach (var named in new[] { closed, other, Given.Id() })
        {
            OperationCommand[] all = [Given.Lead("FR") with { Indicator = named }, Given.Control(_story.Now) with { Indicator = named }, Given.Seizure(_story.Now) with { Indicator = named }];
            Assert.All(all, command =>
            {
                var refusal = _story.Refused(command is Domain.Operations.SendLead ? Officers.Liaison("DE") : Officers.Agency("DE"), command);
                Assert.Equal((RefusalReason.NoSuchRecord, "indicator", named.ToString("D")), (refusal.Reason, refusal.Field, refusal.Value));
            });
        }
    }

    [Theory]
    [InlineData(FindCause.Lead)]
    [InlineData(FindCause.Hit)]
    [InlineData(FindCause.Chance)]
    [InlineData(FindCause.NotStated)]
    public void Seizure_OfAnotherCause_NamesNoIndicator(FindCause cause)
    {
        var indicator = _story.Do(Officers.Liaison("DE"), Given.Indicator(Given.Marks("H1")));
        Assert.Equal(RefusalReason.OtherCause, _story.Refused(Officers.Agency("DE"), Given.Seizure(_story.Now) with { Cause = cause, Indicator = indicator }).Reason);
    }
}
