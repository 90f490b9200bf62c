using CommandCentre.Domain.Seizures;

namespace CommandCentre.Domain.Tests.Seizures;

/// <summary>Sub-kinds to the categories of the UNODC's questionnaire (domain.md 3.11): revolvers, pistols, rifles and carbines, shotguns, sub-machine guns, machine guns.</summary>
public sealed class IllicitArmsTests
{
    [Theory]
    [InlineData(SeizedItemKind.Firearm, "pistol", null, IllicitArmsCategory.Pistol)]
    [InlineData(SeizedItemKind.Firearm, "revolver", null, IllicitArmsCategory.Revolver)]
    [InlineData(SeizedItemKind.Firearm, "rifle", null, IllicitArmsCategory.RifleOrCarbine)]
    [InlineData(SeizedItemKind.Firearm, "shotgun", null, IllicitArmsCategory.Shotgun)]
    [InlineData(SeizedItemKind.Firearm, "sub-machine-gun", null, IllicitArmsCategory.SubMachineGun)]
    [InlineData(SeizedItemKind.Firearm, "machine-gun", null, IllicitArmsCategory.MachineGun)]
    [InlineData(SeizedItemKind.Firearm, "converted", null, IllicitArmsCategory.OtherOrUnknown)]
    [InlineData(SeizedItemKind.Firearm, "3d-printed", null, IllicitArmsCategory.OtherOrUnknown)]
    [InlineData(SeizedItemKind.Firearm, "other-firearm", null, IllicitArmsCategory.OtherOrUnknown)]
    [InlineData(SeizedItemKind.Firearm, "pistol", FirearmCondition.AlarmSignal, IllicitArmsCategory.NotCounted)]
    [InlineData(SeizedItemKind.Firearm, "pistol", FirearmCondition.Converted, IllicitArmsCategory.Pistol)]
    [InlineData(SeizedItemKind.Firearm, "rifle", FirearmCondition.Deactivated, IllicitArmsCategory.NotCounted)]
    [InlineData(SeizedItemKind.Firearm, "alarm-signal", null, IllicitArmsCategory.NotCounted)]
    [InlineData(SeizedItemKind.Firearm, "alarm-signal", FirearmCondition.Converted, IllicitArmsCategory.OtherOrUnknown)]
    [InlineData(SeizedItemKind.Part, "slide", null, IllicitArmsCategory.PartOrComponent)]
    [InlineData(SeizedItemKind.Ammunition, "cartridge", null, IllicitArmsCategory.Ammunition)]
    [InlineData(SeizedItemKind.OtherWeapon, "knife", null, IllicitArmsCategory.NotCounted)]
    public void Of_EachSort_HasItsCategory(SeizedItemKind kind, string sort, FirearmCondition? condition, IllicitArmsCategory category) =>
        Assert.Equal(category, Of(kind, sort, condition is null ? null : new FirearmDescription(Condition: condition)).Category);

    [Fact]
    public void Marking_OfAnArm_SaysWhatIsKnownAndNoMore()
    {
        Assert.Equal(IllicitArmsMarking.Unknown, Of(SeizedItemKind.Firearm, "pistol", null).Marking);
        Assert.Equal(IllicitArmsMarking.Marked, Of(SeizedItemKind.Firearm, "pistol", new FirearmDescription(Serial: "A 1234")).Marking);
        Assert.Equal(IllicitArmsMarking.AlteredOrRemoved, Of(SeizedItemKind.Part, "slide", new FirearmDescription(SerialStanding: SerialStanding.Obliterated)).Marking);
        Assert.Equal(IllicitArmsMarking.Unmarked, Of(SeizedItemKind.Firearm, "3d-printed", new FirearmDescription(SerialStanding: SerialStanding.None)).Marking);
        Assert.Null(Of(SeizedItemKind.Ammunition, "cartridge", null).Marking);
    }

    private static IllicitArms Of(SeizedItemKind kind, string sort, FirearmDescription? firearm) => IllicitArms.Of(new SeizedItem(kind, sort, 1), firearm);
}
