using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Parcels;

namespace CommandCentre.Domain.Seizures;

/// <summary>Where goods stand in the Harmonized System, as far as the facts decide it.</summary>
/// <param name="Code">Heading or subheading of chapter 93; absent where the facts do not decide, or where the goods are of another chapter.</param>
/// <param name="Possible">Headings it may fall under, rising; one where it is decided, none where it stands outside the chapter.</param>
/// <param name="Missing">What would decide, in camelCase as in <see cref="FirearmDescription"/>; <c>nature</c> where the sort itself does not tell.</param>
/// <param name="IsVerified">Whether the heading was read in a public text (domain.md 3.9); otherwise it stands from general knowledge and must be checked in the nomenclature.</param>
public sealed record ArmsHeading(HsCode? Code, ValueList<HsCode> Possible, ValueList<string> Missing, bool IsVerified)
{
    private static readonly HsCode Military = HsCode.Parse("9301");
    private static readonly HsCode Handguns = HsCode.Parse("9302");
    private static readonly HsCode Sporting = HsCode.Parse("9303");
    private static readonly HsCode OtherArms = HsCode.Parse("9304");
    private static readonly HsCode Parts = HsCode.Parse("9305");
    private static readonly HsCode Ammunition = HsCode.Parse("9306");
    private static readonly HsCode Blades = HsCode.Parse("9307");

    /// <summary>Whether the goods are of another chapter altogether.</summary>
    public bool IsOutside => Possible.IsEmpty;

    /// <summary>The heading of an item.</summary>
    /// <param name="item">The item; its sort decides most.</param>
    /// <param name="firearm">What is known of it; absent for nothing.</param>
    /// <remarks>
    /// Source: Harmonized System chapter 93, headings 9301 to 9307 and the subheadings of 9305 and 9306 as domain.md 3.9 has them.
    /// A converted or home-made weapon stands by what it is now. A deactivated one is left open: countries class it differently.
    /// </remarks>
    public static ArmsHeading Of(SeizedItem item, FirearmDescription? firearm)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Kind switch
        {
            SeizedItemKind.Firearm => OfFirearm(item.SubKind, firearm ?? new FirearmDescription()),
            SeizedItemKind.Part => OfPart(item.SubKind, firearm ?? new FirearmDescription()),
            SeizedItemKind.Ammunition => OfAmmunition(item.SubKind),
            SeizedItemKind.Blueprint => new ArmsHeading(null, [], [], false),
            _ => OfOther(item.SubKind),
        };
    }

    private static ArmsHeading OfFirearm(string subKind, FirearmDescription f) => (subKind, f.Condition) switch
    {
        ("deactivated", _) or (_, FirearmCondition.Deactivated) => Open([Military, Handguns, Sporting, OtherArms], "nature"),
        // Made to fire blanks or signals, whatever it looks like: 9303 names signal and blank-firing arms.
        (_, FirearmCondition.AlarmSignal or FirearmCondition.Convertible or FirearmCondition.Blanked) => Decided(Sporting),
        ("alarm-signal", not FirearmCondition.Converted) => Decided(Sporting),
        ("pistol" or "revolver", _) => Decided(Handguns),
        ("sub-machine-gun" or "machine-gun", _) => Decided(Military),
        ("rifle" or "shotgun", _) => Long(subKind, f),
        _ => f.IsShort() switch
        {
            true => Decided(Handguns),
            false => Long(subKind, f),
            null => Open([Military, Handguns, Sporting], "barrelMillimetres", "overallMillimetres"),
        },
    };

    /// <summary>Arms of war are 9301; sporting and hunting ones 9303. That it fires automatically decides; that it does not, or is a shotgun, speaks for sport.</summary>
    private static ArmsHeading Long(string subKind, FirearmDescription f) => f.Action switch
    {
        FirearmAction.Automatic => Decided(Military),
        null when subKind != "shotgun" => Open([Military, Sporting], "action"),
        _ => Decided(Sporting),
    };

    private static ArmsHeading OfPart(string subKind, FirearmDescription f) => (subKind, f.IsShort(), f.Action) switch
    {
        ("cylinder", _, _) or ("slide", null or true, _) or (_, true, _) => Decided(HsCode.Parse("930510")),
        (_, false, FirearmAction.Automatic) => Decided(HsCode.Parse("930591")),
        (_, false, not null) => Decided(HsCode.Parse("930520")),
        _ => Decided(Parts),
    };

    private static ArmsHeading OfAmmunition(string subKind) => subKind switch
    {
        "shotgun-cartridge" => Decided(HsCode.Parse("930621")),
        "cartridge" => Decided(HsCode.Parse("930630")),
        _ => Decided(Ammunition),
    };

    private static ArmsHeading OfOther(string subKind) => subKind switch
    {
        "air-or-gas-gun" or "baton" => Decided(OtherArms),
        "pepper-spray" or "knuckleduster" => Decided(OtherArms, verified: false),
        // A dagger or bayonet is 9307, a kitchen knife is of chapter 82.
        "knife" => Open([Blades], "nature"),
        "throwing-star" => Decided(Blades, verified: false),
        "crossbow" => new ArmsHeading(null, [], [], false),
        "stun-device" => Open([OtherArms], "nature"),
        _ => Open([OtherArms, Blades], "nature"),
    };

    private static ArmsHeading Decided(HsCode code, bool verified = true) => new(code, [code], [], verified);

    private static ArmsHeading Open(ValueList<HsCode> possible, params ReadOnlySpan<string> missing) => new(null, possible, [.. missing], true);
}
