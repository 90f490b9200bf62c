using CommandCentre.Domain.Codes;

namespace CommandCentre.Domain.Seizures;

/// <summary>The category of a firearm under Annex I of Directive (EU) 2021/555, by the facts of its description.</summary>
/// <remarks>
/// The points are tried from the strictest to the mildest. A fact that is not known leaves a point open; the class is decided only when no stricter point is open.
/// Four facts are the exception and count as no where they are not stated: disguised, made from an automatic one, looks like one, folds under 60 cm.
/// Source: domain.md 3.8. Which points were read in a public text and which stand from general knowledge, each point says (<see cref="EuPoint.IsVerified"/>).
/// Ammunition (A4, A5) and missiles (A1) are not firearms of a description and have no point here.
/// </remarks>
public static class FirearmClassification
{
    private static readonly FirearmRule[] Rules =
    [
        new(new(EuCategory.A, 2, "automatic", true), f => Is(f.Action, FirearmAction.Automatic), "action"),
        new(new(EuCategory.A, 3, "disguised as another object", true), f => f.IsDisguised ?? false),
        new(new(EuCategory.A, 6, "automatic, converted into semi-automatic", false), f => Semi(f) & (f.WasAutomatic ?? false), "action"),
        new(new(EuCategory.A, 7, "semi-automatic, centre-fire, loading device over 20 rounds (short) or 10 (long)", false), IsLargeLoading, "action", "percussion", "rounds", "length"),
        new(new(EuCategory.A, 8, "semi-automatic long, under 60 cm by its stock without losing function", false), f => Semi(f) & Long(f) & (f.FoldsUnder60 ?? false), "action", "length"),
        new(new(EuCategory.B, 1, "repeating short", true), f => Is(f.Action, FirearmAction.Repeating) & f.IsShort(), "action", "length"),
        new(new(EuCategory.B, 2, "single-shot short, centre-fire", true), f => Single(f) & f.IsShort() & Centre(f), "action", "percussion", "length"),
        new(new(EuCategory.B, 3, "single-shot short, rimfire, under 28 cm over all", true), f => Single(f) & f.IsShort() & !Centre(f) & Under(f.OverallMillimetres, 280), "action", "percussion", "length", "overallMillimetres"),
        new(new(EuCategory.B, 5, "semi-automatic short other than A7", false), f => Semi(f) & f.IsShort(), "action", "length"),
        new(new(EuCategory.B, 7, "repeating or semi-automatic long, smooth bore, barrel up to 60 cm", true), f => Loading(f) & Long(f) & Smooth(f) & UpTo(f.BarrelMillimetres, 600), "action", "bore", "length", "barrelMillimetres"),
        new(new(EuCategory.B, 4, "semi-automatic long, loading device and chamber over 3 rounds", false), f => Semi(f) & Long(f) & Over(f.Rounds, 2), "action", "rounds", "length"),
        new(new(EuCategory.B, 6, "semi-automatic long, up to 3 rounds, loading device detachable", true), f => Semi(f) & Long(f) & (f.IsDetachable ?? true), "action", "length"),
        new(new(EuCategory.B, 9, "semi-automatic for civilian use that resembles an automatic one", true), f => Semi(f) & (f.LooksAutomatic ?? false), "action"),
        new(new(EuCategory.C, 1, "other repeating long", true), f => Is(f.Action, FirearmAction.Repeating) & Long(f), "action", "length"),
        new(new(EuCategory.C, 7, "single-shot long, smooth bore", false), f => Single(f) & Long(f) & Smooth(f), "action", "bore", "length"),
        new(new(EuCategory.C, 2, "single-shot long, rifled", true), f => Single(f) & Long(f) & !Smooth(f), "action", "bore", "length"),
        new(new(EuCategory.C, 3, "other semi-automatic long", true), f => Semi(f) & Long(f), "action", "length"),
        new(new(EuCategory.C, 4, "single-shot short, rimfire, from 28 cm over all", true), f => Single(f) & f.IsShort() & !Centre(f) & !Under(f.OverallMillimetres, 280), "action", "percussion", "length", "overallMillimetres"),
    ];

    private static readonly EuPoint Deactivated = new(EuCategory.C, 6, "deactivated firearm of any category", false);

    private static readonly Dictionary<EuCategory, EuPoint> Blanked = new()
    {
        [EuCategory.A] = new(EuCategory.A, 9, "of this category, converted to blanks, irritants, pyrotechnics, salute or acoustic", false),
        [EuCategory.B] = new(EuCategory.B, 8, "of this category, converted to blanks, irritants, pyrotechnics, salute or acoustic", false),
        [EuCategory.C] = new(EuCategory.C, 5, "of this category, converted to blanks, irritants, pyrotechnics, salute or acoustic", false),
    };

    /// <summary>Every point there is, the strictest first.</summary>
    public static IReadOnlyList<EuPoint> Points { get; } = [.. Rules.Select(rule => rule.Point), Deactivated, .. Blanked.Values];

    /// <summary>The class of a firearm; of an essential component that of the weapon it is described for.</summary>
    /// <param name="firearm">What is known of it.</param>
    /// <param name="subKind">One of <see cref="SeizedItemSubKinds"/>: a pistol is taken as short, a rifle as long, a revolver as repeating and so on, where nothing else is said.</param>
    public static EuFirearmClass Of(FirearmDescription firearm, string? subKind = null)
    {
        ArgumentNullException.ThrowIfNull(firearm);
        var (facts, assumed) = Assumed(firearm, subKind);
        return firearm.Condition switch
        {
            FirearmCondition.AlarmSignal => EuFirearmClass.NoFirearm,
            FirearmCondition.Deactivated => new EuFirearmClass(Deactivated, [Deactivated], [], []),
            FirearmCondition.Blanked => Mapped(ByRules(facts, assumed), point => Blanked[point.Category]),
            _ => ByRules(facts, assumed),
        };
    }

    /// <summary>What the name of a sort says of it where its description does not.</summary>
    private static (FirearmDescription Facts, ValueList<string> Assumed) Assumed(FirearmDescription firearm, string? subKind)
    {
        var facts = firearm with
        {
            AssumedShort = firearm.IsShort() is not null ? null : subKind switch { "pistol" or "revolver" => true, "rifle" or "shotgun" or "machine-gun" => false, _ => null },
            Action = firearm.Action ?? subKind switch { "revolver" => FirearmAction.Repeating, "sub-machine-gun" or "machine-gun" => FirearmAction.Automatic, _ => null },
            Bore = firearm.Bore ?? subKind switch { "shotgun" => Bore.Smooth, "pistol" or "revolver" or "rifle" => Bore.Rifled, _ => null },
        };
        return (facts, [.. new[]
        {
            facts.AssumedShort is null ? null : "length",
            facts.Action == firearm.Action ? null : "action",
            facts.Bore == firearm.Bore ? null : "bore",
        }.OfType<string>()]);
    }

    private static EuFirearmClass ByRules(FirearmDescription firearm, ValueList<string> assumed)
    {
        var (possible, missing) = (new List<EuPoint>(), new List<string>());
        foreach (var rule in Rules)
        {
            var holds = rule.Holds(firearm);
            if (holds is false)
            {
                continue;
            }

            possible.Add(rule.Point);
            if (holds is true)
            {
                break;
            }

            missing.AddRange(rule.Needs.SelectMany(need => Missing(firearm, need)).Where(field => !missing.Contains(field)).ToList());
        }

        return new EuFirearmClass(missing.Count == 0 && possible.Count == 1 ? possible[0] : null, [.. possible], [.. missing], assumed);
    }

    private static EuFirearmClass Mapped(EuFirearmClass found, Func<EuPoint, EuPoint> map) =>
        new(found.Point is { } point ? map(point) : null, [.. found.Possible.Select(map).Distinct()], found.Missing, found.Assumed);

    private static bool? IsLargeLoading(FirearmDescription f) => Semi(f) & Centre(f) & ((f.IsShort() & Over(f.Rounds, 20)) | (Long(f) & Over(f.Rounds, 10)));

    private static bool? Semi(FirearmDescription f) => Is(f.Action, FirearmAction.SemiAutomatic);

    private static bool? Single(FirearmDescription f) => Is(f.Action, FirearmAction.SingleShot);

    private static bool? Loading(FirearmDescription f) => Is(f.Action, FirearmAction.Repeating) | Semi(f);

    private static bool? Long(FirearmDescription f) => !f.IsShort();

    private static bool? Centre(FirearmDescription f) => Is(f.Percussion, Percussion.CentreFire);

    private static bool? Smooth(FirearmDescription f) => Is(f.Bore, Bore.Smooth);

    private static bool? Over(int? value, int bound) => value is { } known ? known > bound : null;

    private static bool? Under(int? value, int bound) => value is { } known ? known < bound : null;

    private static bool? UpTo(int? value, int bound) => value is { } known ? known <= bound : null;

    private static bool? Is<T>(T? value, T wanted)
        where T : struct, Enum => value is { } known ? known.Equals(wanted) : null;

    /// <summary>Fields that are missing of what a point needs; whether it is short or long takes one length or the other.</summary>
    private static IEnumerable<string> Missing(FirearmDescription f, string need) => need switch
    {
        "length" => f.IsShort() is null ? [.. Missing(f, "barrelMillimetres"), .. Missing(f, "overallMillimetres")] : [],
        "action" => f.Action is null ? [need] : [],
        "percussion" => f.Percussion is null ? [need] : [],
        "bore" => f.Bore is null ? [need] : [],
        "rounds" => f.Rounds is null ? [need] : [],
        "barrelMillimetres" => f.BarrelMillimetres is null ? [need] : [],
        _ => f.OverallMillimetres is null ? [need] : [],
    };

    /// <summary>One point and when it holds; absent where the facts do not tell.</summary>
    private sealed record FirearmRule(EuPoint Point, Func<FirearmDescription, bool?> Holds, params string[] Needs);
}
