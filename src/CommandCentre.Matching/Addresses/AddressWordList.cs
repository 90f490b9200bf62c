using System.Collections.Immutable;

namespace CommandCentre.Matching.Addresses;

/// <summary>The words that are left of an address when its numbers are taken out: which stand for the street, which for the place, and what else they may mean.</summary>
internal sealed class AddressWordList(List<AddressToken> tokens, bool[] taken, AddressNumbers numbers, AddressReadings readings)
{
    private const int TypeWeight = 30;
    private const int LightWeight = 20;
    private const int TitleWeight = 30;
    private const int PlainTermWeight = 60;
    private const int FullWeight = 100;
    private readonly List<AddressWord> _words = [];
    private AddressZone[] _zones = [];

    /// <summary>The words and the towns they name.</summary>
    public (ImmutableArray<AddressWord> Words, ImmutableArray<AddressTown> Towns) Read()
    {
        _zones = new AddressZones(tokens, taken, numbers, readings).Read();
        for (var at = 0; at < tokens.Count && _words.Count < AddressForm.MostWords;)
        {
            at += taken[at] ? 1 : Add(at);
        }

        return ([.. _words], Towns());
    }

    private int Add(int at)
    {
        for (var length = Math.Min(3, tokens.Count - at); length > 0; length--)
        {
            if (!IsWhole(at, length))
            {
                continue;
            }

            var found = Array.FindAll(readings.At(at, length), reading => reading.Role is not (WordRole.Ending or WordRole.Box or WordRole.House or WordRole.Number));
            if (found.Length > 0 && Add(at, length, found))
            {
                return length;
            }
        }

        AddPlain(at);
        return 1;
    }

    private bool IsWhole(int at, int length)
    {
        for (var other = at + 1; other < at + length; other++)
        {
            if (taken[other] || tokens[other].Segment != tokens[at].Segment)
            {
                return false;
            }
        }

        return true;
    }

    private bool Add(int at, int length, WordReading[] found)
    {
        var firm = Array.Find(found, reading => reading.Firm);
        if (Array.Exists(found, reading => reading.Role is WordRole.Stop && reading.Firm) || (firm.Role is WordRole.PlaceKind && firm.Firm && !Array.Exists(found, reading => reading is { Firm: true, Role: WordRole.Type })))
        {
            return true;
        }

        var word = length == 1 ? tokens[at].Latin : string.Concat(tokens.Skip(at).Take(length).Select(token => token.Latin));
        _words.Add(new(word, _zones[at], [.. found.Select(reading => reading.Term).Distinct().Order()], found.Min(WeightOf), tokens[at].Dot || tokens[at].IsLetter));
        return true;
    }

    private static int WeightOf(WordReading reading) => reading.Role switch
    {
        WordRole.Type when reading.Firm => TypeWeight,
        WordRole.Direction or WordRole.PlaceKind or WordRole.Stop or WordRole.Unit => LightWeight,
        WordRole.Title => TitleWeight,
        _ => PlainTermWeight,
    };

    private void AddPlain(int at)
    {
        var token = tokens[at];
        if (token.IsNumber)
        {
            var digits = AddressNumbers.Ordinal(token) ?? token.Latin;
            _words.Add(new(digits, _zones[at], AddressLexicon.NumberTerm(digits), FullWeight, false));
        }
        else if (_zones[at] == AddressZone.Street && AddressLexicon.Number(token.Latin) is { } number)
        {
            _words.Add(new(token.Latin, AddressZone.Street, AddressLexicon.NumberTerm(number), FullWeight, false));
        }
        else if (readings.Cut(at) is var (stem, ending))
        {
            _words.Add(new(stem, AddressZone.Street, [], FullWeight, false));
            _words.Add(new(ending.Name, AddressZone.Street, [ending.Term], TypeWeight, false));
        }
        else
        {
            _words.Add(new(token.Latin, _zones[at], [], token.Latin.Length < 2 ? LightWeight : FullWeight, token.Dot || token.IsLetter));
        }
    }

    // Longest names first; a word of a town stands for the place unless the street's type goes with it.
    private ImmutableArray<AddressTown> Towns()
    {
        var towns = ImmutableArray.CreateBuilder<AddressTown>();
        for (var at = 0; at < _words.Count;)
        {
            at += Addresses.Towns.MayBegin(_words[at].Form) && Town(at) is { } town ? Take(towns, town) : 1;
        }

        return towns.ToImmutable();
    }

    private static int Take(ImmutableArray<AddressTown>.Builder towns, AddressTown town)
    {
        towns.Add(town);
        return town.Length;
    }

    private AddressTown? Town(int at)
    {
        for (var length = Math.Min(Addresses.Towns.MostWords, _words.Count - at); length > 0; length--)
        {
            if (Addresses.Towns.Named(length == 1 ? _words[at].Form : string.Concat(_words.Skip(at).Take(length).Select(word => word.Form))) is { } ids)
            {
                return new(at, length, [.. ids]);
            }
        }

        return null;
    }
}
