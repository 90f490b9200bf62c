using CommandCentre.Matching.Values;

namespace CommandCentre.Matching.Entities;

/// <summary>What dates of the same sort add or take: birth with birth, foundation with foundation.</summary>
internal static class DateStep
{
    private static readonly string[] Sorts = ["birthDate", "deathDate", "incorporationDate", "dissolutionDate", "buildDate"];

    public static void Take(ref Tally tally, EntityForm left, EntityForm right)
    {
        if (left.Dates.IsEmpty || right.Dates.IsEmpty)
        {
            return;
        }

        foreach (var sort in Sorts)
        {
            TakeSort(ref tally, left, right, sort);
        }
    }

    private static void TakeSort(ref Tally tally, EntityForm left, EntityForm right, string sort)
    {
        DateForm? bestLeft = null;
        DateForm? bestRight = null;
        var best = int.MinValue;
        foreach (var one in left.Dates)
        {
            foreach (var other in right.Dates)
            {
                if (SortOf(one) == sort && SortOf(other) == sort && Points(DateComparer.Compare(one.Date, other.Date)) is var points && points > best)
                {
                    (bestLeft, bestRight, best) = (one, other, points);
                }
            }
        }

        if (bestLeft is not null && bestRight is not null)
        {
            Take(ref tally, bestLeft, bestRight, sort);
        }
    }

    private static void Take(ref Tally tally, DateForm left, DateForm right, string sort)
    {
        var relation = DateComparer.Compare(left.Date, right.Date);
        var points = Share(Points(relation), sort);
        tally.SameBirthday |= relation == DateRelation.SameDay && sort == Sorts[0];
        points = points < 0 ? (tally.SameHolder || tally.SameHome ? points / 2 : points)
            : LiftsCutName(tally, relation, sort) ? Weights.SameDayCutName
            : Agreement.Scaled(points, tally.Name);
        tally.Add(Feature.Date, left.Raw, right.Raw, GroundOf(relation), points, Bits(relation) * Weights.Bits);
        if (relation is DateRelation.SameDay or DateRelation.SameMonth or DateRelation.SameYear)
        {
            tally.Confirm();
        }
        else if (points <= Weights.Contradicting)
        {
            tally.Contradict();
        }
    }

    /// <summary>A name of which a part is missing or misspelt, but none is another: twins, who share the day, have other given names.</summary>
    private static bool LiftsCutName(in Tally tally, DateRelation relation, string sort) =>
        relation == DateRelation.SameDay && sort == Sorts[0] && tally.Name is >= Weights.NameFloor and < Comparison.Threshold && !tally.NamesConflict;

    /// <summary>A date of birth and the building of a ship are facts for life; a company is founded again, and a death is reported wrongly.</summary>
    private static int Share(int points, string sort) => sort switch
    {
        "birthDate" or "buildDate" => points,
        "deathDate" => points < 0 ? points / 2 : points,
        _ => points < 0 ? points / 3 : points / 2,
    };

    private static string SortOf(DateForm date) => date.Sort ?? Sorts[0];

    private static Ground GroundOf(DateRelation relation) => relation switch
    {
        DateRelation.SameDay => Ground.Same,
        DateRelation.SameMonth or DateRelation.SameYear or DateRelation.Near => Ground.Partly,
        DateRelation.Swapped or DateRelation.YearSlip or DateRelation.OtherDayOrMonth => Ground.Slip,
        _ => Ground.Differs,
    };

    private static int Points(DateRelation relation) => relation switch
    {
        DateRelation.SameDay => Weights.SameDay,
        DateRelation.SameMonth => Weights.SameMonth,
        DateRelation.SameYear => Weights.SameYear,
        DateRelation.Swapped => Weights.SwappedDay,
        DateRelation.OtherDayOrMonth => Weights.OtherDayOrMonth,
        DateRelation.OtherDay => Weights.OtherDay,
        DateRelation.YearSlip => Weights.YearSlip,
        DateRelation.NextYear => Weights.NextYear,
        DateRelation.NextYearOtherDay => Weights.NextYearOtherDay,
        DateRelation.Near => 0,
        _ => Weights.OtherYear,
    };

    /// <summary>Bits of evidence: a shared birthday is 1 in some 20,000, a shared year 1 in 45.</summary>
    private static int Bits(DateRelation relation) => relation switch
    {
        DateRelation.SameDay => 14,
        DateRelation.SameMonth => 9,
        DateRelation.SameYear => 5,
        DateRelation.Swapped => 6,
        DateRelation.Near => 2,
        DateRelation.YearSlip or DateRelation.OtherDayOrMonth => 2,
        DateRelation.NextYear => -1,
        DateRelation.OtherDay or DateRelation.NextYearOtherDay => -4,
        _ => -8,
    };
}
