namespace CommandCentre.Matching.Addresses;

/// <summary>Takes out of an address what is told by numbers: post-office box, postcode, parts within the house, house number.</summary>
internal sealed class AddressNumbers(List<AddressToken> tokens, bool[] taken, AddressCountry? country, AddressReadings readings)
{
    private static readonly HashSet<string> OrdinalEndings = new(StringComparer.Ordinal) { "st", "nd", "rd", "th", "ti", "ta", "to", "ri", "ra", "vi", "va", "mi", "ma", "er", "ere", "eme", "te", "ten", "ga", "go", "oi", "oy", "aya", "aja", "aia", "iy", "ij", "is", "os", "ou", "is", "hi", "nci", "inci", "uncu", "ya", "ja", "ia", "yi" };

    /// <summary>The house number first, then other numbers.</summary>
    public List<HouseNumber> Houses { get; } = [];

    /// <summary>Flat, floor, entrance, block.</summary>
    public List<AddressUnit> Units { get; } = [];

    /// <summary>The number of the box, or null.</summary>
    public string? PostBox { get; private set; }

    /// <summary>The postcode, or null.</summary>
    public string? Postcode { get; private set; }

    /// <summary>Where the postcode stands; -1 without one.</summary>
    public int PostcodeAt { get; private set; } = -1;

    /// <summary>Where the house number stands; -1 without one.</summary>
    public int HouseAt { get; private set; } = -1;

    /// <summary>5th, 21-va: a number that is a street's name.</summary>
    public static string? Ordinal(AddressToken token)
    {
        var digits = token.Latin.TakeWhile(char.IsAsciiDigit).Count();
        var ending = token.Latin[digits..].TrimStart('-');
        return digits is > 0 and < 4 && (OrdinalEndings.Contains(ending) || (ending.Length > 0 && token.Raw[^1] is 'й' or 'я' or 'º' or 'ª')) ? token.Latin[..digits] : null;
    }

    public void Read()
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            at += Math.Max(Named(at) - 1, 0);
        }

        FindPostcode();
        FindHouse();
        for (var at = 0; at < tokens.Count && Houses.Count < 4; at++)
        {
            if (!taken[at] && tokens[at].IsNumber && Ordinal(tokens[at]) is null && HouseNumber.Read(tokens[at].Latin) is { } other && !IsStreetNumber(at))
            {
                Houses.Add(other);
                taken[at] = true;
            }
        }
    }

    // A word that names the number after it (apt 5, дом 7, P.O. Box 12), or before it (3. Stock): how many words it took.
    private int Named(int at)
    {
        if (taken[at] || tokens[at].IsNumber)
        {
            return 0;
        }

        for (var length = Math.Min(3, tokens.Count - at); length > 0; length--)
        {
            var found = readings.At(at, length);
            found = Array.Exists(found, reading => reading.Firm) ? Array.FindAll(found, reading => reading.Firm) : found;
            // A word that is a street type too (Russian str.: Romanian street) names a part of the house only where a street has gone before.
            if (Array.Exists(found, reading => reading.Role == WordRole.Type && reading.Firm) && (country is null || !Array.Exists(found, reading => reading.Role is WordRole.House or WordRole.Unit or WordRole.Box) || !StreetBefore(at)))
            {
                return 0;
            }

            foreach (var reading in found)
            {
                if (Take(at, length, reading) is > 0 and var took)
                {
                    return took;
                }
            }
        }

        return 0;
    }

    private bool StreetBefore(int at) => Enumerable.Range(0, at).Any(other => tokens[other].IsNumber || (!taken[other] && readings.IsStreetType(other)));

    private int Take(int at, int length, WordReading reading) => reading.Role switch
    {
        WordRole.Box => Box(at, length),
        WordRole.Unit => Unit(at, length, reading.Name),
        WordRole.Number when FollowsHouse(at) => Unit(at, length, "flat"),
        WordRole.House or WordRole.Number => House(at, length),
        WordRole.PlaceKind when reading.Firm => Label(at, length, reading.Name),
        _ => 0,
    };

    private int Box(int at, int length)
    {
        var next = Next(at + length);
        if (PostBox is not null || next < 0 || !tokens[next].IsNumber)
        {
            return 0;
        }

        PostBox = tokens[next].Latin;
        return Taken(at, next);
    }

    private int Unit(int at, int length, string kind)
    {
        var next = Next(at + length);
        var isValue = next >= 0 && !taken[next] && (tokens[next].IsNumber || (tokens[next].IsLetter && tokens[next].Segment == tokens[at].Segment));
        if (isValue)
        {
            Units.Add(new(kind, tokens[next].Latin));
            return Taken(at, next);
        }

        if (at > 0 && !taken[at - 1] && tokens[at - 1].IsNumber && kind == "floor" && tokens[at - 1].Segment == tokens[at].Segment)
        {
            Units.Add(new(kind, Ordinal(tokens[at - 1]) ?? tokens[at - 1].Latin));
            taken[at - 1] = true;
            return Taken(at, at + length - 1);
        }

        return 0;
    }

    // Sector 3 and Cedex 16 belong to the place; the word postcode only says what follows.
    private int Label(int at, int length, string kind)
    {
        var next = at + length;
        if (kind == "postcode")
        {
            return Taken(at, next - 1);
        }

        if (next >= tokens.Count || taken[next] || !tokens[next].IsNumber || tokens[next].Latin.Length > 2 || tokens[next].Segment != tokens[at].Segment)
        {
            return 0;
        }

        Units.Add(new(kind, tokens[next].Latin));
        return Taken(at, next);
    }

    // 12 Main Street #4: the line has begun with the house's number.
    private bool FollowsHouse(int at)
    {
        var first = tokens.FindIndex(token => token.Segment == tokens[at].Segment);
        return first + 1 < at && !taken[first] && HouseNumber.Read(tokens[first].Latin) is not null && !tokens[first + 1].IsNumber;
    }

    private int House(int at, int length)
    {
        var next = at + length;
        if (next >= tokens.Count || taken[next] || HouseNumber.Read(tokens[next].Latin) is not { } number)
        {
            return 0;
        }

        var took = Taken(at, next);
        AddHouse(next, number);
        return took;
    }

    private void AddHouse(int at, HouseNumber number)
    {
        taken[at] = true;
        if (at + 1 < tokens.Count && !taken[at + 1] && tokens[at + 1].Segment == tokens[at].Segment && number.Tail.Length == 0 && IsTail(at + 1))
        {
            taken[at + 1] = true;
            number = number with { Tail = tokens[at + 1].Latin };
        }

        HouseAt = HouseAt < 0 ? at : HouseAt;
        Houses.Add(number);
    }

    // 12 A at the end of its part, 12 bis; not 12 N Main Street.
    private bool IsTail(int at) => tokens[at].Latin is "bis" or "ter" or "quater"
        || (tokens[at].IsLetter && (at + 1 == tokens.Count || tokens[at + 1].Segment != tokens[at].Segment || taken[at + 1] || tokens[at + 1].IsNumber));

    // The number after a word, past a number sign between them.
    private int Next(int at)
    {
        if (at < tokens.Count && !tokens[at].IsNumber && Array.Exists(readings.At(at, 1), reading => reading.Role == WordRole.Number))
        {
            at++;
        }

        return at < tokens.Count && !taken[at] ? at : -1;
    }

    private int Taken(int first, int last)
    {
        taken.AsSpan(first, last - first + 1).Fill(true);
        return last - first + 1;
    }

    // The last words that have a postcode's shape, unless they are the only number of a street's line.
    private void FindPostcode()
    {
        for (var at = tokens.Count - 1; at >= 0; at--)
        {
            if (!taken[at] && Postcodes.At(tokens, at, country) is var (value, length) && !taken[at + length - 1] && !IsOnlyNumberOfStreet(at, length))
            {
                // "12 345 67": the first of two that may begin it is preferred where both do.
                Postcode = value;
                PostcodeAt = at;
                taken.AsSpan(at, length).Fill(true);
                return;
            }
        }
    }

    private bool IsOnlyNumberOfStreet(int at, int length)
    {
        var isStreet = false;
        for (var other = 0; other < tokens.Count; other++)
        {
            if (tokens[other].Segment != tokens[at].Segment || (other >= at && other < at + length))
            {
                continue;
            }

            if (tokens[other].IsNumber)
            {
                return false;
            }

            isStreet |= !taken[other] && readings.IsStreetType(other);
        }

        return isStreet && HouseAt < 0 && !Enumerable.Range(0, tokens.Count).Any(other => tokens[other].Segment != tokens[at].Segment && !taken[other] && readings.IsStreetType(other)) && length == 1 && tokens[at].Latin.Length <= 5;
    }

    // In a part with a street type first, then anywhere.
    private void FindHouse()
    {
        foreach (var typed in (ReadOnlySpan<bool>)[true, false])
        {
            for (var at = 0; at < tokens.Count && HouseAt < 0; at++)
            {
                if (!taken[at] && Ordinal(tokens[at]) is null && HouseNumber.Read(tokens[at].Latin) is { } number && !IsStreetNumber(at) && (!typed || HasStreetType(tokens[at].Segment)))
                {
                    AddHouse(at, number);
                }
            }
        }
    }

    private bool HasStreetType(int part)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at].Segment == part && !taken[at] && readings.IsStreetType(at))
            {
                return true;
            }
        }

        return false;
    }

    // 28 Oktovriou 15, ul. 3 Mart 7: a number before a word, where the house's number follows in the same part or a street type goes before; West 21 St.
    private bool IsStreetNumber(int at) => IsStreetNumber(at, new bool?[tokens.Count]);

    // Each place is judged once: asking for all later numbers anew would double with every number of a part.
    private bool IsStreetNumber(int at, bool?[] judged) => judged[at] ??= JudgeStreetNumber(at, judged);

    private bool JudgeStreetNumber(int at, bool?[] judged)
    {
        if (at + 1 >= tokens.Count || tokens[at + 1].Segment != tokens[at].Segment || tokens[at + 1].IsNumber || taken[at + 1] || tokens[at + 1].IsLetter || tokens[at].Latin.Length > 3)
        {
            return false;
        }

        if (readings.IsStreetType(at + 1))
        {
            return Enumerable.Range(0, at).Any(other => tokens[other].Segment == tokens[at].Segment && tokens[other].IsNumber);
        }

        var follows = Enumerable.Range(at + 2, tokens.Count - at - 2).Any(other => tokens[other].Segment == tokens[at].Segment && tokens[other].IsNumber && other != PostcodeAt && !IsStreetNumber(other, judged));
        var typeBefore = at > 0 && tokens[at - 1].Segment == tokens[at].Segment && readings.IsStreetType(at - 1);
        return typeBefore ? follows || tokens[at + 1].Latin.Length > 2 : follows && Houses.Count == 0;
    }
}
