using CommandCentre.Domain.Seizures;

namespace CommandCentre.Domain.Tests.Seizures;

/// <summary>Headings of chapter 93 as domain.md 3.9 has them: 9301 military weapons, 9302 revolvers and pistols, 9303 other firearms, 9304 other arms, 9305 parts, 9306 ammunition, 9307 blades.</summary>
public sealed class ArmsHeadingTests
{
    private static readonly FirearmDescription Short = new(BarrelMillimetres: 94);

    private static readonly FirearmDescription Long = new(BarrelMillimetres: 510, OverallMillimetres: 1040);

    [Theory]
    [InlineData("pistol", "9302")]
    [InlineData("revolver", "9302")]
    [InlineData("sub-machine-gun", "9301")]
    [InlineData("machine-gun", "9301")]
    [InlineData("shotgun", "9303")]
    [InlineData("alarm-signal", "9303")]
    public void Of_AFirearmWhoseSortDecides_IsDecided(string sort, string heading) => Assert.Equal(heading, Of(SeizedItemKind.Firearm, sort).Code?.Value);

    [Theory]
    [InlineData("barrel", null)]
    [InlineData("cylinder", "930510")] // of a revolver, whatever it is called
    [InlineData("slide", "930510")]
    [InlineData("magazine", null)]
    public void Of_APart_HasTheSubheadingThatIsDecided(string sort, string? subheading) => Assert.Equal(subheading ?? "9305", Of(SeizedItemKind.Part, sort).Code?.Value);

    [Fact]
    public void Of_ABarrelThatIsDescribed_FollowsItsWeapon()
    {
        Assert.Equal("930510", Of(SeizedItemKind.Part, "barrel", Short).Code?.Value);
        Assert.Equal("930520", Of(SeizedItemKind.Part, "barrel", Long with { Action = FirearmAction.Repeating }).Code?.Value);
        Assert.Equal("930591", Of(SeizedItemKind.Part, "barrel", Long with { Action = FirearmAction.Automatic }).Code?.Value);
        Assert.Equal("9305", Of(SeizedItemKind.Part, "barrel", Long).Code?.Value);
    }

    [Theory]
    [InlineData("shotgun-cartridge", "930621")]
    [InlineData("cartridge", "930630")]
    [InlineData("blank", "9306")]
    [InlineData("projectile", "9306")]
    public void Of_Ammunition_IsOf9306(string sort, string heading) => Assert.Equal(heading, Of(SeizedItemKind.Ammunition, sort).Code?.Value);

    [Fact]
    public void Of_ARifleOfWhichNothingIsKnown_MayBeOfWarOrOfSport()
    {
        var open = Of(SeizedItemKind.Firearm, "rifle");
        Assert.Null(open.Code);
        Assert.Equal(["9301", "9303"], open.Possible.Select(code => code.Value));
        Assert.Equal(["action"], open.Missing);
        Assert.Equal("9301", Of(SeizedItemKind.Firearm, "rifle", Long with { Action = FirearmAction.Automatic }).Code?.Value);
        Assert.Equal("9303", Of(SeizedItemKind.Firearm, "rifle", Long with { Action = FirearmAction.SemiAutomatic }).Code?.Value);
    }

    /// <summary>A blank-firing weapon is 9303; once converted it is what it has become.</summary>
    [Fact]
    public void Of_AConvertedAlarmWeapon_IsWhatItIsNow()
    {
        Assert.Equal("9303", Of(SeizedItemKind.Firearm, "pistol", Short with { Condition = FirearmCondition.AlarmSignal }).Code?.Value);
        Assert.Equal("9302", Of(SeizedItemKind.Firearm, "converted", Short with { Condition = FirearmCondition.Converted }).Code?.Value);
        Assert.Equal("9302", Of(SeizedItemKind.Firearm, "alarm-signal", Short with { Condition = FirearmCondition.Converted }).Code?.Value);
        Assert.Equal(["barrelMillimetres", "overallMillimetres"], Of(SeizedItemKind.Firearm, "converted").Missing);
    }

    [Theory]
    [InlineData("air-or-gas-gun", "9304", true)]
    [InlineData("baton", "9304", true)]
    [InlineData("pepper-spray", "9304", false)]
    [InlineData("throwing-star", "9307", false)]
    public void Of_AnotherWeapon_SaysWhetherItWasVerified(string sort, string heading, bool verified)
    {
        var found = Of(SeizedItemKind.OtherWeapon, sort);
        Assert.Equal((heading, verified), (found.Code?.Value, found.IsVerified));
    }

    [Fact]
    public void Of_WhatIsNotDecided_SaysSo()
    {
        Assert.True(Of(SeizedItemKind.OtherWeapon, "crossbow").IsOutside);
        Assert.Equal(["9307"], Of(SeizedItemKind.OtherWeapon, "knife").Possible.Select(code => code.Value));
        Assert.Null(Of(SeizedItemKind.OtherWeapon, "knife").Code);
        Assert.Null(Of(SeizedItemKind.Firearm, "deactivated").Code);
    }

    /// <summary>Nothing there is a sub-kind for is without an answer, and every answer is of chapter 93, open, or outside it.</summary>
    [Fact]
    public void Of_EverySort_HasAnAnswer()
    {
        foreach (var kind in Enum.GetValues<SeizedItemKind>())
        {
            foreach (var sort in SeizedItemSubKinds.Of(kind))
            {
                var heading = Of(kind, sort);
                Assert.True(heading.Possible.All(code => code.IsArms), sort);
                Assert.True(heading.Code is not null == (heading.Missing.IsEmpty && !heading.IsOutside), sort);
            }
        }
    }

    private static ArmsHeading Of(SeizedItemKind kind, string sort, FirearmDescription? firearm = null) => ArmsHeading.Of(new SeizedItem(kind, sort, 1), firearm);
}
