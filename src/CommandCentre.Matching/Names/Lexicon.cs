using System.Collections.Frozen;
using System.Collections.Immutable;
using CommandCentre.Matching.Tables;
using CommandCentre.Matching.Text;

namespace CommandCentre.Matching.Names;

/// <summary>The words of names that are known beforehand, read once from the tables of the assembly.</summary>
internal static class Lexicon
{
    /// <summary>Words of the longest phrase that is looked up.</summary>
    public const int LongestPhrase = 7;

    /// <summary>Groups from here on are a given name (even) and its nicknames (the next odd number); those below are one name in several languages.</summary>
    public const int FirstNickname = 20_000;

    private static readonly FrozenSet<string> Romans = Enumerable.Range(1, 49).Select(Roman).ToFrozenSet(StringComparer.Ordinal);

    private static readonly Dictionary<string, Term> Forms = LegalForms();
    private static readonly NearForms NearForms = new(Forms);
    private static readonly Dictionary<string, Term> Symbols = SymbolTerms();
    private static readonly Dictionary<string, PartRole>[] Persons = PersonRoles();
    private static readonly Dictionary<string, ImmutableArray<int>> PersonGroups = GivenNameGroups();
    private static readonly Dictionary<string, string> Numbers = NumberWords();
    private static readonly FrozenSet<string> Sons = Particles("son");
    private static readonly FrozenSet<string> Honours = Particles("honour");
    private static readonly FrozenSet<string> Suffixes = Particles("suffix");
    private static readonly FrozenSet<string> Stops = Table.Rows("names.stopwords").Select(row => Latin(row[0])).Where(word => word.Length > 0 && !word.Contains(' ', StringComparison.Ordinal)).ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, int> Frequencies = Table.Rows("names.frequencies").ToLookup(row => Latin(row[0]), row => int.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture)).ToFrozenDictionary(rows => rows.Key, rows => rows.Sum());

    /// <summary>A known term: its one spelling, its role and its group.</summary>
    public readonly record struct Term(string Form, PartRole Role, int Group);

    /// <summary>The legal form a phrase (words with single blanks) stands for.</summary>
    public static bool LegalForm(ReadOnlySpan<char> phrase, out Term term) => Forms.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(phrase, out term);

    /// <summary>The legal form of several words a phrase stands for but for one slip of typing.</summary>
    public static bool NearLegalForm(ReadOnlySpan<char> phrase, out Term term) => NearForms.TryFind(phrase, out term);

    /// <summary>The symbol or domain a phrase of an organisation's name stands for.</summary>
    public static bool Symbol(ReadOnlySpan<char> phrase, out Term term) => Symbols.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(phrase, out term);

    /// <summary>Particle or title of a person's name; a particle is one in any script, a title in its own.</summary>
    public static bool PersonRole(ReadOnlySpan<char> phrase, Script script, out PartRole role) => Role(phrase, script, out role)
        || (script != Script.Latin && Role(phrase, Script.Latin, out role) && role == PartRole.Particle);

    /// <summary>Whether a particle joins a name to the father's, so that it begins no name.</summary>
    public static bool IsSonOf(ReadOnlySpan<char> word) => Sons.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>Whether a title stands anywhere in a name (Smith Dr John).</summary>
    public static bool IsHonour(ReadOnlySpan<char> word) => Honours.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>Whether a title stands behind a name (Jr).</summary>
    public static bool IsSuffix(ReadOnlySpan<char> word) => Suffixes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>The groups of equal given names a word belongs to.</summary>
    public static ImmutableArray<int> GroupsOf(string word) => PersonGroups.TryGetValue(word, out var groups) ? groups : [];

    /// <summary>The number a word stands for (first, 1st, III, forty).</summary>
    public static bool Number(ReadOnlySpan<char> word, out string number) => Numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out number!);

    /// <summary>Whether a word of an organisation's name carries no weight.</summary>
    public static bool IsStop(string word) => Stops.Contains(word);

    /// <summary>What sharing a word says, in hundredths of a bit: log2 of how rare it is among 50,000 names; 1,600 for a word not seen there.</summary>
    public static int Rarity(string word) =>
        Frequencies.TryGetValue(word, out var count) ? (int)(100 * Math.Log2(100_000.0 / (count + 1))) : word.Length < 3 ? 600 : 1_600;

    private static bool Role(ReadOnlySpan<char> phrase, Script script, out PartRole role) => Persons[(int)script].GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(phrase, out role);

    private static FrozenSet<string> Particles(string role) => Table.Rows("names.particles").Where(row => row[0] == role).SelectMany(row => row.Skip(1)).Select(Latin).ToFrozenSet(StringComparer.Ordinal);

    private static string Latin(string text) => Romanisation.Latin(text);

    private static Dictionary<string, Term> LegalForms()
    {
        var terms = new Dictionary<string, Term>(StringComparer.Ordinal);
        var generic = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in Table.Rows("names.forms").Concat(Table.Rows("names.legal-forms")))
        {
            var form = Latin(row[0]).Replace(" ", string.Empty, StringComparison.Ordinal);
            var group = row[1].Length == 0 ? 0 : generic.TryGetValue(row[1], out var known) ? known : generic[row[1]] = generic.Count + 1;
            foreach (var phrase in row.Skip(2).Append(row[0]).Select(Latin).Where(phrase => phrase.Length > 0 && Words(phrase) <= LongestPhrase && !Romans.Contains(phrase)))
            {
                // A form of one word stays as written: it may be glued to the name (SiemensAG).
                terms.TryAdd(phrase, new(phrase.Contains(' ', StringComparison.Ordinal) ? form : phrase, PartRole.LegalForm, group));
            }
        }

        // ISO 20275 knows more forms, but not which are of one kind.
        foreach (var row in Table.Rows("names.elf-forms").Select(row => row.Select(Latin).Where(phrase => phrase.Length > 1 && Words(phrase) <= LongestPhrase && !Romans.Contains(phrase)).ToArray()).Where(row => row.Length > 0))
        {
            var term = row.Select(phrase => terms.TryGetValue(phrase, out var known) ? known : default).FirstOrDefault(known => known.Form is not null);
            foreach (var phrase in row)
            {
                terms.TryAdd(phrase, term.Form is null ? new(row[0].Replace(" ", string.Empty, StringComparison.Ordinal), PartRole.LegalForm, 0) : term);
            }
        }

        return terms;
    }

    private static Dictionary<string, Term> SymbolTerms()
    {
        var terms = new Dictionary<string, Term>(StringComparer.Ordinal);
        var rows = Table.Rows("names.symbols").ToArray();
        var single = rows.Where(row => row[0] == "org_symbols").SelectMany(row => row.Skip(2)).Select(Latin).ToHashSet(StringComparer.Ordinal);
        foreach (var (row, group) in rows.Select((row, at) => (row, 1_000 + at)))
        {
            Add(row.Skip(2).Select(Latin).Where(phrase => Words(phrase) <= 2 || !IsWholeName(phrase)), row[0] == "org_symbols" ? PartRole.Symbol : PartRole.Name, group);
        }

        // Own terms join the group that knows one of their words.
        foreach (var (row, at) in Table.Rows("names.terms").Select((row, at) => (row, at)))
        {
            var phrases = row.Skip(2).Select(Latin).ToArray();
            var known = phrases.Select(phrase => terms.GetValueOrDefault(phrase)).FirstOrDefault(term => term.Group != 0);
            Add(phrases, known.Group != 0 ? known.Role : row[0] == "symbol" ? PartRole.Symbol : PartRole.Name, known.Group != 0 ? known.Group : 2_000 + at);
        }

        return terms;

        void Add(IEnumerable<string> phrases, PartRole role, int group)
        {
            foreach (var phrase in phrases.Where(phrase => phrase.Length > 0))
            {
                terms.TryAdd(phrase, new(phrase.Replace(" ", string.Empty, StringComparison.Ordinal), role, group));
            }
        }

        // A longer phrase with another symbol in it is the whole name of one body (... Missiles Corporation): its words are read one by one.
        bool IsWholeName(string phrase) => Words(phrase) > LongestPhrase || phrase.Split(' ').Any(single.Contains);
    }

    /// <summary>By script, as numbered.</summary>
    private static Dictionary<string, PartRole>[] PersonRoles()
    {
        Dictionary<string, PartRole>[] roles = [.. Enum.GetValues<Script>().Select(_ => new Dictionary<string, PartRole>(StringComparer.Ordinal))];
        foreach (var row in Table.Rows("names.particles"))
        {
            foreach (var word in row.Skip(1))
            {
                Add(word, row[0] is "particle" or "son" or "abd" ? PartRole.Particle : PartRole.Title);
            }
        }

        foreach (var title in Table.Rows("names.titles").Select(row => row[0]).Where(title => Latin(title) is { Length: > 2 } latin && Words(latin) <= LongestPhrase))
        {
            Add(title, PartRole.Title);
        }

        return roles;

        void Add(string word, PartRole role) => roles[(int)Romanisation.ScriptOf(word)].TryAdd(Latin(word), role);
    }

    private static Dictionary<string, ImmutableArray<int>> GivenNameGroups()
    {
        var groups = new Dictionary<string, SortedSet<int>>(StringComparer.Ordinal);
        foreach (var (row, group) in Table.Rows("names.people").Where(row => row[0] != "person_symbols").Select(row => row.Skip(2)).Concat(Table.Rows("names.given")).Select((row, at) => (row, 10_000 + at)))
        {
            Add(row, group);
        }

        foreach (var (row, group) in Table.Rows("names.nicknames").Select((row, at) => (row, FirstNickname + (2 * at))))
        {
            Add(row.Take(1), group);
            Add(row.Skip(1), group + 1);
        }

        return groups.ToDictionary(of => of.Key, of => of.Value.ToImmutableArray(), StringComparer.Ordinal);

        void Add(IEnumerable<string> words, int group)
        {
            foreach (var word in words.Select(Latin).Where(word => word.Length > 1 && !word.Contains(' ', StringComparison.Ordinal)))
            {
                (groups.TryGetValue(word, out var of) ? of : groups[word] = []).Add(group);
            }
        }
    }

    private static Dictionary<string, string> NumberWords()
    {
        var numbers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in Table.Rows("names.numbers"))
        {
            foreach (var word in row.Skip(1).Select(Latin).Where(word => word.Length > 1 && !word.Contains(' ', StringComparison.Ordinal)))
            {
                numbers.TryAdd(word, row[0]);
            }
        }

        for (var number = 2; number < 50; number++)
        {
            numbers.TryAdd(Roman(number), number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return numbers;
    }

    private static string Roman(int number) =>
        string.Concat(Enumerable.Repeat("x", number / 10)).Replace("xxxx", "xl", StringComparison.Ordinal)
        + ((string[])["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"])[number % 10];

    private static int Words(string phrase) => phrase.AsSpan().Count(' ') + 1;
}
