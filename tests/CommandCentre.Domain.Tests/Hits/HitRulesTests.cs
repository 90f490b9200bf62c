using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Domain.Tests.Operations;
using CommandCentre.Domain.Tests.Sharing;

namespace CommandCentre.Domain.Tests.Hits;

public sealed class HitRulesTests
{
    private readonly Story _story = Story.InWeek();

    [Fact]
    public void Push_IsARecordOfTheCountryNotOfTheOfficer()
    {
        var hit = _story.Do(Officers.Liaison("DE"), Given.Hit());
        _story.Do(Officers.Liaison("DE", 2), Given.Correction(hit)); // a colleague relieves
        var record = _story.State.Records[hit];
        Assert.Equal((CountryCode.Parse("DE"), LineKind.HitPushed, 2), (record.Owner, record.Kind, record.Lines.Length));
    }

    /// <summary>A later change of marks counts for the earlier lines too (design.md section 4).</summary>
    [Fact]
    public void Correct_WithOtherMarks_RulesTheFirstLineToo()
    {
        var hit = _story.Do(Officers.Liaison("DE"), Given.Hit(Given.Marks("H1", "FR")));
        Assert.Equal(SightLevel.Full, Sees("FR", hit));
        _story.Do(Officers.Liaison("DE"), Given.Correction(hit, Given.Marks("H2", "NL")));
        Assert.Equal((SightLevel.Number, SightLevel.Full, SightLevel.Existence), (Sees("FR", hit), Sees("NL", hit), Sees("EU", hit)));
    }

    [Fact]
    public void Withdraw_KeepsTheMarksAndTellsThoseWhoRead()
    {
        var hit = _story.Do(Officers.Liaison("DE"), Given.Hit(Given.Marks("H2", "FR")));
        _story.Do(Officers.Liaison("DE"), Given.Withdrawal(hit));
        Assert.Equal(Given.Marks("H2", "FR"), _story.State.Records[hit].Marks);
        Assert.Equal((SightLevel.Existence, SightLevel.Full), (Sees("FR", hit), _story.State.SightOf(CountryCode.Parse("FR"), hit, LineKind.HitWithdrawn).Level));
        Assert.Equal((SightLevel.Full, SightLevel.Number), (Sees("DE", hit), Sees("NL", hit)));
        Assert.IsType<HitWithdrawn>(_story.Lines[^1].Event);
    }

    [Fact]
    public void Withdraw_Twice_IsRefused()
    {
        var hit = _story.Do(Officers.Liaison("DE"), Given.Hit());
        _story.Do(Officers.Liaison("DE"), Given.Withdrawal(hit));
        Assert.Equal(RefusalReason.HitWithdrawn, _story.Refused(Officers.Liaison("DE"), Given.Withdrawal(hit)).Reason);
    }

    [Fact]
    public void Correct_ARecordThatIsNoHit_IsNoSuchRecord()
    {
        var lead = _story.Do(Officers.Liaison("DE"), Given.Lead("FR"));
        Assert.Equal(new Refusal(RefusalReason.NoSuchRecord, "hit", lead.ToString("D")), _story.Refused(Officers.Liaison("DE"), Given.Correction(lead)));
    }

    private SightLevel Sees(string country, Guid hit) => _story.State.SightOf(CountryCode.Parse(country), hit, LineKind.HitPushed).Level;
}
