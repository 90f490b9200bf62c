namespace CommandCentre.Benchmarks.Matching;

/// <summary>Names of made-up persons and companies of one language in one script.</summary>
internal sealed class Culture(string language, string script, Zipf men, Zipf women, Zipf surnames)
{
    private static readonly string[] Business =
    [
        "Trading", "Logistics", "Shipping", "Export", "Import", "Consulting", "Holding", "Invest", "Capital", "Energy", "Oil", "Gas", "Metals", "Steel", "Chemicals", "Pharma", "Foods", "Textiles", "Electronics", "Systems", "Software", "Media",
        "Construction", "Engineering", "Transport", "Motors", "Tools", "Parts", "Optics", "Sports", "Travel", "Insurance", "Services", "Solutions", "Partners", "Group", "International", "Global", "Industries", "Development", "Marine", "Aviation", "Security",
    ];

    private static readonly Dictionary<string, string[]> Forms = new()
    {
        ["deu"] = ["GmbH", "AG", "KG", "UG", "e.K."],
        ["fra"] = ["SARL", "SAS", "SA"],
        ["ita"] = ["S.r.l.", "S.p.A.", "S.a.s."],
        ["spa"] = ["S.L.", "S.A."],
        ["por"] = ["Lda", "S.A."],
        ["pol"] = ["Sp. z o.o.", "S.A."],
        ["ron"] = ["S.R.L.", "S.A."],
        ["nld"] = ["B.V.", "N.V."],
        ["tur"] = ["A.Ş.", "Ltd. Şti."],
        ["ces"] = ["s.r.o.", "a.s."],
        ["hun"] = ["Kft.", "Zrt."],
        ["swe"] = ["AB"],
        ["fin"] = ["Oy"],
        ["dan"] = ["ApS", "A/S"],
        ["rus"] = ["ООО", "ЗАО", "АО"],
        ["bul"] = ["ЕООД", "ООД", "АД"],
        ["ukr"] = ["ТОВ"],
        ["ell"] = ["Α.Ε.", "Ε.Π.Ε.", "Ο.Ε."],
    };

    internal string Language => language;

    internal string Script => script;

    /// <summary>A full name: given names, now and then a second one, and surname.</summary>
    internal string Person(Random chance)
    {
        var given = chance.Next(2) == 0 ? men : women;
        return chance.NextDouble() < 0.25 ? $"{given.Draw(chance)} {given.Draw(chance)} {surnames.Draw(chance)}" : $"{given.Draw(chance)} {surnames.Draw(chance)}";
    }

    internal string Company(Random chance)
    {
        var forms = Forms.GetValueOrDefault(language, ["Ltd", "Limited", "LLC", "Inc.", "Co., Ltd."]);
        var (form, business) = (forms[chance.Next(forms.Length)], Business[chance.Next(Business.Length)]);
        var name = chance.Next(4) switch
        {
            0 => $"{surnames.Draw(chance)} {business}",
            1 => $"{surnames.Draw(chance)} & {surnames.Draw(chance)}",
            2 => $"{surnames.Draw(chance)} {business} {Business[chance.Next(Business.Length)]}",
            _ => $"{surnames.Draw(chance)}-{men.Draw(chance)} {business}",
        };
        return script == "Cyrillic" ? $"{form} «{name}»" : $"{name} {form}";
    }
}

/// <summary>The peoples of the made-up holdings, from the list of given names and surnames of Wiktionary.</summary>
internal static class Cultures
{
    /// <summary>Endings of surnames that are made of given names, where the list holds few surnames.</summary>
    private static readonly Dictionary<(string, string), string[]> Endings = new()
    {
        [("ell", "Greek")] = ["όπουλος", "ίδης", "άκης", "άδης", "άτος", "έλης"],
        [("rus", "Cyrillic")] = ["ов", "ин", "овский"],
        [("ukr", "Cyrillic")] = ["енко", "чук", "ів"],
        [("bul", "Cyrillic")] = ["ов", "ев", "ски"],
        [("mkd", "Cyrillic")] = ["овски", "евски", "ов"],
        [("hbs", "Cyrillic")] = ["овић", "ић"],
        [("kat", "Georgian")] = ["აშვილი", "აძე", "ია"],
        [("hye", "Armenian")] = ["յան"],
        [("ara", "Arabic")] = ["ي", ""],
        [("fas", "Arabic")] = ["ی", "زاده", "پور", "نیا"],
        [("heb", "Hebrew")] = ["י", ""],
        [("sqi", "Latin")] = ["aj", "i", "ollari"],
        [("isl", "Latin")] = ["sson", "sdóttir"],
        [("lit", "Latin")] = ["auskas", "aitis", "ienė"],
        [("lav", "Latin")] = ["iņš", "sons"],
    };

    internal static IReadOnlyList<Culture> Read(Random chance)
    {
        var words = OpenData.Rows("normalisation/name-lists/wiktionary_names.csv")
            .Select(row => (Language: row("lang"), Script: row("script"), Kind: row("kind"), Gender: row("gender"), Name: row("name").Trim()))
            .Where(word => word.Name.Length > 1 && !word.Name.StartsWith('-') && !word.Name.EndsWith('-') && !word.Name.Any(Polytonic))
            .ToLookup(word => (word.Language, word.Script));
        return [.. words.Where(list => list.Key.Language is not ("lat" or "gle" or "mlt") && list.Count(word => word.Kind == "given_names") >= 60).OrderBy(list => list.Key, Comparer<(string, string)>.Create(Compare))
            .Select(list => Of(list.Key.Language, list.Key.Script, [.. list.Select(word => (word.Kind, word.Gender, word.Name))], chance))];
    }

    private static Culture Of(string language, string script, IReadOnlyList<(string Kind, string Gender, string Name)> words, Random chance)
    {
        string[] given = [.. words.Where(word => word.Kind == "given_names").Select(word => word.Name)];
        string[] men = [.. words.Where(word => word is { Kind: "given_names", Gender: not "female" }).Select(word => word.Name)];
        string[] women = [.. words.Where(word => word is { Kind: "given_names", Gender: not "male" }).Select(word => word.Name)];
        string[] surnames = [.. words.Where(word => word.Kind == "surnames").Select(word => word.Name)];
        if (surnames.Length < 600)
        {
            var endings = Endings.GetValueOrDefault((language, script), [""]);
            surnames = [.. surnames, .. given.SelectMany(name => endings.Select(ending => ending.Length == 0 ? name : Stem(script == "Greek" ? Bare(name) : name) + ending))];
        }

        return new(language, script, new(men.Length > 20 ? men : given, chance), new(women.Length > 20 ? women : given, chance), new(surnames, chance));
    }

    // Only the ending bears the accent.
    private static string Bare(string name) => char.ToUpperInvariant(GreekInLatin.Unaccented(name)[0]) + GreekInLatin.Unaccented(name)[1..];

    // The list's ancient Greek names: nobody writes breathings today.
    private static bool Polytonic(char letter) => letter is >= '\u1F00' and < '\u2000';

    private static string Stem(string name) => name.TrimEnd('ς', 's') is { Length: > 3 } bare ? bare.TrimEnd("οηαιόήάίоаяйьeaiouიაეოه".ToCharArray()) is { Length: > 2 } stem ? stem : bare : name;

    private static int Compare((string, string) left, (string, string) right) =>
        string.CompareOrdinal(left.Item1, right.Item1) is not 0 and var first ? first : string.CompareOrdinal(left.Item2, right.Item2);
}
