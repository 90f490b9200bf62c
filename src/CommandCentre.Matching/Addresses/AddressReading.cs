namespace CommandCentre.Matching.Addresses;

/// <summary>One address while it is being read: its words are taken away as they turn out to be something, the rest are words.</summary>
internal sealed class AddressReading
{
    private readonly string _raw;
    private readonly List<AddressToken> _tokens;
    private readonly bool[] _taken;
    private readonly AddressCountry? _country;
    private readonly AddressReadings _readings;
    private readonly AddressNumbers _numbers;

    public AddressReading(string text, AddressCountry? told)
    {
        _raw = text;
        _tokens = AddressTokens.Read(text);
        _taken = new bool[_tokens.Count];
        _country = told;
        if (CountryWords(told) is var (country, at, length))
        {
            _country = country;
            _taken.AsSpan(at, length).Fill(true);
        }

        _readings = new(_tokens, _country);
        _numbers = new(_tokens, _taken, _country, _readings);
    }

    public AddressForm Form()
    {
        _numbers.Read();
        var words = new AddressWordList(_tokens, _taken, _numbers, _readings).Read();
        return new(_raw, _country?.Code, words.Words, [.. _numbers.Houses], [.. _numbers.Units], _numbers.PostBox, _numbers.Postcode, words.Towns);
    }

    // The country stands at the end, or first: alone in its part rather than behind other words; a name that is also a region's (Georgia) gives way to the country told.
    private (AddressCountry Country, int At, int Length)? CountryWords(AddressCountry? told)
    {
        (AddressCountry, int, int)? behind = null;
        for (var length = Math.Min(AddressCountries.MostWords, _tokens.Count); length > 0; length--)
        {
            foreach (var at in (ReadOnlySpan<int>)[_tokens.Count - length, 0])
            {
                if (Spelled(at, length) is { } found && (told is null || Territories.AreOne(told.Code, found.Code)))
                {
                    if (IsWholePart(at, length))
                    {
                        return (told ?? found, at, length);
                    }

                    behind ??= at > 0 && !_tokens[at - 1].IsNumber ? (told ?? found, at, length) : null;
                }
            }
        }

        return behind;
    }

    private AddressCountry? Spelled(int at, int length)
    {
        var named = AddressCountries.MayBegin(_tokens[at].Latin) ? AddressCountries.Named(Spelling(at, length)) : null;
        return named ?? (length == 1 && at > 0 && _tokens[at].Raw.Length == 2 && _tokens[at].Raw.All(char.IsAsciiLetterUpper) && IsWholePart(at, 1) ? AddressCountries.Of(_tokens[at].Raw) : null);
    }

    private string Spelling(int at, int length) => length == 1 ? _tokens[at].Latin : string.Join(' ', _tokens.Skip(at).Take(length).Select(token => token.Latin));

    private bool IsWholePart(int at, int length) => (at == 0 || _tokens[at - 1].Segment != _tokens[at].Segment)
        && (at + length == _tokens.Count || _tokens[at + length].Segment != _tokens[at].Segment)
        && _tokens[at].Segment == _tokens[at + length - 1].Segment;
}
