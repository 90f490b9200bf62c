using CommandCentre.Domain.Controls;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Tests.Operations;

namespace CommandCentre.Domain.Tests.Controls;

public sealed class ControlRulesTests
{
    private readonly Story _story = Story.InWeek();

    private ParcelDecision? Decision(Guid control) => _story.State.Controls[control].Decision;

    [Fact]
    public void Report_OnALead_TakesItsParcelAndReachesWhoSentIt()
    {
        var lead = _story.Do(Officers.Liaison("DE"), Given.Lead("FR", Given.Marks("H2")));
        _story.Do(Officers.Agency("FR"), Given.Control(Story.Morning, lead, Given.Marks("H2")) with { Parcel = null });
        Assert.Equal((Given.Parcel, lead), (((ControlReported)_story.Lines[^1].Event).Parcel, ((ControlReported)_story.Lines[^1].Event).Lead));
        Assert.Equal(Officers.Named("DE"), _story.Lines[^1].Marks!.To);
        Assert.Equal(RefusalReason.AskerMustRead, _story.Refused(Officers.Agency("FR"), Given.Control(Story.Morning, lead, Given.Marks("H1", "NL"))).Reason);
        Assert.Equal(RefusalReason.NotTheDestination, _story.Refused(Officers.Agency("DE"), Given.Control(Story.Morning, lead)).Reason);
    }

    [Fact]
    public void Report_LaterThanNow_IsRefused() => Assert.Equal(RefusalReason.MomentInTheFuture, _story.Refused(Officers.Agency("DE"), Given.Control(Story.Morning.AddSeconds(1))).Reason);

    [Fact]
    public void Decide_ByAnotherCountry_IsTheOwnersMatter()
    {
        var control = _story.Do(Officers.Agency("DE"), Given.Control(Story.Morning));
        Assert.Equal(RefusalReason.NotTheOwner, _story.Refused(Officers.Agency("FR"), Given.Measure(control)).Reason);
        _story.Do(Officers.Liaison("DE"), Given.Measure(control));
        Assert.True(Decision(control)!.IsFinal);
    }

    /// <summary>Each country's law has its own clock; what the officer states by hand comes first.</summary>
    [Fact]
    public void Decide_WithTheCountrysLegalClock_EndsByIt()
    {
        _story.Do(Officers.Liaison("DE"), Given.LegalClock(ParcelMeasure.Detain, 36));
        var (mine, other) = (_story.Do(Officers.Agency("DE"), Given.Control(Story.Morning)), _story.Do(Officers.Agency("FR"), Given.Control(Story.Morning)));
        _story.Do(Officers.Agency("DE"), Given.Measure(mine, ParcelMeasure.Detain));
        Assert.Equal(Story.Morning.AddHours(36), Decision(mine)!.Until);
        Assert.Equal(RefusalReason.EndMissing, _story.Refused(Officers.Agency("FR"), Given.Measure(other, ParcelMeasure.Detain)).Reason);
        _story.Do(Officers.Agency("DE"), Given.Measure(mine, ParcelMeasure.ControlledDelivery, Story.Morning.AddHours(5), "prosecutor, 7 Js 12/20"));
        Assert.Equal((ParcelMeasure.ControlledDelivery, Story.Morning.AddHours(5)), (Decision(mine)!.Measure, Decision(mine)!.Until));
        Assert.Equal([(Story.Morning.AddHours(5), Decision(mine)!.Id)], _story.State.Deadlines);
    }

    [Fact]
    public void Decide_Final_HasNoEnd()
    {
        var control = _story.Do(Officers.Agency("DE"), Given.Control(Story.Morning));
        _story.Do(Officers.Agency("DE"), Given.Measure(control, ParcelMeasure.Seize, Story.Morning.AddHours(1)));
        Assert.Null(Decision(control)!.Until);
        Assert.Empty(_story.State.Deadlines);
    }

    [Fact]
    public void Expired_IsNotedOnceAndAnotherDecisionMayFollow()
    {
        var control = _story.Do(Officers.Agency("DE"), Given.Control(Story.Morning));
        var detained = _story.Do(Officers.Agency("DE"), Given.Measure(control, ParcelMeasure.Detain, Story.Morning.AddHours(1)));
        var note = DeadlineNotes.Of(_story.State, detained, Story.Morning.AddHours(1));
        Assert.Equal(RefusalReason.NotExpired, _story.After(59).Refused(Actor.Clock, note).Reason);
        _story.After(1).Do(Actor.Clock, note);
        Assert.Equal((detained, new MeasureExpired(ParcelMeasure.Detain)), (_story.Lines[^1].Record, _story.Lines[^1].Event));
        Assert.Equal(_story.State.Head, Decision(control)!.ExpiredNumber);
        Assert.Equal(RefusalReason.NotExpired, _story.Refused(Actor.Clock, note with { Id = Given.Id() }).Reason);
        _story.Do(Officers.Agency("DE"), Given.Measure(control, ParcelMeasure.Release));
        Assert.Equal((ParcelMeasure.Release, null), (Decision(control)!.Measure, Decision(control)!.ExpiredNumber));
    }

    [Fact]
    public void Clock_OfAnotherIsNobodysToNote()
    {
        var control = _story.Do(Officers.Agency("DE"), Given.Control(Story.Morning));
        var detained = _story.Do(Officers.Agency("DE"), Given.Measure(control, ParcelMeasure.Detain, Story.Morning.AddHours(1)));
        Assert.Equal(RefusalReason.OnlyTheClock, _story.After(60).Refused(Officers.Coordinator, new NoteMeasureExpired(Given.Id(), detained)).Reason);
    }

    [Fact]
    public void DeadlineNotes_OfNothingDue_IsAWrongCall() =>
        Assert.Contains("nothing", Assert.Throws<ArgumentException>(() => DeadlineNotes.Of(_story.State, RecordId.Derived("x"), Story.Morning)).Message, StringComparison.Ordinal);
}
