namespace CommandCentre.Matching.Addresses;

/// <summary>Weighs the parts of two addresses into one score.</summary>
internal readonly record struct AddressJudging(int Points, Ground Ground, int Evidence, int Count)
{
    // Shares of a score when both sides have everything; a part on one side only counts a little against.
    private const int StreetWeight = 40;
    private const int BoxWeight = 40;
    private const int NumberWeight = 22;
    private const int PostcodeWeight = 18;
    private const int TownWeight = 18;
    private const int CountryWeight = 5;
    private const int CountryAgainst = 25;
    private const int UnitWeight = 6;
    private const int OtherWeight = 8;

    // A town is not a house: where one side has no street and nothing as exact, the two are not taken for one.
    private const int OnlyTown = 5_000;

    // A street and a number without a place stand in many towns.
    private const int NoPlace = 6_500;

    /// <summary>Judges two addresses and puts what each part said into <paramref name="verdicts"/>, which has room for eight.</summary>
    public static AddressJudging Of(AddressForm left, AddressForm right, Span<AddressVerdict> verdicts)
    {
        var words = WordAgreement.Of(left, right);
        var postcode = Postcode(left, right);
        var number = Number(left, right);
        var count = 0;
        Put(verdicts, ref count, Street(words));
        Put(verdicts, ref count, Box(left, right));
        Put(verdicts, ref count, number);
        Put(verdicts, ref count, Unit(left, right));
        Put(verdicts, ref count, postcode);
        Put(verdicts, ref count, Town(words, postcode.Ground == Ground.Same && postcode.Weight > 0));
        Put(verdicts, ref count, Other(words.Other));
        Put(verdicts, ref count, Country(left, right));
        return Whole(verdicts[..count]);
    }

    private static void Put(Span<AddressVerdict> verdicts, ref int count, AddressVerdict verdict)
    {
        if (verdict.Weight > 0)
        {
            verdicts[count++] = verdict;
        }
    }

    private static AddressJudging Whole(Span<AddressVerdict> verdicts)
    {
        var weight = 0;
        var sum = 0;
        var evidence = 0;
        foreach (var verdict in verdicts)
        {
            weight += verdict.Weight;
            sum += verdict.Weight * verdict.Agreement;
            evidence += verdict.Evidence;
        }

        if (weight == 0)
        {
            return new(0, Ground.OneSideOnly, 0, 0);
        }

        Share(verdicts, sum, weight);
        var limit = Limit(verdicts);
        var points = Math.Clamp(sum * 10 / weight, 0, limit);
        return new(points, GroundOf(verdicts, points, limit), evidence, verdicts.Length);
    }

    // What rounding leaves goes to the first part, so that the parts sum to the score.
    private static void Share(Span<AddressVerdict> verdicts, int sum, int weight)
    {
        var rest = sum * 10 / weight;
        for (var i = 0; i < verdicts.Length; i++)
        {
            var points = verdicts[i].Weight * verdicts[i].Agreement * 10 / weight;
            verdicts[i] = verdicts[i] with { Points = points };
            rest -= points;
        }

        verdicts[0] = verdicts[0] with { Points = verdicts[0].Points + rest };
    }

    private static int Limit(Span<AddressVerdict> verdicts)
    {
        var street = Find(verdicts, Feature.Street);
        var box = Find(verdicts, Feature.PostBox);
        var exact = Agrees(Find(verdicts, Feature.Postcode)) && Agrees(Find(verdicts, Feature.HouseNumber));
        if (street.Ground == Ground.OneSideOnly && street.Weight > 0 && !exact && !Agrees(box))
        {
            return OnlyTown;
        }

        var town = Find(verdicts, Feature.Town);
        var hasPlace = town.Ground != Ground.OneSideOnly || town.Weight == 0 || Agrees(Find(verdicts, Feature.Postcode));
        return hasPlace ? Comparison.Full : NoPlace;
    }

    private static bool Agrees(AddressVerdict verdict) => verdict.Weight > 0 && verdict.Agreement > 0;

    private static AddressVerdict Find(Span<AddressVerdict> verdicts, Feature feature)
    {
        foreach (var verdict in verdicts)
        {
            if (verdict.Feature == feature)
            {
                return verdict;
            }
        }

        return default;
    }

    private static Ground GroundOf(Span<AddressVerdict> verdicts, int points, int limit)
    {
        var same = true;
        var against = false;
        foreach (var verdict in verdicts)
        {
            same &= verdict.Ground is Ground.Same;
            against |= verdict.Agreement < 0;
        }

        return same ? Ground.Same
            : limit < Comparison.Full && !against ? Ground.Partly
            : points >= Comparison.Threshold ? Ground.Spelling
            : against ? Ground.Differs : Ground.Partly;
    }

    private static AddressVerdict Street(WordAgreement words)
    {
        var street = words.Street;
        if (street.IsEmpty)
        {
            return default;
        }

        if (street.OneSide)
        {
            return new(Feature.Street, Ground.OneSideOnly, StreetWeight / 4, 0, 0);
        }

        var agreement = street.Agreement(oneSided: 30, against: 70);
        return new(Feature.Street, street.Ground, StreetWeight, agreement, Math.Max(0, street.Agreed * 7));
    }

    private static AddressVerdict Town(WordAgreement words, bool postcodeAgrees)
    {
        var town = words.Place;
        if (town.IsEmpty)
        {
            return default;
        }

        if (town.OneSide)
        {
            return new(Feature.Town, Ground.OneSideOnly, TownWeight / 6, 0, 0);
        }

        var agreement = words.TownsDiffer ? -700 : town.Agreement(oneSided: words.Street.IsEmpty ? 100 : 20, against: 100);
        return new(Feature.Town, words.TownsDiffer ? Ground.Differs : town.Ground, TownWeight, agreement < 0 && postcodeAgrees ? agreement * 3 / 10 : agreement, agreement > 0 ? Math.Min(900, town.Agreed * 5) : 0);
    }

    // A house, a firm, a district: for, when both have it; hardly against.
    private static AddressVerdict Other(WordTally other)
    {
        if (other.IsEmpty)
        {
            return default;
        }

        var agreement = other.OneSide ? 0 : Math.Max(-300, other.Agreement(oneSided: 30, against: 50));
        return new(Feature.Address, other.OneSide ? Ground.OneSideOnly : other.Ground, other.OneSide ? 1 : OtherWeight, agreement, Math.Max(0, agreement) * 3 / 10);
    }

    private static AddressVerdict Box(AddressForm left, AddressForm right) => (left.PostBox, right.PostBox) switch
    {
        (null, null) => default,
        (null, _) or (_, null) => new(Feature.PostBox, Ground.OneSideOnly, BoxWeight / 6, 0, 0),
        var (a, b) when a == b => new(Feature.PostBox, Ground.Same, BoxWeight, 1_000, 900),
        _ => new(Feature.PostBox, Ground.Differs, BoxWeight, -700, 0),
    };

    private static AddressVerdict Number(AddressForm left, AddressForm right)
    {
        if (left.Numbers.Length == 0 || right.Numbers.Length == 0)
        {
            return left.Numbers.Length == right.Numbers.Length ? default : new(Feature.HouseNumber, Ground.OneSideOnly, NumberWeight / 3, 0, 0);
        }

        var ground = NumberAgreement.Of(left, right);
        return ground switch
        {
            Ground.Same => new(Feature.HouseNumber, ground, NumberWeight, 1_000, 600),
            Ground.Partly => new(Feature.HouseNumber, ground, NumberWeight, 600, 450),
            Ground.Slip => new(Feature.HouseNumber, ground, NumberWeight, -600, 0),
            _ => new(Feature.HouseNumber, ground, NumberWeight, -900, 0),
        };
    }

    private static AddressVerdict Unit(AddressForm left, AddressForm right) => (left.Units.Length, right.Units.Length) switch
    {
        (0, 0) => default,
        (0, _) or (_, 0) => new(Feature.Unit, Ground.OneSideOnly, 1, 0, 0),
        _ when NumberAgreement.Units(left, right) => new(Feature.Unit, Ground.Same, UnitWeight, 1_000, 400),
        _ => new(Feature.Unit, Ground.Differs, UnitWeight, -500, 0),
    };

    private static AddressVerdict Postcode(AddressForm left, AddressForm right)
    {
        if (left.Postcode is not { } a || right.Postcode is not { } b)
        {
            return left.Postcode == right.Postcode ? default : new(Feature.Postcode, Ground.OneSideOnly, PostcodeWeight / 8, 0, 0);
        }

        if (a == b || (a.Length >= 5 && b.Length >= 5 && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal))))
        {
            return new(Feature.Postcode, Ground.Same, PostcodeWeight, 1_000, a.Length > 4 ? 1_100 : 900);
        }

        // A slip of one sign, or another delivery office of the same town.
        return Spelling.Distance(a, b, 1) == 1 ? new(Feature.Postcode, Ground.Slip, PostcodeWeight, 300, 300)
            : a.Length == b.Length && a.AsSpan(0, a.Length / 2).SequenceEqual(b.AsSpan(0, a.Length / 2)) ? new(Feature.Postcode, Ground.Partly, PostcodeWeight, -500, 0)
            : new(Feature.Postcode, Ground.Differs, PostcodeWeight, -900, 0);
    }

    private static AddressVerdict Country(AddressForm left, AddressForm right) => (left.Country, right.Country) switch
    {
        (null, null) => default,
        (null, _) or (_, null) => default,
        var (a, b) when a == b => new(Feature.Country, Ground.Same, CountryWeight, 1_000, 200),
        var (a, b) when Territories.AreOne(a, b) => new(Feature.Country, Ground.Partly, CountryWeight, 700, 100),
        _ => new(Feature.Country, Ground.Differs, CountryAgainst, -1_000, 0),
    };
}
