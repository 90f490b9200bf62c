using CommandCentre.Matching.Values;

namespace CommandCentre.Matching.Entities;

/// <summary>How the countries of two entities stand to each other.</summary>
internal enum CountryRelation
{
    /// <summary>One of the two has none.</summary>
    Unknown,

    /// <summary>One is shared.</summary>
    Shared,

    /// <summary>One is the successor or a part of another, so nothing is said.</summary>
    Kin,

    /// <summary>None is shared.</summary>
    Differ,
}

/// <summary>What two entities have in common besides names and numbers.</summary>
internal static class Traits
{
    public static CountryRelation Countries(EntityForm left, EntityForm right) => Countries(left, right, out _, out _);

    /// <summary>The relation, and the two countries that show it.</summary>
    public static CountryRelation Countries(EntityForm left, EntityForm right, out CountryForm? one, out CountryForm? other)
    {
        (one, other) = (null, null);
        var relation = CountryRelation.Unknown;
        foreach (var mine in left.Countries)
        {
            foreach (var theirs in right.Countries)
            {
                var found = string.Equals(mine.Code, theirs.Code, StringComparison.Ordinal) ? CountryRelation.Shared
                    : CountryReader.IsKin(mine.Code, theirs.Code) ? CountryRelation.Kin
                    : CountryRelation.Differ;
                if (relation == CountryRelation.Unknown || found < relation)
                {
                    (one, other, relation) = (mine, theirs, found);
                }
            }
        }

        return relation;
    }
}
