namespace CommandCentre.Matching.Entities;

/// <summary>What countries, sex and place of birth add or take.</summary>
internal static class TraitStep
{
    public static void Take(ref Tally tally, EntityForm left, EntityForm right)
    {
        TakeCountries(ref tally, left, right);
        TakeGender(ref tally, left, right);
        TakePlaces(ref tally, left, right);
    }

    private static void TakeCountries(ref Tally tally, EntityForm left, EntityForm right)
    {
        switch (Traits.Countries(left, right, out var one, out var other))
        {
            case CountryRelation.Shared:
                tally.Add(Feature.Country, one!.Raw, other!.Raw, Ground.Same, Agreement.Scaled(Weights.SameCountry, tally.Name), 3 * Weights.Bits);
                break;
            case CountryRelation.Kin:
                tally.Add(Feature.Country, one!.Raw, other!.Raw, Ground.Partly, 0, Weights.Bits);
                break;
            case CountryRelation.Differ:
                var loss = Loss(left, right);
                tally.Against(Feature.Country, one!.Raw, other!.Raw, tally.IsCertain ? loss / 2 : loss, -3 * Weights.Bits);
                break;
        }
    }

    private static int Loss(EntityForm left, EntityForm right) => (left.Family & right.Family) switch
    {
        _ when left.Schema == "PublicBody" || right.Schema == "PublicBody" => Weights.OtherState,
        var family when (family & Family.Person) != 0 => Weights.OtherCountry,
        var family when (family & Family.Organisation) != 0 => Weights.OtherJurisdiction,
        _ => Weights.OtherFlag,
    };

    private static void TakeGender(ref Tally tally, EntityForm left, EntityForm right)
    {
        if (left.Gender is null || right.Gender is null)
        {
            return;
        }

        if (string.Equals(left.Gender, right.Gender, StringComparison.Ordinal))
        {
            tally.Add(Feature.Gender, left.GenderRaw, right.GenderRaw, Ground.Same, Agreement.Scaled(Weights.SameGender, tally.Name), Weights.Bits);
        }
        else
        {
            tally.Against(Feature.Gender, left.GenderRaw, right.GenderRaw, tally.IsCertain ? Weights.OtherGender / 2 : Weights.OtherGender, -5 * Weights.Bits);
        }
    }

    /// <summary>Places of birth that share a telling word; different ones say nothing, for lists name the village or the province.</summary>
    private static void TakePlaces(ref Tally tally, EntityForm left, EntityForm right)
    {
        foreach (var one in left.Places)
        {
            foreach (var other in right.Places)
            {
                if (Shares(one, other))
                {
                    tally.Add(Feature.Address, one.Raw, other.Raw, Ground.Partly, Agreement.Scaled(Weights.SamePlace, tally.Name), 5 * Weights.Bits);
                    return;
                }
            }
        }
    }

    private static bool Shares(PlaceForm one, PlaceForm other)
    {
        foreach (var word in one.Words)
        {
            if (other.Words.Contains(word))
            {
                return true;
            }
        }

        return false;
    }
}
