namespace CommandCentre.Matching.Addresses;

/// <summary>What the words of one address may mean, looked up once.</summary>
internal sealed class AddressReadings
{
    /// <summary>Words of the longest entry of the lexicon.</summary>
    public const int MostWords = 3;

    private readonly List<AddressToken> _tokens;
    private readonly ulong _languages;
    private readonly bool _known;
    private readonly WordReading[]?[] _found;
    private readonly bool[] _streetTypes;

    public AddressReadings(List<AddressToken> tokens, AddressCountry? country)
    {
        _tokens = tokens;
        _known = country is not null;
        _languages = country?.Languages ?? ulong.MaxValue;
        _found = new WordReading[]?[tokens.Count * MostWords];
        _streetTypes = new bool[tokens.Count];
        for (var at = 0; at < tokens.Count; at++)
        {
            _streetTypes[at] = !tokens[at].IsNumber && (HasFirmType(At(at, 1)) || Cut(at) is not null);
        }
    }

    /// <summary>The readings of a word, or of up to three words from there; a single letter has some only where the language is known.</summary>
    public WordReading[] At(int at, int length) => _found[(at * MostWords) + length - 1] ??= Find(at, length);

    /// <summary>A word that is a street type, or ends in one.</summary>
    public bool IsStreetType(int at) => _streetTypes[at];

    /// <summary>The word without the street type glued to its end, and that type; null when there is none.</summary>
    public (string Stem, WordReading Ending)? Cut(int at) => AddressLexicon.Cut(_tokens[at].Latin, _languages, _known);

    private WordReading[] Find(int at, int length)
    {
        var word = _tokens[at].Latin;
        if (length == 1)
        {
            return word.Length == 1 && !_known ? [] : AddressLexicon.Readings(word, _languages);
        }

        return at + length <= _tokens.Count && AddressLexicon.BeginsSeveral(word)
            ? AddressLexicon.Readings(length == 2 ? $"{word} {_tokens[at + 1].Latin}" : $"{word} {_tokens[at + 1].Latin} {_tokens[at + 2].Latin}", _languages)
            : [];
    }

    private static bool HasFirmType(WordReading[] readings)
    {
        foreach (var reading in readings)
        {
            if (reading is { Role: WordRole.Type, Firm: true })
            {
                return true;
            }
        }

        return false;
    }
}
