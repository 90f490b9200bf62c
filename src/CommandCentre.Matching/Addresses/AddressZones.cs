namespace CommandCentre.Matching.Addresses;

/// <summary>Tells where the street's line of an address stands and where the place's.</summary>
internal sealed class AddressZones(List<AddressToken> tokens, bool[] taken, AddressNumbers numbers, AddressReadings readings)
{
    private readonly AddressZone[] _zones = new AddressZone[tokens.Count];

    /// <summary>The zone of each word.</summary>
    public AddressZone[] Read()
    {
        var street = StreetPart();
        for (var at = 0; at < tokens.Count; at++)
        {
            _zones[at] = tokens[at].Segment == PartOf(numbers.PostcodeAt) && tokens[at].Segment != street ? AddressZone.Place : AddressZone.Unknown;
        }

        if (street >= 0)
        {
            Street(street);
        }

        if (!Array.Exists(_zones, zone => zone == AddressZone.Place))
        {
            LastPart(street);
        }

        return _zones;
    }

    private int PartOf(int at) => at < 0 ? -1 : tokens[at].Segment;

    // The part of the house number when it has words, else the first with a street type, else the one beside a number that stands alone.
    private int StreetPart()
    {
        var house = PartOf(numbers.HouseAt);
        if (house >= 0 && Enumerable.Range(0, tokens.Count).Any(at => tokens[at].Segment == house && !taken[at]))
        {
            return house;
        }

        var typed = FirstType(0, tokens.Count);
        if (typed >= 0)
        {
            return tokens[typed].Segment;
        }

        var before = numbers.HouseAt > 0 && !taken[numbers.HouseAt - 1] ? numbers.HouseAt - 1 : -1;
        return PartOf(before);
    }

    // What follows the postcode is the place; so is what goes before it after the number, and what follows a street type that stands after its name.
    private void Street(int part)
    {
        var (first, end) = Bounds(part);
        var type = FirstType(first, end);
        var house = numbers.HouseAt >= first && numbers.HouseAt < end ? numbers.HouseAt : -1;
        var postcode = numbers.PostcodeAt >= first && numbers.PostcodeAt < end ? numbers.PostcodeAt : -1;
        var isTypeFirst = type == first || (house == first && type == house + 1) || type < 0;
        for (var at = first; at < end; at++)
        {
            var afterName = house > first && at > house;
            var afterType = !isTypeFirst && at > type && (house <= first || at > house);
            _zones[at] = postcode >= 0 && at > postcode && postcode > Math.Max(type, house) ? AddressZone.Place
                : postcode >= 0 && at > postcode && at < type && postcode < type ? AddressZone.Unknown
                : (afterName || afterType) && !readings.IsStreetType(at) ? (postcode > at ? AddressZone.Place : AddressZone.Unknown)
                : AddressZone.Street;
        }
    }

    // Without a postcode the town stands last, or after the street in its own line.
    private void LastPart(int street)
    {
        var last = Enumerable.Range(0, tokens.Count).LastOrDefault(at => !taken[at], -1);
        if (last < 0)
        {
            return;
        }

        for (var at = 0; at < tokens.Count; at++)
        {
            if (_zones[at] == AddressZone.Unknown && tokens[at].Segment == tokens[last].Segment)
            {
                _zones[at] = AddressZone.Place;
            }
        }

        if (tokens[last].Segment == street && street > 0 && !Array.Exists(_zones, zone => zone == AddressZone.Place))
        {
            // The place goes before the street: Sofia, ul. Rakovski 5.
            for (var at = 0; at < tokens.Count && tokens[at].Segment != street; at++)
            {
                _zones[at] = AddressZone.Place;
            }
        }
    }

    private int FirstType(int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            if (!taken[at] && readings.IsStreetType(at))
            {
                return at;
            }
        }

        return -1;
    }

    private (int First, int End) Bounds(int part)
    {
        var first = tokens.FindIndex(token => token.Segment == part);
        return (first, tokens.FindLastIndex(token => token.Segment == part) + 1);
    }
}
