using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Referrals;
using CommandCentre.Domain.Sharing;
using CommandCentre.Domain.Tests.Operations;
using CommandCentre.Domain.Tests.Sharing;

namespace CommandCentre.Domain.Tests.Referrals;

public sealed class ReferralRulesTests
{
    private readonly Story _story = Story.InWeek();

    private readonly Guid _post;

    public ReferralRulesTests() => _post = _story.Do(Officers.Liaison("DE"), Given.Operator());

    private Referral Of(Guid id) => _story.State.Referrals[id];

    private Guid Refer(ReferralKind ask = ReferralKind.RequestForInformation, Marks? marks = null) => _story.Do(Officers.Agency("DE"), Given.Referral(_post, ask, marks: marks));

    private void Says(Guid referral, ReferralAnswer answer) => _story.Do(Actor.Channel, Given.AnswerOf(_post, referral, answer));

    /// <summary>It is called something else, or somebody else is called there: its record, what it was referred and what is asked of it stay.</summary>
    [Fact]
    public void Operator_RegisteredAnew_IsTheSameUnderAnotherName()
    {
        var referral = Refer();
        Assert.Equal(_post, _story.Do(Officers.Liaison("DE"), Given.Operator("Nordpost AG") with { Operator = _post }));
        var known = Assert.Single(_story.State.Operators.Values);
        Assert.Equal("Nordpost AG", known.Name);
        Assert.Equal([referral], known.Referrals);
        Assert.Equal(_story.Lines[^1].Number, known.Number);
        Says(referral, Given.Answered(ReferralKind.RequestForInformation));
        Assert.Equal(ReferralState.Answered, Of(referral).State);
    }

    [Theory]
    [InlineData("FR", true)] // another country's
    [InlineData("DE", false)] // none at all
    public void Operator_ThatIsNotTheSenders_IsAsAbsent(string country, bool isThere)
    {
        var asked = isThere ? _post : Given.Id();
        var refused = _story.Refused(Officers.Liaison(country), Given.Operator() with { Operator = asked });
        Assert.Equal((RefusalReason.NoSuchRecord, "operator"), (refused.Reason, refused.Field));
    }

    /// <summary>Issue 7: sent, seen, answered or in part or not at all, accepted or asked again, closed: each a line.</summary>
    [Fact]
    public void Life_FromSentToClosed_IsEachALineOfTheReferringCountry()
    {
        var id = Refer(marks: Given.Marks("H1", "FR"));
        _story.Do(Actor.Channel, new NoteReferralSeen(Given.Id(), _post, id));
        Says(id, Given.Answered(ReferralKind.RequestForInformation, ReferralOutcome.Partly));
        _story.Do(Officers.Agency("DE"), Given.MoveReferral(id, ReferralMove.AskAgain));
        Says(id, Given.Answered(ReferralKind.RequestForInformation, ReferralOutcome.Cannot));
        _story.Do(Officers.Agency("DE"), Given.MoveReferral(id, ReferralMove.AskAgain));
        Says(id, Given.Answered(ReferralKind.RequestForInformation));
        _story.Do(Officers.Liaison("DE"), Given.MoveReferral(id, ReferralMove.Accept));
        _story.Do(Officers.Liaison("DE"), Given.MoveReferral(id, ReferralMove.Close));
        Assert.Equal(
            [
                ReferralState.Sent, ReferralState.Seen, ReferralState.Partly, ReferralState.AskedAgain, ReferralState.Cannot, ReferralState.AskedAgain, ReferralState.Answered,
                ReferralState.Accepted, ReferralState.Closed,
            ],
            Of(id).Steps.Select(step => step.State));
        var lines = _story.Lines.Where(line => line.Record == id).ToList();
        Assert.Equal(Of(id).Steps.Select(step => step.Number), lines.Select(line => line.Number));
        Assert.All(lines, line => Assert.Equal((CountryCode.Parse("DE"), Given.Marks("H1", "FR")), (line.Owner, line.Marks!)));
        Assert.Equal([.. lines.Where(line => line.Event is ReferralAnswered).Select(line => line.Number)], Of(id).Answers);
        Assert.Empty(_story.State.Deadlines);
    }

    [Fact]
    public void Overdue_OnceForEachTimeItIsAsked_AndMayStillBeAnswered()
    {
        var id = Refer();
        Assert.Equal([(Story.Morning.AddMinutes(60), id)], _story.State.Deadlines);
        Assert.Equal(RefusalReason.NotOverdue, _story.Refused(Actor.Clock, new NoteReferralOverdue(Given.Id(), id)).Reason);
        _story.After(60).Do(Actor.Clock, DeadlineNotes.Of(_story.State, id, Of(id).Due));
        Assert.Equal((_story.State.Head, ReferralState.Sent), (Of(id).OverdueNumber!.Value, Of(id).State));
        Assert.Empty(_story.State.Deadlines);
        Says(id, Given.Answered(ReferralKind.RequestForInformation));
        _story.Do(Officers.Agency("DE"), Given.MoveReferral(id, ReferralMove.AskAgain));
        Assert.Equal([(Story.Morning.AddMinutes(120), id)], _story.State.Deadlines);
        Assert.Null(Of(id).OverdueNumber);
        _story.After(60).Do(Actor.Clock, DeadlineNotes.Of(_story.State, id, Of(id).Due));
        Assert.Equal(2, _story.Lines.Count(line => line.Event is ReferralOverdue));
    }

    /// <summary>An order stands though it was answered and accepted; where the parcel has left there is nothing left to hold.</summary>
    [Fact]
    public void DoNotLoad_StandsUntilItIsLifted()
    {
        var id = Refer(ReferralKind.DoNotLoad);
        Says(id, Given.Answered(ReferralKind.DoNotLoad));
        _story.Do(Officers.Agency("DE"), Given.MoveReferral(id, ReferralMove.Accept));
        Assert.True(Of(id).Forbids);
        Assert.Equal(RefusalReason.OrderStands, _story.Refused(Officers.Agency("DE"), Given.MoveReferral(id, ReferralMove.Close)).Reason);
        _story.Do(Officers.Agency("DE"), Given.MoveReferral(id, ReferralMove.Lift));
        Assert.Equal((ReferralState.Lifted, false), (Of(id).State, Of(id).Forbids));
        var late = Refer(ReferralKind.DoNotLoad);
        Says(late, Given.Answered(ReferralKind.DoNotLoad, loaded: LoadState.Departed));
        Assert.Equal(LoadState.Departed, Of(late).Loaded);
        _story.Do(Officers.Agency("DE"), Given.MoveReferral(late, ReferralMove.Close));
    }

    /// <summary>Only its own country knows an operator, and another country's operator is as if it were not there.</summary>
    [Fact]
    public void Operator_IsItsCountrysAlone()
    {
        Assert.Equal(RefusalReason.NoSuchRecord, _story.Refused(Officers.Agency("FR"), Given.Referral(_post)).Reason);
        Assert.Equal((SightLevel.Full, SightLevel.Number, SightLevel.Existence), (Sees("DE"), Sees("FR"), Sees("EU")));
        SightLevel Sees(string country) => _story.State.SightOf(CountryCode.Parse(country), _post, LineKind.OperatorRegistered).Level;
    }

    /// <summary>An operator does nothing with what another one was referred.</summary>
    [Fact]
    public void AnotherOperator_FindsNothing()
    {
        var (id, other) = (Refer(), _story.Do(Officers.Liaison("DE"), Given.Operator("Blitz")));
        var absent = Given.Id();
        Assert.Equal(RefusalReason.NoSuchRecord, _story.Refused(Actor.Channel, Given.AnswerOf(other, id, Given.Answered(ReferralKind.RequestForInformation))).Reason);
        Assert.Equal(
            new Refusal(RefusalReason.NoSuchRecord, "referral", absent.ToString("D")), _story.Refused(Actor.Channel, new NoteReferralSeen(Given.Id(), other, absent)));
        Assert.Equal(new Refusal(RefusalReason.NoSuchRecord, "referral", id.ToString("D")), _story.Refused(Actor.Channel, new NoteReferralSeen(Given.Id(), other, id)));
    }

    [Fact]
    public void Answer_AfterTheCountryLeft_FindsNothing()
    {
        var id = Refer();
        _story.Do(Officers.Coordinator, new DismissParticipant(Given.Id(), CountryCode.Parse("DE")));
        Assert.Equal(RefusalReason.NoSuchRecord, _story.Refused(Actor.Channel, Given.AnswerOf(_post, id, Given.Answered(ReferralKind.RequestForInformation))).Reason);
    }

    /// <summary>H2 binds the reader: a number known from another country's record alone goes to nobody else until that country permits it, or one's own officers have met the parcel.</summary>
    [Fact]
    public void Number_KnownFromAnotherUnderH2_IsPassedOnOnlyWithAGrantOrAControlOfOnesOwn()
    {
        var lead = _story.Do(Officers.Liaison("FR"), Given.Lead("DE", Given.Marks("H2")));
        Assert.Equal("FR", _story.Refused(Officers.Agency("DE"), Given.Referral(_post, about: lead)).Allowed);
        Assert.Equal(RefusalReason.NotToBePassedOn, _story.Refused(Officers.Agency("DE"), Given.Referral(_post)).Reason); // typed by hand it is the same number
        var granted = _story.Fork();
        granted.Do(Officers.Liaison("FR"), Given.Grant(lead, "DE"));
        granted.Do(Officers.Agency("DE"), Given.Referral(_post, about: lead));
        var control = _story.Do(Officers.Agency("DE"), Given.Control(Story.Morning));
        _story.Do(Officers.Agency("DE"), Given.Referral(_post, about: control));
        Assert.Equal(Given.Parcel, Of(_story.Lines[^1].Record).Parcel);
    }

    /// <summary>Who asks the carrier about a lead's parcel has touched the lead: nobody calls it missed.</summary>
    [Fact]
    public void ReferralOfALead_TouchesIt()
    {
        var lead = _story.Do(Officers.Liaison("FR"), Given.Lead("DE"));
        _story.Do(Officers.Agency("DE"), Given.Referral(_post, about: lead));
        Assert.True(_story.State.Leads[lead].Touched);
        Assert.DoesNotContain(_story.State.Deadlines, deadline => deadline.Subject == lead);
    }

    public static TheoryData<ReferralKind, ReferralOutcome> Fitting =>
        [.. from ask in Enum.GetValues<ReferralKind>() from outcome in Enum.GetValues<ReferralOutcome>() select (ask, outcome)];

    [Theory]
    [MemberData(nameof(Fitting))]
    public void Answer_OfTheKindThatWasAsked_IsTaken(ReferralKind ask, ReferralOutcome outcome)
    {
        var id = Refer(ask);
        Says(id, Given.Answered(ask, outcome));
        Assert.Equal(Words.Of(outcome), Words.Of(Of(id).State));
    }

    public static TheoryData<ReferralKind, string, ReferralAnswer> Unfitting => new()
    {
        { ReferralKind.RequestForInformation, "facts", new(ReferralOutcome.Partly, null, null, null, null) },
        { ReferralKind.RequestForAmendment, "facts", new(ReferralOutcome.Partly, null, null, null, "soon") },
        { ReferralKind.RequestForScreening, "screening", new(ReferralOutcome.Partly, null, null, null, "soon") },
        { ReferralKind.RequestForScreening, "screening.result", Given.Answered(ReferralKind.RequestForScreening) with { Screening = new ScreeningDone([], ScreeningResult.NotDone, "B. Larsson", "Arlanda hub") } },
        { ReferralKind.DoNotLoad, "loading", new(ReferralOutcome.Answered, null, null, null, "it stays") },
        { ReferralKind.DoNotLoad, "facts", Given.Answered(ReferralKind.RequestForInformation) },
        { ReferralKind.RequestForInformation, "screening", Given.Answered(ReferralKind.RequestForScreening) },
        { ReferralKind.RequestForInformation, "loading", Given.Answered(ReferralKind.DoNotLoad) },
        { ReferralKind.RequestForInformation, "text", new(ReferralOutcome.Cannot, null, null, null, null) },
        { ReferralKind.DoNotLoad, "loading", Given.Answered(ReferralKind.DoNotLoad) with { Outcome = ReferralOutcome.Cannot, Text = "no" } },
    };

    [Theory]
    [MemberData(nameof(Unfitting))]
    public void Answer_ThatDoesNotFit_NamesTheField(ReferralKind ask, string field, ReferralAnswer answer) =>
        Assert.Equal(field, _story.Refused(Actor.Channel, Given.AnswerOf(_post, Refer(ask), answer)).Field);

    /// <summary>Who says "all" gives all that was asked for; what is missing is named.</summary>
    [Fact]
    public void Answer_InFull_LacksNothingThatWasAskedFor()
    {
        var id = _story.Do(Officers.Agency("DE"), Given.Referral(_post, ReferralKind.RequestForAmendment) with { Fields = [.. Enum.GetValues<ReferralField>()] });
        var facts = new ReferralFacts(Given.Person, Given.Addressee, [new ContentPiece("toys", null, null, null, null, null, null)], 850, 0m, "EUR", ParcelNumber.Parse("EE471108151FR"));
        Assert.Equal("consignee", _story.Refused(Actor.Channel, Given.AnswerOf(_post, id, new(ReferralOutcome.Answered, facts with { Consignee = null }, null, null, null))).Value);
        Says(id, new(ReferralOutcome.Answered, facts, null, null, null));
        Assert.Contains(id, _story.State.Parcels["EE471108151FR"]); // the parcel goes on under that number
    }
}
