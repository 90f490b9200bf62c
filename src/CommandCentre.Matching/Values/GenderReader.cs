namespace CommandCentre.Matching.Values;

/// <summary>Reads sex as written in registers and lists.</summary>
/// <remarks>Words written by hand from general knowledge of the languages. ISO/IEC 5218: 1 male, 2 female, 0 not known, 9 not applicable.</remarks>
public static class GenderReader
{
    private static readonly string[] Male = ["m", "male", "man", "mr", "masculine", "masculin", "masculino", "maschile", "mannlich", "mann", "homme", "hombre", "uomo", "homem", "mezczyzna", "muz", "muski", "erkek", "bay", "mies", "ferfi", "мужской", "муж", "мужчина", "м", "чоловіча", "чоловік", "мъж", "мъжки", "мушки", "αρσενικο", "αρρεν", "ανδρας", "ذكر", "זכר", "男", "남", "남성", "男性", "1"];

    private static readonly string[] Female = ["f", "female", "woman", "mrs", "ms", "miss", "feminine", "feminin", "femenino", "femminile", "weiblich", "frau", "w", "femme", "mujer", "donna", "mulher", "feminino", "kobieta", "zena", "zenski", "kadin", "bayan", "nainen", "женский", "жен", "женщина", "ж", "жіноча", "жінка", "жена", "женски", "θηλυ", "θηλυκο", "γυναικα", "انثى", "נקבה", "女", "여", "여성", "女性", "2"];

    private static readonly string[] Others = ["other", "diverse", "divers", "nonbinary"];

    private static readonly Dictionary<string, string> Codes = Male.Select(word => (word, "M")).Concat(Female.Select(word => (word, "F"))).Concat(Others.Select(word => (word, "O")))
        .DistinctBy(pair => Folded(pair.word)).ToDictionary(pair => Folded(pair.word), pair => pair.Item2, StringComparer.Ordinal);

    /// <summary><c>M</c>, <c>F</c>, <c>O</c> (another), or null when the text does not say.</summary>
    public static string? Read(string text) => text.Length > 32 ? null : Codes.GetValueOrDefault(Folded(text));

    private static string Folded(string text) => Glyphs.Compact(text);
}
