using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Domain.Tests.Operations;
using CommandCentre.Domain.Tests.Sharing;

namespace CommandCentre.Domain.Tests.CrossChecks;

/// <summary>A request in hand: one officer of each asked country at a time, known to their own people alone.</summary>
public sealed class ClaimRulesTests
{
    private static readonly CountryCode France = CountryCode.Parse("FR");

    private readonly Story _story = Story.InWeek();
    private readonly Guid _check;

    public ClaimRulesTests() => _check = _story.Do(Officers.Agency("DE"), Given.Check(["FR", "NL"], Given.Marks("H1", "ES")));

    private CheckClaim? InHand => _story.State.Checks[_check].Claims.GetValueOrDefault(France);

    [Fact]
    public void Claim_ByAnOfficerAsked_IsTheirsSinceThen()
    {
        _story.After(3).Do(Officers.Agency("FR"), Given.Claim(_check));
        Assert.Equal(new CheckClaim(France, Officers.Agency("FR").Officer, _story.State.Head, Story.Morning.AddMinutes(3)), InHand);
        Assert.Contains(_check, _story.State.InHand);
    }

    [Fact]
    public void Claim_ByASecondOfficer_NamesWhoHasIt()
    {
        _story.Do(Officers.Agency("FR"), Given.Claim(_check));
        foreach (var second in new[] { Officers.Agency("FR", 2), Officers.Liaison("FR"), Officers.Agency("FR") })
        {
            var refusal = _story.Refused(second, Given.Claim(_check));
            Assert.Equal((RefusalReason.InHandAlready, Officers.Agency("FR").Officer), (refusal.Reason, refusal.Allowed));
        }
    }

    [Fact]
    public void Claim_OfEachCountry_StandsBesideTheOthers()
    {
        _story.Do(Officers.Agency("FR"), Given.Claim(_check));
        _story.Do(Officers.Agency("NL"), Given.Claim(_check));
        Assert.Equal(["FR", "NL"], _story.State.Checks[_check].Claims.Keys.Select(country => country.Value));
    }

    /// <summary>The request is open to all; that France works on it is not. The centre knows that there is a record, as of any H2 it is not named in.</summary>
    [Fact]
    public void Claim_SeenByOthers_IsItsNumber()
    {
        var record = _story.Do(Officers.Agency("FR"), Given.Claim(_check));
        var line = _story.Lines[^1];
        foreach (var (country, level) in new[] { ("FR", SightLevel.Full), ("DE", SightLevel.Number), ("NL", SightLevel.Number), ("ES", SightLevel.Number), ("EU", SightLevel.Existence) })
        {
            Assert.Equal(level, _story.State.SightOf(CountryCode.Parse(country), record, line.Event.Kind).Level);
        }

        Assert.Equal(RefusalReason.NoMarks, _story.Refused(Officers.Liaison("FR"), Given.Marking(record, Given.Marks())).Reason);
    }

    [Theory]
    [InlineData(CheckOutcome.Hit, true)]
    [InlineData(CheckOutcome.NoHit, true)]
    [InlineData(CheckOutcome.Cannot, true)]
    [InlineData(CheckOutcome.NeedMore, false)] // it goes on once there is more
    public void Claim_AfterAnAnswer_IsFreedUnlessMoreIsNeeded(CheckOutcome outcome, bool freed)
    {
        _story.Do(Officers.Agency("FR"), Given.Claim(_check));
        _story.Do(Officers.Liaison("FR"), Given.Answer(_check, null, outcome));
        Assert.Equal(freed, InHand is null);
        Assert.Equal(freed, _story.State.InHand.IsEmpty);
        Assert.Equal(freed ? RefusalReason.AnsweredAlready : RefusalReason.InHandAlready, _story.Refused(Officers.Agency("FR", 2), Given.Claim(_check)).Reason);
    }

    [Fact]
    public void Claim_WhereMoreWasAskedFor_IsTaken()
    {
        _story.Do(Officers.Liaison("FR"), Given.Answer(_check, null, CheckOutcome.NeedMore));
        _story.Do(Officers.Agency("FR"), Given.Claim(_check));
        Assert.NotNull(InHand);
    }

    [Fact]
    public void Claim_AnsweredByAnotherCountry_Stays()
    {
        _story.Do(Officers.Agency("FR"), Given.Claim(_check));
        _story.Do(Officers.Liaison("NL"), Given.Answer(_check));
        Assert.NotNull(InHand);
    }

    [Fact]
    public void Release_ByTheClaimerOrALiaisonOfficer_FreesIt()
    {
        foreach (var by in new[] { Officers.Agency("FR"), Officers.Liaison("FR") })
        {
            var record = _story.Do(Officers.Agency("FR"), Given.Claim(_check));
            Assert.Equal(record, _story.Do(by, Given.Release(_check)));
            Assert.Null(InHand);
        }

        Assert.Equal(RefusalReason.NotInHand, _story.Refused(Officers.Agency("FR"), Given.Release(_check)).Reason);
    }

    [Fact]
    public void Release_ByAnotherAgencyOfficer_NamesWhoHasIt()
    {
        _story.Do(Officers.Agency("FR"), Given.Claim(_check));
        var refusal = _story.Refused(Officers.Agency("FR", 2), Given.Release(_check));
        Assert.Equal((RefusalReason.InOtherHands, Officers.Agency("FR").Officer), (refusal.Reason, refusal.Allowed));
        Assert.Equal(RefusalReason.NotInHand, _story.Refused(Officers.Liaison("NL"), Given.Release(_check)).Reason); // their own queue, not France's
    }

    [Fact]
    public void Claim_ClaimerLeavingDuty_IsFreedAndNoOther()
    {
        foreach (var officer in new[] { Officers.Agency("FR"), Officers.Agency("NL") })
        {
            _story.Do(officer, new JoinDuty(Given.Id(), "Roissy"));
            _story.Do(officer, Given.Claim(_check));
        }

        _story.Do(Officers.Agency("FR"), new LeaveDuty(Given.Id()));
        Assert.Equal(["NL"], _story.State.Checks[_check].Claims.Keys.Select(country => country.Value));
    }

    [Fact]
    public void Claim_CountryDismissed_IsFreed()
    {
        _story.Do(Officers.Agency("FR"), Given.Claim(_check));
        _story.Do(Officers.Coordinator, new DismissParticipant(Given.Id(), France));
        Assert.Null(InHand);
        Assert.Empty(_story.State.InHand);
    }

    [Theory]
    [InlineData("ES", RefusalReason.NotAsked)]
    [InlineData("DE", RefusalReason.NotAsked)] // the asker does not answer
    public void Claim_ByACountryNotAsked_IsRefused(string country, RefusalReason reason)
    {
        Assert.Equal(reason, _story.Refused(Officers.Agency(country), Given.Claim(_check)).Reason);
        Assert.Equal(reason, _story.Refused(Officers.Liaison(country), Given.Release(_check)).Reason);
    }
}
