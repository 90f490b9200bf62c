using CommandCentre.Domain.Seizures;

namespace CommandCentre.Server.Exercises.Week;

/// <summary>One seizure to be found in the week.</summary>
/// <param name="Items">What.</param>
/// <param name="Weapon">Which weapon its part is meant for, 1, 2, 3; 0 for none.</param>
internal sealed record PlannedSeizure(IReadOnlyList<SeizedItem> Items, int Weapon = 0);

/// <summary>Shares the published finds out over single seizures.</summary>
internal static class SeizurePlan
{
    /// <summary>Firearms, as published.</summary>
    public const int Firearms = 6;

    /// <summary>Firearm parts, as published.</summary>
    public const int Parts = 13;

    /// <summary>Pieces of ammunition, as published.</summary>
    public const int Ammunition = 600;

    /// <summary>Other weapons, as published.</summary>
    public const int OtherWeapons = 297;

    private static readonly (string SubKind, double Weight)[] Sorts =
    [
        ("knife", 38), ("pepper-spray", 26), ("stun-device", 13), ("knuckleduster", 8), ("baton", 7), ("air-or-gas-gun", 4), ("throwing-star", 2), ("crossbow", 1), ("other", 1),
    ];

    /// <summary>The six firearms in five seizures, the parts of three weapons in nine, two finds of single parts.</summary>
    private static readonly PlannedSeizure[] Fixed =
    [
        new([Firearm("converted", 1), Cartridges("cartridge", 50)]),
        new([Firearm("alarm-signal", 2), Cartridges("blank", 25)]),
        new([Firearm("pistol", 1), Part("magazine", 1)]),
        new([Firearm("revolver", 1)]),
        new([Firearm("3d-printed", 1)]),
        new([Part("frame", 1)], 1),
        new([Part("slide", 1)], 1),
        new([Part("barrel", 1)], 1),
        new([Part("receiver", 1)], 2),
        new([Part("bolt", 1)], 2),
        new([Part("barrel", 1)], 2),
        new([Part("trigger", 1)], 2),
        new([Part("slide", 1)], 3),
        new([Part("barrel", 1)], 3),
        new([Part("silencer", 1)]),
        new([Part("magazine", 2)]),
    ];

    /// <summary>Every seizure of the week.</summary>
    public static IReadOnlyList<PlannedSeizure> Make(SeededRandom random) =>
        [.. Fixed, .. OfAmmunition(random, Ammunition - Fixed.Sum(seizure => Count(seizure, SeizedItemKind.Ammunition))), .. OfOtherWeapons(random)];

    private static int Count(PlannedSeizure seizure, SeizedItemKind kind) => seizure.Items.Where(item => item.Kind == kind).Sum(item => item.Count);

    private static IEnumerable<PlannedSeizure> OfAmmunition(SeededRandom random, int pieces)
    {
        var fives = Apportion.Of((pieces / 5) - 11, [.. Enumerable.Range(0, 11).Select(_ => random.Between(0.3, 1.6)).Select(size => size * size)]);
        return fives.Select(five => new PlannedSeizure([Cartridges(random.Pick(["cartridge", "cartridge", "blank", "shotgun-cartridge", "projectile"]), (five + 1) * 5)]));
    }

    private static IEnumerable<PlannedSeizure> OfOtherWeapons(SeededRandom random)
    {
        for (var left = OtherWeapons; left > 0;)
        {
            var count = Math.Min(left, random.Below(100) switch { < 52 => 1, < 72 => 2, < 82 => 3, < 94 => random.Between(4, 7), _ => random.Between(9, 20) });
            left -= count;
            yield return new PlannedSeizure(Split(count, random));
        }
    }

    private static SeizedItem[] Split(int count, SeededRandom random)
    {
        var sorts = random.Percent(count > 2 ? 35 : 0) ? 2 : 1;
        var names = Enumerable.Range(0, sorts).Select(_ => random.Weighted(Sorts, sort => sort.Weight).SubKind).Distinct().ToList();
        var first = names.Count == 1 ? count : random.Between(1, count - 1);
        return names.Count == 1 ? [Weapon(names[0], first)] : [Weapon(names[0], first), Weapon(names[1], count - first)];
    }

    private static SeizedItem Firearm(string subKind, int count) => new(SeizedItemKind.Firearm, subKind, count);

    private static SeizedItem Part(string subKind, int count) => new(SeizedItemKind.Part, subKind, count);

    private static SeizedItem Cartridges(string subKind, int count) => new(SeizedItemKind.Ammunition, subKind, count);

    private static SeizedItem Weapon(string subKind, int count) => new(SeizedItemKind.OtherWeapon, subKind, count);
}
