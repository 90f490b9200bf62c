using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Seizures;
using CommandCentre.Domain.Tests.Operations;

namespace CommandCentre.Domain.Tests.Seizures;

/// <summary>Legality as each country states it, and what it said on the day of a find.</summary>
public sealed class LegalityTests
{
    private static readonly CountryCode Germany = CountryCode.Parse("DE");

    private static readonly ItemFacts Pistol = new(0, new SeizedItem(SeizedItemKind.Firearm, "pistol", 1), new ItemDescription(0, new FirearmDescription(Condition: FirearmCondition.Converted, Action: FirearmAction.Automatic)));

    private readonly Story _story = Story.InWeek();

    [Fact]
    public void Decide_StatedByALiaisonOfficer_StandsInTheTable()
    {
        _story.Do(Officers.Liaison("DE"), Given.Legality("pistol", LegalStanding.Prohibited));
        var stated = Assert.Single(_story.State.Laws.Statements);
        Assert.Equal((Germany, "pistol", LegalStanding.Prohibited, new DateOnly(2020, 1, 1)), (stated.Country, stated.What, stated.Standing, stated.From));
    }

    /// <summary>The last statement from that day or before; one from a later day says nothing yet.</summary>
    [Theory]
    [InlineData("2019-12-31", null)]
    [InlineData("2020-01-01", LegalStanding.Declaration)]
    [InlineData("2020-06-30", LegalStanding.Declaration)]
    [InlineData("2020-07-01", LegalStanding.Prohibited)]
    public void At_ADay_IsWhatHeldThen(string day, LegalStanding? standing)
    {
        _story.Do(Officers.Liaison("DE"), Given.Legality("pistol", LegalStanding.Prohibited, "2020-07-01"));
        _story.Do(Officers.Liaison("DE"), Given.Legality("pistol", LegalStanding.Declaration, "2020-01-01"));
        Assert.Equal(standing, At(Germany, day).SingleOrDefault()?.Standing);
    }

    [Fact]
    public void With_TheSameDayAgain_Replaces()
    {
        _story.Do(Officers.Liaison("DE"), Given.Legality("pistol", LegalStanding.Prohibited));
        _story.Do(Officers.Liaison("DE"), Given.Legality("pistol", LegalStanding.Free));
        Assert.Equal(LegalStanding.Free, Assert.Single(_story.State.Laws.Statements).Standing);
    }

    [Fact]
    public void Until_AStatementThatAnotherFollowed_EndsTheDayBefore()
    {
        _story.Do(Officers.Liaison("DE"), Given.Legality("pistol", LegalStanding.Declaration));
        _story.Do(Officers.Liaison("DE"), Given.Legality("pistol", LegalStanding.Prohibited, "2020-07-01"));
        var laws = _story.State.Laws;
        Assert.Equal([new DateOnly(2020, 6, 30), null], laws.Statements.Select(laws.Until));
    }

    /// <summary>An item falls under its sort, its condition and, where it is decided, its category; each country speaks for itself.</summary>
    [Fact]
    public void At_AnItem_TellsWhatWasSaidOfEachOfItsSubjects()
    {
        foreach (var what in new[] { "category-a", "condition-converted", "pistol", "category-b", "rifle" })
        {
            _story.Do(Officers.Liaison("DE"), Given.Legality(what));
        }

        _story.Do(Officers.Liaison("FR"), Given.Legality("pistol"));
        Assert.Equal(["pistol", "condition-converted", "category-a"], At(Germany, "2020-11-16").Select(said => said.What));
    }

    [Fact]
    public void Of_AWay_AsksEachCountryOnceAndSaysWhereNobodyStated()
    {
        _story.Do(Officers.Liaison("DE"), Given.Legality("pistol"));
        var route = new ParcelRoute(CountryCode.Parse("US"), [CountryCode.Parse("NL")], null, null);
        var answers = LegalAnswer.Of(_story.State.Laws, [Pistol], route, Germany, Germany, Story.Morning);
        Assert.Equal([(LegalPlace.Origin, "US", 0), (LegalPlace.Transit, "NL", 0), (LegalPlace.Destination, "DE", 1)], answers.Select(answer => (answer.Place, answer.Country.Value, answer.Said.Count)));
    }

    /// <summary>What is no weapon is in no published figure.</summary>
    [Fact]
    public void Tallies_ABlueprint_AreAsBefore()
    {
        var before = _story.State.Tallies.Total;
        _story.Do(Officers.Agency("DE"), Given.Seizure(Story.Morning, null, null, new SeizedItem(SeizedItemKind.Blueprint, "data-carrier", 2)));
        Assert.Equal(before with { Seizures = before.Seizures + 1 }, _story.State.Tallies.Total);
    }

    private ValueList<LegalStatement> At(CountryCode country, string day) => _story.State.Laws.At(country, Pistol, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
}
