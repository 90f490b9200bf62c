using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Domain.Tests.Operations;
using CommandCentre.Domain.Tests.Sharing;

namespace CommandCentre.Domain.Tests.Seizures;

public sealed class SeizureRulesTests
{
    private readonly Story _story = Story.InWeek();

    [Theory]
    [InlineData(-9 * 60, null)] // midnight of the first day
    [InlineData((-9 * 60) - 1, RefusalReason.MomentBeforeOperation)]
    [InlineData(0, null)]
    [InlineData(1, RefusalReason.MomentInTheFuture)]
    public void Report_FoundWithinTheOperation_IsTaken(int minutes, RefusalReason? refused) =>
        Assert.Equal(refused, (_story.When(Officers.Agency("DE"), Given.Seizure(Story.Morning.AddMinutes(minutes))) as Ruling.No)?.Refusal.Reason);

    [Fact]
    public void Report_FromALead_MustBeOneItReads()
    {
        var lead = _story.Do(Officers.Liaison("DE"), Given.Lead("FR", Given.Marks("H2")));
        _story.Do(Officers.Agency("FR"), Given.Seizure(Story.Morning, null, lead));
        Assert.Equal(new Refusal(RefusalReason.NoSuchRecord, "lead", lead.ToString("D")), _story.Refused(Officers.Agency("NL"), Given.Seizure(Story.Morning, null, lead)));
    }

    /// <summary>Kind, country, hour and number of a seizure are open to every participant, whatever its marks (design.md section 4).</summary>
    [Theory]
    [InlineData("H0")]
    [InlineData("H3")]
    public void Report_ToOneCountry_LeavesItsCountsOpen(string handling)
    {
        var seizure = _story.Do(Officers.Agency("DE"), Given.Seizure(Story.Morning, Given.Marks(handling, "FR")));
        string[] viewers = ["DE", "FR", "NL", "EU", "CH"];
        Assert.Equal(
            [SightLevel.Full, SightLevel.Full, SightLevel.Counts, SightLevel.Counts, SightLevel.None],
            viewers.Select(viewer => _story.State.SightOf(CountryCode.Parse(viewer), seizure, LineKind.SeizureReported).Level));
    }
}
