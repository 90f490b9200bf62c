using CommandCentre.Domain.Seizures;

namespace CommandCentre.Domain.Tests.Seizures;

/// <summary>
/// One case for each point of Annex I of Directive (EU) 2021/555, as domain.md 3.8 tells it. Points that domain.md gives from the 2008 text or Regulation 258/2012 are
/// verified there; the others are from general knowledge, are marked so in the code, and must be checked in the Official Journal.
/// </summary>
public sealed class FirearmClassificationTests
{
    private static readonly FirearmDescription Pistol = new(Action: FirearmAction.SemiAutomatic, Percussion: Percussion.CentreFire, BarrelMillimetres: 94, Rounds: 8);

    private static readonly FirearmDescription Rifle = new(Action: FirearmAction.SemiAutomatic, Percussion: Percussion.CentreFire, Bore: Bore.Rifled, BarrelMillimetres: 510, OverallMillimetres: 1040, Rounds: 5, IsDetachable: true);

    private static readonly Dictionary<string, FirearmDescription> Cases = new()
    {
        ["A2"] = new(Action: FirearmAction.Automatic),
        ["A3"] = new(IsDisguised: true, Action: FirearmAction.SingleShot, BarrelMillimetres: 80),
        ["A6"] = Rifle with { WasAutomatic = true },
        ["A7"] = Pistol with { Rounds = 21 }, // over 20
        ["A8"] = Rifle with { Rounds = 10, FoldsUnder60 = true },
        ["A9"] = new(Condition: FirearmCondition.Blanked, Action: FirearmAction.Automatic),
        ["B1"] = new(Action: FirearmAction.Repeating, BarrelMillimetres: 102),
        ["B2"] = new(Action: FirearmAction.SingleShot, Percussion: Percussion.CentreFire, BarrelMillimetres: 250),
        ["B3"] = new(Action: FirearmAction.SingleShot, Percussion: Percussion.Rimfire, OverallMillimetres: 279),
        ["B4"] = Rifle, // five and one in the chamber: over three, under twelve
        ["B5"] = Pistol with { Rounds = 20 },
        ["B6"] = Rifle with { Rounds = 2 },
        ["B7"] = new(Action: FirearmAction.Repeating, Bore: Bore.Smooth, BarrelMillimetres: 600, OverallMillimetres: 1100),
        ["B8"] = Pistol with { Condition = FirearmCondition.Blanked },
        ["B9"] = Rifle with { Rounds = 2, IsDetachable = false, LooksAutomatic = true },
        ["C1"] = new(Action: FirearmAction.Repeating, Bore: Bore.Rifled, BarrelMillimetres: 560, OverallMillimetres: 1100),
        ["C2"] = new(Action: FirearmAction.SingleShot, Bore: Bore.Rifled, BarrelMillimetres: 560, OverallMillimetres: 1000),
        ["C3"] = Rifle with { Rounds = 2, IsDetachable = false },
        ["C4"] = new(Action: FirearmAction.SingleShot, Percussion: Percussion.Rimfire, BarrelMillimetres: 200, OverallMillimetres: 280),
        ["C5"] = new(Condition: FirearmCondition.Blanked, Action: FirearmAction.Repeating, Bore: Bore.Rifled, BarrelMillimetres: 560, OverallMillimetres: 1100),
        ["C6"] = Rifle with { Condition = FirearmCondition.Deactivated, Action = FirearmAction.Automatic },
        ["C7"] = new(Action: FirearmAction.SingleShot, Bore: Bore.Smooth, BarrelMillimetres: 710, OverallMillimetres: 1150),
    };

    public static TheoryData<string> Points => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Points))]
    public void Of_EachPoint_IsDecided(string point)
    {
        var found = FirearmClassification.Of(Cases[point]);
        Assert.Equal(point, found.Point?.ToString());
        Assert.True(found.IsDecided);
        Assert.Empty(found.Assumed);
    }

    [Fact]
    public void Points_AreThoseOfTheAnnexForFirearms() =>
        Assert.Equal(Cases.Keys.Order(StringComparer.Ordinal), FirearmClassification.Points.Select(point => point.ToString()).Order(StringComparer.Ordinal));

    /// <summary>What domain.md found in a public text: the 2008 Directive for A, Regulation 258/2012 for its fifteen lines.</summary>
    [Fact]
    public void Points_FromGeneralKnowledge_SaySo() =>
        Assert.Equal(
            ["A6", "A7", "A8", "A9", "B4", "B5", "B8", "C5", "C6", "C7"],
            FirearmClassification.Points.Where(point => !point.IsVerified).Select(point => point.ToString()).Order(StringComparer.Ordinal));

    [Fact]
    public void Of_MissingFacts_NamesThoseThatWouldDecideAndNoClass()
    {
        var found = FirearmClassification.Of(Pistol with { Rounds = null });
        Assert.Null(found.Point);
        Assert.Equal(["A7", "B5"], found.Possible.Select(point => point.ToString()));
        Assert.Equal(["rounds"], found.Missing);
    }

    [Fact]
    public void Of_NothingKnown_IsNotDecided()
    {
        var found = FirearmClassification.Of(new FirearmDescription());
        Assert.Null(found.Point);
        Assert.Contains("action", found.Missing);
    }

    /// <summary>The fast entry: the name of the sort stands in for lengths and action, and the answer says that it did.</summary>
    [Theory]
    [InlineData("revolver", "B1", "length action bore")]
    [InlineData("machine-gun", "A2", "length action")]
    public void Of_SortAlone_AssumesWhatItsNameSays(string subKind, string point, string assumed)
    {
        var found = FirearmClassification.Of(new FirearmDescription(), subKind);
        Assert.Equal((point, assumed), (found.Point?.ToString(), found.Assumed.ToString()));
    }

    [Fact]
    public void Of_AlarmWeapon_IsNoFirearm() => Assert.Equal(EuFirearmClass.NoFirearm, FirearmClassification.Of(Pistol with { Condition = FirearmCondition.AlarmSignal }));

    /// <summary>A convertible one counts as what it fires as, not as a toy.</summary>
    [Fact]
    public void Of_Convertible_IsClassedAsTheFirearmItIs() => Assert.Equal("B5", FirearmClassification.Of(Pistol with { Condition = FirearmCondition.Convertible }).Point?.ToString());

    /// <summary>More facts never make a class milder than what was possible before.</summary>
    [Theory]
    [MemberData(nameof(Points))]
    public void Of_FewerFacts_LeavesTheRightPointPossible(string point)
    {
        var whole = Cases[point];
        if (whole.Condition is FirearmCondition.Deactivated or FirearmCondition.Blanked)
        {
            return;
        }

        FirearmDescription[] fewer = [whole with { Action = null }, whole with { Percussion = null }, whole with { Bore = null }, whole with { Rounds = null }, whole with { BarrelMillimetres = null, OverallMillimetres = null }];
        Assert.All(fewer, less => Assert.Contains(point, FirearmClassification.Of(less).Possible.Select(one => one.ToString())));
    }
}
