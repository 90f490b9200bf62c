using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Seizures;

namespace CommandCentre.Domain.Tests.Seizures;

/// <summary>The field set of a trace request, domain.md 3.10: serial or obliterated, manufacturer, type, calibre, model, origin, importer if foreign, markings, possessor, recovery.</summary>
public sealed class TraceMeterTests
{
    private static readonly SeizedItem Pistol = new(SeizedItemKind.Firearm, "pistol", 1);

    private static readonly CountryCode Germany = CountryCode.Parse("DE");

    private static readonly FirearmDescription Whole = new(Make: "Zastava", Model: "M70", Calibre: "7.65 mm", Serial: "A 1234", Markings: "proof mark", MadeIn: CountryCode.Parse("RS"), Importer: "Nowak");

    [Fact]
    public void Of_EverythingKnown_IsWhole()
    {
        var meter = TraceMeter.Of(Pistol, Whole, Germany, hasParty: true);
        Assert.Equal((11, 11, 100, true), (meter.Given, meter.Needed, meter.Percent, meter.IsTraceable));
    }

    /// <summary>Place, moment and sort stand in every seizure; the other eight are wanted.</summary>
    [Fact]
    public void Of_NothingKnown_HasWhatEverySeizureHas()
    {
        var meter = TraceMeter.Of(Pistol, null, Germany, hasParty: false);
        Assert.Equal((3, 11, 27, false), (meter.Given, meter.Needed, meter.Percent, meter.IsTraceable));
        Assert.Equal(
            [TraceField.Serial, TraceField.Manufacturer, TraceField.Calibre, TraceField.Model, TraceField.CountryOfOrigin, TraceField.Importer, TraceField.Markings, TraceField.Possessor],
            meter.Entries.Where(entry => entry.Standing is TraceStanding.Missing).Select(entry => entry.Field));
    }

    [Theory]
    [InlineData(SerialStanding.Obliterated, TraceStanding.Given)]
    [InlineData(SerialStanding.None, TraceStanding.Given)]
    [InlineData(SerialStanding.Readable, TraceStanding.Missing)] // readable, and nobody wrote it down
    public void Of_ASerialNumberThatIsNotThere_IsGivenWhereThatIsAnAnswer(SerialStanding standing, TraceStanding wanted) =>
        Assert.Equal(wanted, Standing(Whole with { Serial = null, SerialStanding = standing }, TraceField.Serial));

    [Theory]
    [InlineData("RS", TraceStanding.Missing)]
    [InlineData("DE", TraceStanding.NotNeeded)]
    [InlineData(null, TraceStanding.Missing)] // it may be foreign
    public void Of_NoImporter_IsMissingUnlessItWasMadeHere(string? madeIn, TraceStanding wanted) =>
        Assert.Equal(wanted, Standing(Whole with { Importer = null, MadeIn = madeIn is null ? null : CountryCode.Parse(madeIn) }, TraceField.Importer));

    [Fact]
    public void Of_WhatIsNotNeeded_DoesNotCount()
    {
        var meter = TraceMeter.Of(Pistol, Whole with { Importer = null, MadeIn = Germany }, Germany, hasParty: true);
        Assert.Equal((10, 10, 100), (meter.Given, meter.Needed, meter.Percent));
    }

    [Fact]
    public void IsTraceable_WithoutManufacturer_IsNot() => Assert.False(TraceMeter.Of(Pistol, Whole with { Make = null }, Germany, hasParty: true).IsTraceable);

    [Fact]
    public void Of_AnotherFirearm_LacksItsType() =>
        Assert.Equal(TraceStanding.Missing, TraceMeter.Of(Pistol with { SubKind = "other-firearm" }, Whole, Germany, true).Entries.Single(entry => entry.Field is TraceField.Type).Standing);

    [Fact]
    public void IsFor_FirearmsAndParts_Alone() =>
        Assert.Equal([SeizedItemKind.Firearm, SeizedItemKind.Part], Enum.GetValues<SeizedItemKind>().Where(kind => TraceMeter.IsFor(new SeizedItem(kind, SeizedItemSubKinds.Of(kind)[0], 1))));

    /// <summary>More known never makes a request less complete.</summary>
    [Fact]
    public void Percent_OneFactMore_NeverFalls()
    {
        FirearmDescription[] rising = [new(), new(Make: "Zastava"), new(Make: "Zastava", Serial: "A 1234"), Whole with { Importer = null, Markings = null }, Whole with { Markings = null }, Whole];
        var percents = rising.Select(firearm => TraceMeter.Of(Pistol, firearm, Germany, false).Percent).ToList();
        Assert.Equal(percents.Order(), percents);
    }

    private static TraceStanding Standing(FirearmDescription firearm, TraceField field) =>
        TraceMeter.Of(Pistol, firearm, Germany, true).Entries.Single(entry => entry.Field == field).Standing;
}
