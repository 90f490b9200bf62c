using CommandCentre.Domain.Codes;

namespace CommandCentre.Domain.Seizures;

/// <summary>What became of a serial number.</summary>
public enum SerialStanding
{
    /// <summary>It can be read.</summary>
    Readable,

    /// <summary>It was made unreadable.</summary>
    Obliterated,

    /// <summary>There never was one.</summary>
    None,
}

/// <summary>Status of a weapon (domain.md section 2).</summary>
public enum FirearmCondition
{
    /// <summary>It fires.</summary>
    Working,

    /// <summary>It was made permanently unfit for use.</summary>
    Deactivated,

    /// <summary>Made to fire blanks or signals, and not convertible.</summary>
    AlarmSignal,

    /// <summary>Made to fire blanks, and can be converted to fire shots.</summary>
    Convertible,

    /// <summary>It was converted to fire shots.</summary>
    Converted,

    /// <summary>A firearm converted to fire blanks, irritants or pyrotechnics, or into a salute or acoustic weapon.</summary>
    Blanked,

    /// <summary>Printed, whole or in its essential components.</summary>
    Printed,

    /// <summary>Parts that make one.</summary>
    Kit,

    /// <summary>Made at home in another way.</summary>
    HomeMade,
}

/// <summary>How a firearm comes to its next shot.</summary>
public enum FirearmAction
{
    /// <summary>Loaded by hand before each shot.</summary>
    SingleShot,

    /// <summary>Reloaded from a magazine or cylinder by a manual movement.</summary>
    Repeating,

    /// <summary>Reloads by itself, one shot for each pull of the trigger.</summary>
    SemiAutomatic,

    /// <summary>Reloads by itself, several shots for one pull.</summary>
    Automatic,
}

/// <summary>Where the primer of a cartridge is struck.</summary>
public enum Percussion
{
    /// <summary>In the middle.</summary>
    CentreFire,

    /// <summary>At the rim.</summary>
    Rimfire,
}

/// <summary>The inside of a barrel.</summary>
public enum Bore
{
    /// <summary>With grooves.</summary>
    Rifled,

    /// <summary>Without.</summary>
    Smooth,
}

/// <summary>The identification set of a firearm or part (domain.md 3.10), and the facts its class depends on (3.8). What is absent is not known.</summary>
/// <param name="Make">Manufacturer, at most 80 characters.</param>
/// <param name="Model">Model, at most 80 characters.</param>
/// <param name="Calibre">Calibre as marked, at most 40 characters, such as <c>9 x 19 mm</c>.</param>
/// <param name="Serial">Serial number as read, at most 60 characters.</param>
/// <param name="SerialStanding">What became of it.</param>
/// <param name="Markings">Other markings, at most 300 characters.</param>
/// <param name="MadeIn">Country of manufacture.</param>
/// <param name="Importer">Importer as marked, at most 80 characters.</param>
/// <param name="Condition">Status.</param>
/// <param name="Action">How it reloads.</param>
/// <param name="Percussion">Where the primer is struck.</param>
/// <param name="Bore">The inside of the barrel.</param>
/// <param name="BarrelMillimetres">Length of the barrel, 1 to 3,000 mm.</param>
/// <param name="OverallMillimetres">Length over all, stock unfolded, 1 to 4,000 mm.</param>
/// <param name="Rounds">Rounds that the loading device in it holds, 0 to 1,000.</param>
/// <param name="IsDetachable">Whether the loading device can be taken out.</param>
/// <param name="FoldsUnder60">Whether a long one can be made shorter than 60 cm by its stock, without tools, and still fires.</param>
/// <param name="WasAutomatic">Whether it was made from an automatic one.</param>
/// <param name="LooksAutomatic">Whether it looks like an automatic one.</param>
/// <param name="IsDisguised">Whether it looks like another object.</param>
/// <param name="NationalClass">Class under the law of the country that seized it, at most 40 characters.</param>
public sealed record FirearmDescription(
    string? Make = null,
    string? Model = null,
    string? Calibre = null,
    string? Serial = null,
    SerialStanding? SerialStanding = null,
    string? Markings = null,
    CountryCode? MadeIn = null,
    string? Importer = null,
    FirearmCondition? Condition = null,
    FirearmAction? Action = null,
    Percussion? Percussion = null,
    Bore? Bore = null,
    int? BarrelMillimetres = null,
    int? OverallMillimetres = null,
    int? Rounds = null,
    bool? IsDetachable = null,
    bool? FoldsUnder60 = null,
    bool? WasAutomatic = null,
    bool? LooksAutomatic = null,
    bool? IsDisguised = null,
    string? NationalClass = null)
{
    /// <summary>Longest barrel of a short firearm, mm: 30 cm. Source: Directive (EU) 2021/555, Annex I part IV, from general knowledge.</summary>
    public const int ShortBarrel = 300;

    /// <summary>Greatest length over all of a short firearm, mm: 60 cm. Source as <see cref="ShortBarrel"/>.</summary>
    public const int ShortOverall = 600;

    /// <summary>Whether it is a short firearm: by its barrel or by its length; absent where neither decides.</summary>
    internal bool? IsShort() => AssumedShort ?? ((BarrelMillimetres <= ShortBarrel ? true : BarrelMillimetres is null ? null : false) | (OverallMillimetres <= ShortOverall ? true : OverallMillimetres is null ? null : false));

    /// <summary>What its name says of its length where no length does.</summary>
    internal bool? AssumedShort { get; init; }
}

/// <summary>What is known of the items of one sort.</summary>
/// <param name="Item">Which sort: its place among the seizure's items, from 0.</param>
/// <param name="Firearm">The identification set; for firearms and parts.</param>
public sealed record ItemDescription(int Item, FirearmDescription? Firearm)
{
    /// <summary>Calibre of ammunition, at most 40 characters, such as <c>9 x 19 mm</c>.</summary>
    public string? Calibre { get; init; }

    /// <summary>What it is in words, at most 300 characters: for whatever has no identification set.</summary>
    public string? Text { get; init; }
}
