using System.Text;

namespace CommandCentre.Matching.Text;

/// <summary>
/// Cyrillic by language. Russian as in English print (BGN/PCGN 1947 without its marks, е always e); Bulgarian by the Transliteration Act of 2009;
/// Ukrainian by resolution 55 of 2010; Belarusian as in passports; Serbian by its own Latin alphabet; Macedonian as in passports.
/// </summary>
internal static class CyrillicWriter
{
    private static readonly LetterTable Common = new('\u0400', '\u052F', """
        а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ . ы y ь . э e ю yu я ya
        ѐ e ѝ i і i ї yi є ye ґ g ў u ђ dj ѓ gj ѕ dz ј j љ lj њ nj ћ c ќ kj џ dzh ѣ e ѳ f ѵ i ѡ o ѧ ya ѫ a ѯ ks ѱ ps ѹ u ҁ q
        ғ gh қ q ҝ g ҟ k ҡ k ң n ҥ ng ҧ p ҩ o ҫ s ҭ t ү u ұ u ҳ h ҵ ts ҷ j ҹ j һ h ҽ ch ҿ ch Ӏ . ӂ zh ӄ k ӆ l ӈ n ӊ n ӌ ch ӎ m ӏ . ӑ a ӓ a ӕ ae ӗ e ә a ӛ a
        ӝ j ӟ z ӡ dz ӣ i ӥ i ө o ӧ o ө o ӫ o ӭ e ӯ u ӱ u ӳ u ӵ ch ӷ gh ӹ y ҕ gh җ j ҙ z ҏ r ҍ . ҋ y ԑ e ԓ l ԛ q ԝ w ԥ p ԋ nj ԉ lj
        """);

    private static readonly LetterTable Bulgarian = new('\u0400', '\u045F', "щ sht ъ a х h ь y");
    private static readonly LetterTable Serbian = new('\u0400', '\u045F', "ж z ч c ш s щ sc ц c х h џ dz й j ю ju я ja");
    private static readonly LetterTable Macedonian = new('\u0400', '\u045F', "х h ц c џ dzh й j ю ju я ja");
    private static readonly LetterTable Ukrainian = new('\u0400', '\u045F', "г h и y й i є ie ї i ю iu я ia щ shch");
    private static readonly LetterTable Belarusian = new('\u0400', '\u045F', "г h й i ю iu я ia ё io щ shch");
    private static readonly LetterTable CentralAsian = new('\u0400', '\u052F', "х kh ё yo ў o");

    /// <summary>Writes one word of Cyrillic letters.</summary>
    public static void Write(ReadOnlySpan<char> word, Tongue tongue, StringBuilder spelling)
    {
        var own = Own(tongue);
        for (var at = 0; at < word.Length; at++)
        {
            var letter = word[at];
            if (char.IsAsciiDigit(letter))
            {
                spelling.Append(letter);
            }
            else if (Special(word, at, tongue) is { } special)
            {
                spelling.Append(special);
            }
            else if (own?[letter] is { } ours)
            {
                spelling.Append(ours);
            }
            else if (Common[letter] is { } common)
            {
                spelling.Append(common);
            }
            else
            {
                LetterWriter.Write(letter, spelling);
            }
        }
    }

    private static LetterTable? Own(Tongue tongue) => tongue switch
    {
        Tongue.Bulgarian => Bulgarian,
        Tongue.Serbian => Serbian,
        Tongue.Macedonian => Macedonian,
        Tongue.Ukrainian => Ukrainian,
        Tongue.Belarusian => Belarusian,
        Tongue.CentralAsian => CentralAsian,
        _ => null,
    };

    /// <summary>What depends on the place in the word.</summary>
    private static string? Special(ReadOnlySpan<char> word, int at, Tongue tongue) => tongue switch
    {
        Tongue.Bulgarian => word[at..] is "ия" ? "i" : word[at] == 'я' && at > 0 && at == word.Length - 1 && word[at - 1] == 'и' ? "a" : null,
        Tongue.Ukrainian => Ukraine(word, at),
        Tongue.Belarusian => at > 0 ? null : word[0] switch { 'е' => "ye", 'ё' => "yo", 'ю' => "yu", 'я' => "ya", _ => null },
        Tongue.Serbian or Tongue.Macedonian => null,
        _ => Russia(word, at),
    };

    private static string? Ukraine(ReadOnlySpan<char> word, int at) => word[at] switch
    {
        'є' when at == 0 => "ye",
        'ї' when at == 0 => "yi",
        'й' when at == 0 => "y",
        'ю' when at == 0 => "yu",
        'я' when at == 0 => "ya",
        'г' when at > 0 && word[at - 1] == 'з' => "gh",
        _ => null,
    };

    private static string? Russia(ReadOnlySpan<char> word, int at) => word[at] switch
    {
        'ь' when at + 1 < word.Length && word[at + 1] is 'е' or 'ё' or 'и' or 'о' => "i",
        'ы' when word[at..] is "ый" => "",
        'и' when word[at..] is "ий" => "",
        _ => null,
    };
}
