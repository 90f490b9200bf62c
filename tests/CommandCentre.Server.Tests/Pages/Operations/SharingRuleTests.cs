using CommandCentre.Domain.Sharing;
using CommandCentre.Server.Pages.Operations;

namespace CommandCentre.Server.Tests.Pages.Operations;

/// <summary>The table on the page against the table of design.md section 4, written down here a second time.</summary>
public sealed class SharingRuleTests
{
    [Theory]
    [InlineData("The owner’s country", "Full Full Full Full")]
    [InlineData("Named: by country, agency or closed user group", "Full Full Full Full")]
    [InlineData("Every participant, when nobody is named", "Full Full Number Number")]
    [InlineData("The coordination centre, when nobody is named", "Full Full Full Full")]
    [InlineData("The coordination centre, when others are named", "Existence Existence Existence Existence")]
    [InlineData("Every other participant, when others are named", "Existence Existence Number Number")]
    [InlineData("Named, of a hit that was withdrawn", "Existence Existence Existence Existence")]
    [InlineData("Named, invited to observe", "NonNominal NonNominal NonNominal NonNominal")]
    [InlineData("Named, outside the duty window", "NonNominal NonNominal NonNominal NonNominal")]
    [InlineData("Named, on a wall that visitors may read", "NonNominal Number Number Number")]
    public void Row_OfEach_SaysWhatTheDesignSays(string who, string levels) => Assert.Equal(levels, Levels(who, isOver: false));

    [Theory]
    [InlineData(false, "Full Full Number Number")]
    [InlineData(true, "NonNominal NonNominal Number Number")]
    public void Row_OfAgencyOfficers_GoesByThePhase(bool isOver, string levels) => Assert.Equal(levels, Levels("Agency officers, when nobody is named", isOver));

    [Fact]
    public void Row_OfTheNamed_SaysWhatTheyMustHeed() =>
        Assert.Equal(
            [Caveats.None, Caveats.NotForCourt, Caveats.NotToBePassedOn, Caveats.NotToBePassedOn],
            SharingRule.Rows(false).Single(row => row.Who.StartsWith("Named: ", StringComparison.Ordinal)).Cells.Select(cell => cell.Sighted.Caveats));

    private static string Levels(string who, bool isOver) =>
        string.Join(' ', SharingRule.Rows(isOver).Single(row => row.Who == who).Cells.Select(cell => cell.Sighted.Level));
}
