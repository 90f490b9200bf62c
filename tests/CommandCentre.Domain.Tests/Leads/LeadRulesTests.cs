using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Tests.Operations;

namespace CommandCentre.Domain.Tests.Leads;

public sealed class LeadRulesTests
{
    private readonly Story _story = Story.InWeek();

    [Fact]
    public void Send_IsOpenUntilTheDestinationsFeedback()
    {
        var id = _story.Do(Officers.Liaison("DE"), Given.Lead("FR"));
        Assert.Equal(
            new Lead(id, _story.State.Head, CountryCode.Parse("DE"), CountryCode.Parse("FR"), Story.Morning, null, null, null) { Parcel = Given.Parcel, Marks = _story.State.Records[id].Marks! },
            _story.State.Leads[id] with { Steps = [] });
        _story.Enter(OperationPhase.PostOperational).Do(Officers.Agency("FR"), Given.Feedback(id));
        Assert.Equal((LeadOutcome.NothingFound, _story.State.Head, false), (_story.State.Leads[id].Outcome, _story.State.Leads[id].FeedbackNumber, _story.State.Leads[id].IsOpen));
    }

    [Fact]
    public void Feedback_HiddenFromWhoSentTheLead_IsRefused()
    {
        var id = _story.Do(Officers.Liaison("DE"), Given.Lead("FR"));
        Assert.Equal(new Refusal(RefusalReason.AskerMustRead, "to", "NL", "DE"), _story.Refused(Officers.Agency("FR"), Given.Feedback(id, Given.Marks("H0", "NL"))));
        _story.Do(Officers.Agency("FR"), Given.Feedback(id, Given.Marks("H0", "DE", "NL")));
    }

    [Fact]
    public void Send_ToAStranger_NamesTheDestination()
    {
        var refusal = _story.Refused(Officers.Liaison("DE"), Given.Lead("CH"));
        Assert.Equal((RefusalReason.AddresseeNotParticipating, "destination", "CH"), (refusal.Reason, refusal.Field, refusal.Value));
    }
}
