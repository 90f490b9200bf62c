using System.Globalization;
using System.Text;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>Greek names as they stand in Latin papers: by ELOT 743 or as people customarily write them. Written for the benchmark by hand; the product does not share it.</summary>
internal static class GreekInLatin
{
    private static readonly (string Greek, string[] Latin)[] Pairs =
    [
        ("αυ", ["av", "af", "au"]), ("ευ", ["ev", "ef", "eu"]), ("ου", ["ou", "ou", "u"]), ("μπ", ["b", "mp"]), ("ντ", ["nt", "nd", "d"]), ("γκ", ["gk", "g"]), ("γγ", ["ng"]), ("γχ", ["nch"]),
        ("τζ", ["tz"]), ("ει", ["ei", "i"]), ("οι", ["oi", "i"]), ("αι", ["ai", "e"]),
        ("α", ["a"]), ("β", ["v", "v", "b"]), ("γ", ["g"]), ("δ", ["d"]), ("ε", ["e"]), ("ζ", ["z"]), ("η", ["i"]), ("θ", ["th"]), ("ι", ["i"]), ("κ", ["k", "k", "c"]), ("λ", ["l"]), ("μ", ["m"]), ("ν", ["n"]),
        ("ξ", ["x", "ks"]), ("ο", ["o"]), ("π", ["p"]), ("ρ", ["r"]), ("σ", ["s"]), ("ς", ["s"]), ("τ", ["t"]), ("υ", ["y", "i"]), ("φ", ["f", "ph"]), ("χ", ["ch", "h"]), ("ψ", ["ps"]), ("ω", ["o"]),
    ];

    /// <summary>One of the customary spellings, each word with a capital.</summary>
    internal static string Spell(string greek, Random chance)
    {
        var letters = Unaccented(greek);
        var latin = new StringBuilder();
        for (var at = 0; at < letters.Length;)
        {
            var (found, choices) = Pairs.FirstOrDefault(pair => string.CompareOrdinal(letters, at, pair.Greek, 0, pair.Greek.Length) == 0);
            latin.Append(found is null ? letters[at].ToString() : choices[chance.Next(choices.Length)]);
            at += found?.Length ?? 1;
        }

        return CultureInfo.InvariantCulture.TextInfo.ToTitleCase(latin.ToString());
    }

    /// <summary>Without accents, in small letters.</summary>
    internal static string Unaccented(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();
}
