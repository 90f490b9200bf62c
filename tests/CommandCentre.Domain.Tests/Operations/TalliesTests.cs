using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Seizures;

namespace CommandCentre.Domain.Tests.Operations;

/// <summary>Figures tie out: the total is the sum of the hours, and each class counts in its own column.</summary>
public sealed class TalliesTests
{
    private static readonly DateTimeOffset Eight = new(2020, 11, 16, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Tallies_OfTalliesAndSeizures_AreByCountryAndHourAndInAll()
    {
        var story = Story.InWeek();
        story.Do(Officers.Agency("DE"), Given.Tally(Eight.AddMinutes(10), 20));
        story.Do(Officers.Agency("DE", 2), Given.Tally(Eight.AddMinutes(59), 5));
        story.Do(Officers.Agency("FR"), Given.Tally(Story.Morning, 7));
        story.Do(Officers.Agency("DE"), Given.Seizure(Eight.AddMinutes(30), null, null, new(SeizedItemKind.Firearm, "pistol", 1), new(SeizedItemKind.Part, "slide", 2), new(SeizedItemKind.Part, "barrel", 3)));
        story.Do(Officers.Agency("FR"), Given.Seizure(Story.Morning, Given.Marks("H3"), null, new(SeizedItemKind.Ammunition, "blank", 50), new(SeizedItemKind.OtherWeapon, "knife", 4)));

        var tallies = story.State.Tallies;
        Assert.Equal(new Counts(25, 1, 5, 0, 0, 1), tallies.ByHour[new CountryHour(Eight, CountryCode.Parse("DE"))]);
        Assert.Equal(new Counts(7, 0, 0, 50, 4, 1), tallies.ByHour[new CountryHour(Story.Morning, CountryCode.Parse("FR"))]);
        Assert.Equal(new Counts(32, 1, 5, 50, 4, 2), tallies.Total);
        Assert.Equal((60L, 10L), (tallies.Total.Items, tallies.Total.Finds));
        Assert.Equal(tallies.Total, tallies.ByHour.Values.Aggregate(Counts.Add));
    }

    /// <summary>A tally is filed under the whole hour it lies in, on a clock of any offset.</summary>
    [Fact]
    public void HourOf_AnyMoment_IsTheWholeHourUtc()
    {
        Assert.Equal(Eight, Tallies.HourOf(new DateTimeOffset(2020, 11, 16, 14, 29, 59, 999, TimeSpan.FromHours(5.5))));
        Assert.Equal(TimeSpan.Zero, Tallies.HourOf(new DateTimeOffset(2020, 11, 16, 14, 0, 0, TimeSpan.FromHours(1))).Offset);
    }

    [Fact]
    public void Tally_OfTheRunningHour_IsTaken()
    {
        var story = Story.InWeek().After(5);
        story.Do(Officers.Agency("DE"), Given.Tally(Story.Morning.AddMinutes(59)));
        var line = Assert.IsType<TallyReported>(story.Lines[^1].Event);
        Assert.Equal(Story.Morning, line.Hour);
        Assert.Null(story.Lines[^1].Marks);
    }

    [Fact]
    public void Tally_OfTheDayBefore_IsRefused() =>
        Assert.Equal(RefusalReason.MomentBeforeOperation, Story.InWeek().Refused(Officers.Agency("DE"), Given.Tally(Story.Morning.AddHours(-9).AddMinutes(-1))).Reason);
}
