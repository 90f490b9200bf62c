using CommandCentre.Matching.Tables;

namespace CommandCentre.Matching.Addresses;

/// <summary>A country as it stands in addresses.</summary>
/// <param name="Code">ISO 3166-1 alpha-2.</param>
/// <param name="Languages">Bit set of the languages its addresses are written in, English among them.</param>
/// <param name="Shapes">Shapes of its postcodes: N a digit, A a letter, a blank where it may be parted.</param>
internal sealed record AddressCountry(string Code, ulong Languages, string[] Shapes);

/// <summary>Countries by their names.</summary>
internal static class AddressCountries
{
    /// <summary>Words of the longest name that is found.</summary>
    public const int MostWords = 5;

    private static readonly Dictionary<string, AddressCountry> Codes = new(StringComparer.Ordinal);
    private static readonly HashSet<string> FirstWords = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, AddressCountry> Names = Load();

    /// <summary>The country of a code; null for an unknown one.</summary>
    public static AddressCountry? Of(string? code) => code is not null && Codes.TryGetValue(code, out var country) ? country : null;

    /// <summary>Some name begins with this romanised word.</summary>
    public static bool MayBegin(string word) => FirstWords.Contains(word);

    /// <summary>The country of a romanised name; null when it is none.</summary>
    public static AddressCountry? Named(string words) => Names.GetValueOrDefault(words);

    /// <summary>The country of a code or a name as written; null when it is none.</summary>
    public static AddressCountry? Find(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var trimmed = text.Trim();
        return (trimmed.Length == 2 ? Of(trimmed.ToUpperInvariant()) : null) ?? Named(AddressLexicon.Spell(trimmed));
    }

    private static Dictionary<string, AddressCountry> Load()
    {
        var names = new Dictionary<string, AddressCountry>(StringComparer.Ordinal);
        foreach (var row in Table.Rows("address-countries").Concat(Table.Rows("address-world")))
        {
            if (!Codes.TryGetValue(row[0], out var country))
            {
                Codes[row[0]] = country = new(row[0], AddressLexicon.Languages($"{row[1]},en,@{row[0]}"), row[2].Length == 0 ? [] : row[2].Split(','));
            }

            foreach (var name in row[3].Split(','))
            {
                var spelling = AddressLexicon.Spell(name);
                FirstWords.Add(spelling.Split(' ')[0]);
                names.TryAdd(spelling, country);
            }
        }

        return names;
    }
}
