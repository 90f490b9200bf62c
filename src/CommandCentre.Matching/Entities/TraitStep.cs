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
        if (left.Countries.IsEmpty || right.Countries.IsEmpty)
        {
            return;
        }

        foreach (var one in left.Countries)
        {
            foreach (var other in right.Countries)
            {
                if (string.Equals(one.Code, other.Code, StringComparison.Ordinal))
                {
                    tally.Add(Feature.Country, one.Raw, other.Raw, Ground.Same, Agreement.Scaled(Weights.SameCountry, tally.Name), 3 * Weights.Bits);
                    return;
                }
            }
        }

        var loss = Loss(left.Family & right.Family);
        tally.Add(Feature.Country, left.Countries[0].Raw, right.Countries[0].Raw, Ground.Differs, tally.SameHolder ? loss / 2 : loss, -3 * Weights.Bits);
        tally.Contradict();
    }

    private static int Loss(Family family) =>
        (family & Family.Person) != 0 ? Weights.OtherCountry
        : (family & Family.Organisation) != 0 ? Weights.OtherJurisdiction
        : Weights.OtherFlag;

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
            tally.Add(Feature.Gender, left.GenderRaw, right.GenderRaw, Ground.Differs, tally.SameHolder ? Weights.OtherGender / 2 : Weights.OtherGender, -5 * Weights.Bits);
            tally.Contradict();
        }
    }

    private static void TakePlaces(ref Tally tally, EntityForm left, EntityForm right)
    {
        foreach (var one in left.Places)
        {
            foreach (var other in right.Places)
            {
                if (string.Equals(one.Key, other.Key, StringComparison.Ordinal))
                {
                    tally.Add(Feature.Address, one.Raw, other.Raw, Ground.Same, Agreement.Scaled(Weights.SamePlace, tally.Name), 6 * Weights.Bits);
                    return;
                }
            }
        }
    }
}
