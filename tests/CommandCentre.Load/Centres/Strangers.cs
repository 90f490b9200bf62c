using System.Globalization;

namespace CommandCentre.Load.Centres;

/// <summary>Persons and parcels of orders, nobody twice: under load the centre links what belongs together, and of these nothing does.</summary>
public static class Strangers
{
    private const string Vowels = "aeiou", Consonants = "bdfgklmnprstvz";

    /// <summary>A person as JSON, the same for the same order and part.</summary>
    /// <param name="order">Id of the command.</param>
    /// <param name="part">Which of its persons.</param>
    public static string Party(Guid order, int part)
    {
        var random = Of(order, part);
        var (given, family) = (Word(random, 8), Word(random, 10));
        return $$"""{"name":"{{given}} {{family}}","address":"{{Word(random, 10)}} {{random.Next(1, 400)}}, {{random.Next(10_000, 99_999)}} {{Word(random, 8)}}","phone":"{{string.Create(CultureInfo.InvariantCulture, $"+{random.NextInt64(31_000_000_000, 98_999_999_999)}")}}","email":"{{given}}.{{family}}@example.org"}""";
    }

    /// <summary>A courier's parcel number, the same for the same order.</summary>
    public static string Parcel(Guid order) => $"LD{Of(order, 0).NextInt64():X16}";

    private static string Word(Random random, int letters) =>
        string.Create(letters, random, static (word, random) =>
        {
            for (var at = 0; at < word.Length; at++)
            {
                var letter = at % 2 == 0 ? Consonants[random.Next(Consonants.Length)] : Vowels[random.Next(Vowels.Length)];
                word[at] = at == 0 ? char.ToUpperInvariant(letter) : letter;
            }
        });

    // Not Guid.GetHashCode, whose value may differ from run to run.
    private static Random Of(Guid order, int part) => new(unchecked((int)order.ToByteArray().Append((byte)part).Aggregate(2166136261u, (hash, one) => (hash ^ one) * 16777619u)));
}
