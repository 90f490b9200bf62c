namespace CommandCentre.Domain.Seizures;

/// <summary>Categories of the Illicit Arms Flows Questionnaire.</summary>
/// <remarks>Source: UNODC, IAFQ (domain.md 3.11). Its full list was not at hand; these are the small arms it names, parts, ammunition, and what it leaves out.</remarks>
public enum IllicitArmsCategory
{
    /// <summary>Pistols.</summary>
    Pistol,

    /// <summary>Revolvers.</summary>
    Revolver,

    /// <summary>Rifles and carbines.</summary>
    RifleOrCarbine,

    /// <summary>Shotguns.</summary>
    Shotgun,

    /// <summary>Sub-machine guns.</summary>
    SubMachineGun,

    /// <summary>Machine guns; the description does not tell light ones from those that are light weapons.</summary>
    MachineGun,

    /// <summary>Other or unknown.</summary>
    OtherOrUnknown,

    /// <summary>Parts and components.</summary>
    PartOrComponent,

    /// <summary>Ammunition.</summary>
    Ammunition,

    /// <summary>Not asked about: no firearm, part or ammunition, or an arm that fires blanks or signals only or was deactivated.</summary>
    NotCounted,
}

/// <summary>What the questionnaire asks of the marking of an arm.</summary>
public enum IllicitArmsMarking
{
    /// <summary>A serial number can be read.</summary>
    Marked,

    /// <summary>It was altered or removed.</summary>
    AlteredOrRemoved,

    /// <summary>There never was one.</summary>
    Unmarked,

    /// <summary>Nobody has said.</summary>
    Unknown,
}

/// <summary>Seized items as the questionnaire of the UNODC asks for them; what is not known stays unknown.</summary>
/// <param name="Category">The category.</param>
/// <param name="Marking">Its marking; absent for ammunition and what is not counted.</param>
public sealed record IllicitArms(IllicitArmsCategory Category, IllicitArmsMarking? Marking)
{
    /// <summary>How an item is told.</summary>
    /// <param name="item">The item.</param>
    /// <param name="firearm">What is known of it; absent for nothing.</param>
    /// <remarks>
    /// An arm counts by its sort; of one that is only known to be converted, printed or another, the category is other or unknown.
    /// Antiques (before 1900) are to be left out; no year of manufacture is recorded, so none is left out and the form says so.
    /// </remarks>
    public static IllicitArms Of(SeizedItem item, FirearmDescription? firearm)
    {
        ArgumentNullException.ThrowIfNull(item);
        var category = item.Kind switch
        {
            SeizedItemKind.Firearm => OfFirearm(item.SubKind, firearm),
            SeizedItemKind.Part => IllicitArmsCategory.PartOrComponent,
            SeizedItemKind.Ammunition => IllicitArmsCategory.Ammunition,
            _ => IllicitArmsCategory.NotCounted,
        };
        return new IllicitArms(category, category is IllicitArmsCategory.Ammunition or IllicitArmsCategory.NotCounted ? null : MarkingOf(firearm));
    }

    private static IllicitArmsCategory OfFirearm(string subKind, FirearmDescription? firearm) => (subKind, firearm?.Condition) switch
    {
        (_, FirearmCondition.Deactivated or FirearmCondition.AlarmSignal or FirearmCondition.Blanked) => IllicitArmsCategory.NotCounted,
        ("deactivated", null) or ("alarm-signal", null) => IllicitArmsCategory.NotCounted,
        ("pistol", _) => IllicitArmsCategory.Pistol,
        ("revolver", _) => IllicitArmsCategory.Revolver,
        ("rifle", _) => IllicitArmsCategory.RifleOrCarbine,
        ("shotgun", _) => IllicitArmsCategory.Shotgun,
        ("sub-machine-gun", _) => IllicitArmsCategory.SubMachineGun,
        ("machine-gun", _) => IllicitArmsCategory.MachineGun,
        _ => IllicitArmsCategory.OtherOrUnknown,
    };

    private static IllicitArmsMarking MarkingOf(FirearmDescription? firearm) => firearm switch
    {
        { SerialStanding: SerialStanding.Obliterated } => IllicitArmsMarking.AlteredOrRemoved,
        { SerialStanding: SerialStanding.None } => IllicitArmsMarking.Unmarked,
        { Serial: not null } or { SerialStanding: SerialStanding.Readable } => IllicitArmsMarking.Marked,
        _ => IllicitArmsMarking.Unknown,
    };
}
