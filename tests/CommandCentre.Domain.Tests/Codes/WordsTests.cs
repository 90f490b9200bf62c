using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Seizures;

namespace CommandCentre.Domain.Tests.Codes;

public sealed class WordsTests
{
    [Fact]
    public void Of_Member_IsItsHyphenatedName()
    {
        Assert.Equal("other-weapon", Words.Of(SeizedItemKind.OtherWeapon));
        Assert.Equal("no-hit", Words.Of(CheckOutcome.NoHit));
        Assert.Equal("xray", Words.Of(InspectionMethod.Xray));
        Assert.Equal("post-operational", Words.Of(OperationPhase.PostOperational));
    }

    [Fact]
    public void All_IsInTheOrderOfTheList() =>
        Assert.Equal(["coordinator", "liaison-officer", "agency-officer", "analyst", "observer", "auditor"], Words.All<Role>());

    [Theory]
    [InlineData("other-weapon")]
    [InlineData(" Other Weapon ")]
    [InlineData("OTHER_WEAPON")]
    public void TryParse_AsPeopleWriteIt_IsRead(string text)
    {
        Assert.True(Words.TryParse<SeizedItemKind>(text, out var kind));
        Assert.Equal(SeizedItemKind.OtherWeapon, kind);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("3")] // a member's number is no word
    [InlineData("otherweapon")]
    [InlineData("firearm, part")]
    public void TryParse_NoWordOfTheList_SaysNo(string? text) => Assert.False(Words.TryParse<SeizedItemKind>(text, out _));

    [Fact]
    public void Of_NoMember_IsAWrongCall() => Assert.Throws<ArgumentOutOfRangeException>(() => Words.Of((SeizedItemKind)99));
}
