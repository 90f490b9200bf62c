using CommandCentre.Benchmarks.Matching;
using CommandCentre.Matching.Text;

namespace CommandCentre.Benchmarks.Tables;

/// <summary>Makes the tables of the words of names from the open lists beside the project.</summary>
internal static class NameTables
{
    private const string Rigour = "made from opensanctions/rigour (MIT)";

    public static void Make(string data, string folder)
    {
        var lists = Path.Combine(data, "normalisation", "rigour");
        LegalForms(Path.Combine(lists, "names_org_types.yml"), folder);
        ElfForms(Path.Combine(lists, "gleif_elf-codes-1.4.1.csv"), folder);
        var symbols = SimpleYaml.Items(Path.Combine(lists, "names_symbols.yml")).Where(item => item.Item != SimpleYaml.NewEntry && item.Keys.Length == 2).ToList();
        Groups(folder, "names.symbols", symbols, ["org_symbols", "org_domains"]);
        Groups(folder, "names.people", symbols, ["person_symbols", "person_nick", "person_name_parts"]);
        Nicknames(Path.Combine(data, "matching", "nicknames", "names.csv"), folder);
        Titles(Path.Combine(lists, "names_stopwords.yml"), Path.Combine(data, "normalisation", "address-dictionaries"), Path.Combine(data, "normalisation", "name-lists", "wiktionary_names.csv"), folder);
        Numbers(Path.Combine(lists, "text_ordinals.yml"), folder);
        StopWords(Path.Combine(lists, "text_stopwords.yml"), folder);
        Frequencies(Path.Combine(data, "matching", "screening-fixtures", "negatives_global.csv"), folder);
    }

    private static void LegalForms(string path, string folder)
    {
        var entries = new List<Dictionary<string, List<string>>>();
        foreach (var (keys, item) in SimpleYaml.Items(path))
        {
            if (item == SimpleYaml.NewEntry)
            {
                entries.Add([]);
            }
            else if (keys.Length >= 2)
            {
                (entries[^1].TryGetValue(keys[^1], out var list) ? list : entries[^1][keys[^1]] = []).Add(item);
            }
        }

        string One(Dictionary<string, List<string>> entry, string key) => entry.TryGetValue(key, out var list) ? list[0] : string.Empty;
        TableWriter.Write(
            folder,
            "names.legal-forms",
            [$"Legal forms of companies: the form, its generic kind, its spellings; {Rigour}"],
            entries.Select(entry => Unlike([One(entry, "compare") is { Length: > 0 } compare ? compare : One(entry, "display"), .. entry.GetValueOrDefault("aliases", []), One(entry, "display")]) is var spellings
                ? (IEnumerable<string>)[spellings.FirstOrDefault(string.Empty), One(entry, "generic"), .. spellings] : []).Where(row => row.First().Length > 0));
    }

    /// <summary>The legal forms of ISO 20275: whole names of two words or more (abbreviations alone are too often words of names).</summary>
    private static void ElfForms(string path, string folder) =>
        TableWriter.Write(
            folder,
            "names.elf-forms",
            ["Legal forms by ISO 20275, in their own language and romanised; made from GLEIF's Entity Legal Forms code list 1.4.1 (CC0)"],
            OpenData.Rows(Path.GetFullPath(path)).Where(row => row("ELF Status ACTV/INAC") == "ACTV")
                .Select(row => Unlike(((string[])[row("Entity Legal Form name Local name"), row("Entity Legal Form name Transliterated name (per ISO 01-140-10)")])
                    .Select(name => name.Split('(')[0].Trim()).Where(name => name.Contains(' ', StringComparison.Ordinal) && !name.Contains(',', StringComparison.Ordinal))))
                .Where(spellings => spellings.Count > 0).Select(spellings => string.Join('|', spellings)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(row => (IEnumerable<string>)row.Split('|')));

    private static void Groups(string folder, string name, List<(string[] Keys, string Item)> items, string[] sections) =>
        TableWriter.Write(
            folder,
            name,
            [$"Words that stand for the same over languages: the section, the group's key, its words; {Rigour}"],
            items.Where(item => sections.Contains(item.Keys[0])).GroupBy(item => (item.Keys[0], item.Keys[1]))
                .Select(group => (IEnumerable<string>)[group.Key.Item1, group.Key.Item2, .. Unlike(group.Select(item => item.Item))]));

    private static void Nicknames(string path, string folder) =>
        TableWriter.Write(
            folder,
            "names.nicknames",
            ["English given names and their nicknames, one name a row; made from carltonnorthern/nicknames (Apache-2.0)"],
            File.ReadLines(path).Skip(1).Select(line => line.Split(',')).Where(row => row.Length == 3)
                .GroupBy(row => row[0], StringComparer.Ordinal).Select(group => (IEnumerable<string>)[group.Key, .. group.Select(row => row[2]).Distinct()]));

    private static void Titles(string stopWords, string dictionaries, string names, string folder)
    {
        var borne = OpenData.Rows(Path.GetFullPath(names)).Select(row => Romanisation.Latin(row("name"))).ToHashSet(StringComparer.Ordinal);
        var titles = SimpleYaml.Items(stopWords).Where(item => item.Keys is ["PERSON_NAME_PREFIXES"]).Select(item => item.Item)
            .Concat(Directory.GetFiles(dictionaries, "personal_titles.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .SelectMany(File.ReadLines).SelectMany(line => line.Split('|')).Where(title => !borne.Contains(Romanisation.Latin(title))));
        TableWriter.Write(
            folder,
            "names.titles",
            [$"Titles before names that are no names themselves, one a row; {Rigour} and openvenues/libpostal (MIT)"],
            Unlike(titles).Order(StringComparer.Ordinal).Select(title => (IEnumerable<string>)[title]));
    }

    private static void Numbers(string path, string folder) =>
        TableWriter.Write(
            folder,
            "names.numbers",
            [$"Numbers as words, ordinals and Roman numerals: the number, its words; {Rigour}"],
            SimpleYaml.Items(path).Where(item => item.Keys.Length == 2 && item.Item != SimpleYaml.NewEntry).GroupBy(item => item.Keys[1])
                .Select(group => (IEnumerable<string>)[group.Key, .. Unlike(group.Select(item => item.Item))]));

    private static void StopWords(string path, string folder) =>
        TableWriter.Write(
            folder,
            "names.stopwords",
            [$"Words without weight in names of companies, one a row; {Rigour}"],
            Unlike(SimpleYaml.Items(path).Where(item => item.Keys is ["STOPWORDS"]).Select(item => item.Item)).Select(word => (IEnumerable<string>)[word]));

    /// <summary>How often each word stands in 50,000 made-up names of all parts of the world, from five times on.</summary>
    private static void Frequencies(string path, string folder) =>
        TableWriter.Write(
            folder,
            "names.frequencies",
            ["Romanised words of 50,000 synthetic names and how often each occurs; made from opensanctions/yente negatives_global.csv (MIT)"],
            File.ReadLines(path).Skip(1).Select(line => line.Split(',')[0]).SelectMany(name => Romanisation.Latin(name).Split(' '))
                .Where(word => word.Length > 1).GroupBy(word => word, StringComparer.Ordinal).Where(group => group.Count() >= 5)
                .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (IEnumerable<string>)[group.Key, group.Count().ToString(System.Globalization.CultureInfo.InvariantCulture)]));

    private static List<string> Unlike(IEnumerable<string> words) =>
        [.. words.Select(word => word.Trim().ToLowerInvariant()).Where(word => word.Length > 0).Distinct(StringComparer.Ordinal)];
}
