namespace CommandCentre.Matching.Addresses;

/// <summary>Finds postcodes among the words of an address by the shapes of their country, or by shapes that are hardly anything else.</summary>
internal static class Postcodes
{
    // Four to six digits, and the shapes of NL, PL, GB, CA, US and of the countries that part three digits from two.
    private static readonly string[] Anywhere = ["NNNN", "NNNNN", "NNNNNN", "NN NNN", "NNNN AA", "AN NAA", "ANN NAA", "AAN NAA", "AANN NAA", "ANA NAA", "AANA NAA", "ANA NAN", "NNNNN NNNN", "NNNNN NNN", "NNN NNNN"];
    private static readonly string[] AnywhereParted = [.. Anywhere, "NNN NN"];
    private const int LongestPart = 8;

    /// <summary>The postcode that begins at a word: its value and how many words it takes; null when none begins there.</summary>
    public static (string Value, int Length)? At(List<AddressToken> tokens, int at, AddressCountry? country)
    {
        var shapes = country is { Shapes.Length: > 0 } ? country.Shapes : null;
        if (at + 1 < tokens.Count && tokens[at + 1].Segment == tokens[at].Segment && Parted(tokens[at], tokens[at + 1], shapes ?? (country is null ? AnywhereParted : Anywhere)) is { } parted)
        {
            return (parted, 2);
        }

        return HasDigit(tokens[at]) && Single(tokens[at], shapes ?? Anywhere) is { } single ? (single, 1) : null;
    }

    private static bool HasDigit(AddressToken token) => token.Latin.AsSpan().ContainsAnyInRange('0', '9');

    private static string? Parted(AddressToken first, AddressToken second, string[] shapes)
    {
        if (first.Latin.Length > LongestPart || second.Latin.Length > 5 || !(HasDigit(first) || HasDigit(second)))
        {
            return null;
        }

        var bare = Bare(first.Latin);
        var shape = $"{Shape(bare)} {Shape(second.Latin)}";
        return shapes.Contains(shape) && (!shape.EndsWith("AA", StringComparison.Ordinal) || shape[^3] == 'N' || second.Raw.All(char.IsUpper)) ? (bare + second.Latin).ToUpperInvariant() : null;
    }

    private static string? Single(AddressToken token, string[] shapes)
    {
        if (token.Latin.Length > LongestPart + 4)
        {
            return null;
        }

        var bare = Bare(token.Latin);
        var whole = bare.Replace("-", "", StringComparison.Ordinal);
        var shape = Shape(whole);
        foreach (var known in shapes)
        {
            var blank = known.Contains(' ', StringComparison.Ordinal);
            if ((blank || whole.Length == bare.Length) && (blank ? known.Replace(" ", "", StringComparison.Ordinal) : known) == shape)
            {
                return whole.ToUpperInvariant();
            }
        }

        return null;
    }

    // D-10178, BG-1000, LV1010: without the country's letters before the digits.
    private static string Bare(string word)
    {
        var digits = word.AsSpan().IndexOfAnyInRange('0', '9');
        return digits is >= 1 and <= 3 && word.AsSpan(0, digits).IndexOfAnyExceptInRange('a', 'z') < 0 && word.Length - digits >= 4 && !word.AsSpan(digits).ContainsAnyInRange('a', 'z')
            ? word[digits..]
            : word;
    }

    private static string Shape(string word) => string.Create(word.Length, word, static (shape, from) =>
    {
        for (var i = 0; i < from.Length; i++)
        {
            shape[i] = char.IsAsciiDigit(from[i]) ? 'N' : char.IsAsciiLetter(from[i]) ? 'A' : from[i];
        }
    });
}
