using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Seizures;

namespace CommandCentre.Server.Exercises;

/// <summary>What a parcel is declared as and what it holds.</summary>
/// <param name="Kind">Class of the item.</param>
/// <param name="SubKind">What it is within its class.</param>
/// <param name="Declared">What it is declared as.</param>
/// <param name="Described">The item in words.</param>
internal sealed record Goods(SeizedItemKind Kind, string SubKind, string Declared, string Described)
{
    private static readonly IReadOnlyList<string[]> Table = ExerciseTables.Rows("goods.tsv");

    private static readonly Dictionary<SeizedItemKind, double> Likely = new()
    {
        [SeizedItemKind.Firearm] = 12,
        [SeizedItemKind.Part] = 26,
        [SeizedItemKind.Ammunition] = 12,
        [SeizedItemKind.OtherWeapon] = 50,
    };

    /// <summary>Goods of any class, as the traffic has them.</summary>
    public static Goods Any(SeededRandom random) =>
        Of(random.Weighted([.. Likely.Keys], kind => Likely[kind]), null, random);

    /// <summary>Goods of a class, and of a sub-kind when one is given.</summary>
    public static Goods Of(SeizedItemKind kind, string? subKind, SeededRandom random)
    {
        var row = random.Pick([.. Table.Where(row => row[0] == Words.Of(kind) && (subKind is null || row[1] == subKind))]);
        return new Goods(kind, row[1], random.Pick(ExerciseTables.Parts(row[2])), random.Pick(ExerciseTables.Parts(row[3])));
    }
}
