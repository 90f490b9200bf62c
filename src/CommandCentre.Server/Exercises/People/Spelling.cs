using System.Globalization;
using System.Text;

namespace CommandCentre.Server.Exercises.People;

/// <summary>How one name or address comes to be spelt differently: transliteration by two habits, lost accents, and slips.</summary>
internal static class Spelling
{
    private static readonly Dictionary<string, IReadOnlyList<(string From, string[] To)>> Tables = ExerciseTables.Rows("spelling.tsv")
        .ToDictionary(row => row[0], row => (IReadOnlyList<(string, string[])>)[.. row[1].Split(' ').Select(Pair).OrderByDescending(pair => pair.From.Length)]);

    /// <summary>A text in Latin letters without accents.</summary>
    /// <param name="text">In any of the exercise's scripts.</param>
    /// <param name="language">Its language, ISO 639-3.</param>
    /// <param name="habit">0 or 1: which of two habits of writing.</param>
    public static string Latin(string text, string language, int habit)
    {
        var table = Tables.GetValueOrDefault(language) is { } own ? own.Concat(Tables["*"]).ToList() : Tables["*"];
        var source = language == "ell" ? Bare(text) : text;
        var latin = new StringBuilder();
        for (var i = 0; i < source.Length;)
        {
            var (from, to) = table.FirstOrDefault(pair => string.Compare(source, i, pair.From, 0, pair.From.Length, StringComparison.OrdinalIgnoreCase) == 0);
            latin.Append(from is null ? source[i].ToString() : Cased(to[habit], source[i]));
            i += from?.Length ?? 1;
        }

        return Bare(latin.ToString());
    }

    /// <summary>A slip of the hand: two letters swapped, one doubled, one left out, or a vowel taken for another.</summary>
    public static string Slip(string text, SeededRandom random)
    {
        var places = Enumerable.Range(1, Math.Max(0, text.Length - 2)).Where(i => char.IsLower(text[i]) && char.IsLower(text[i + 1])).ToList();
        if (places.Count < 2)
        {
            return text;
        }

        var at = random.Pick(places);
        return random.Below(4) switch
        {
            0 => $"{text[..at]}{text[at + 1]}{text[at]}{text[(at + 2)..]}",
            1 => $"{text[..at]}{text[at]}{text[at..]}",
            2 => text.Remove(at, 1),
            _ => $"{text[..at]}{Vowel(text[at])}{text[(at + 1)..]}",
        };
    }

    private static char Vowel(char letter) => letter switch { 'a' => 'e', 'e' => 'i', 'i' => 'y', 'o' => 'u', 'u' => 'o', 'y' => 'i', _ => letter };

    private static (string From, string[] To) Pair(string pair)
    {
        var parts = pair.Split('=');
        return (parts[0], parts[1].Split('|'));
    }

    private static string Cased(string latin, char original) =>
        latin.Length > 0 && char.IsUpper(original) ? char.ToUpperInvariant(latin[0]) + latin[1..] : latin;

    private static string Bare(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark))
            .Normalize(NormalizationForm.FormC);
}
