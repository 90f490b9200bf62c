using CommandCentre.Matching.Values;

namespace CommandCentre.Matching.Entities;

/// <summary>What numbers that point to one holder add or take.</summary>
internal static class NumberStep
{
    public static void Take(ref Tally tally, EntityForm left, EntityForm right)
    {
        if (left.Numbers.IsEmpty || right.Numbers.IsEmpty)
        {
            return;
        }

        Agree(ref tally, left, right);
        Differ(ref tally, left, right);
    }

    /// <summary>The strongest number that is the same lifts the score; further ones only confirm.</summary>
    private static void Agree(ref Tally tally, EntityForm left, EntityForm right)
    {
        var best = default(Found);
        foreach (var one in left.Numbers)
        {
            foreach (var other in right.Numbers)
            {
                var likeness = NumberComparer.Compare(one, other);
                var hold = likeness.Points == 0 ? default : Holds.Of(one, other, left, right);
                var lift = likeness.Points == 0 ? 0 : Target(hold) - (likeness.Ground == Ground.Same ? 0 : Weights.SlipLoss);
                best = lift > best.Lift ? new(one, other, likeness, hold, lift) : best;
            }
        }

        if (best.Lift > 0)
        {
            Lift(ref tally, best);
        }
    }

    private static void Lift(ref Tally tally, Found found)
    {
        var floor = found.Hold switch { Hold.Holder => 0, Hold.Office or Hold.Mailbox => Weights.NumberFloor, _ => Weights.ContactFloor };
        var carries = tally.Name < 0 || tally.Name >= floor;
        var add = carries ? Math.Max(found.Lift - tally.Gained, Weights.NumberBonus) : Weights.NumberBonus;
        tally.Add(Feature.Number, found.Left.Raw, found.Right.Raw, found.Likeness.Ground, add, (found.Hold == Hold.Holder ? 33 : 26) * Weights.Bits);
        if (carries)
        {
            tally.Confirm();
            tally.SameHolder = found.Hold != Hold.Contact;
        }
    }

    /// <summary>Numbers of one sort of which a holder has only one, and which differ, take; half of it when another number is the same.</summary>
    private static void Differ(ref Tally tally, EntityForm left, EntityForm right)
    {
        var worst = default(Found);
        foreach (var one in left.Numbers)
        {
            if (Holds.Loss(one) > worst.Lift && Rival(one, left, right) is { } rival && Holds.Loss(one, rival, left, right) is var loss && loss > worst.Lift)
            {
                worst = new(one, rival, Likeness.None, default, loss);
            }
        }

        if (worst.Lift > 0)
        {
            var loss = tally.SameHolder ? worst.Lift / 4 : worst.Lift;
            tally.Against(Feature.Number, worst.Left.Raw, worst.Right.Raw, -loss, -10 * Weights.Bits);
        }
    }

    /// <summary>A number of the same sort on the other side, when no number of that sort agrees.</summary>
    private static NumberForm? Rival(NumberForm one, EntityForm left, EntityForm right)
    {
        NumberForm? rival = null;
        foreach (var other in right.Numbers)
        {
            if (other.Kind == one.Kind && other.Sort == one.Sort)
            {
                rival ??= other;
                foreach (var mine in left.Numbers)
                {
                    if (mine.Kind == one.Kind && mine.Sort == one.Sort && NumberComparer.Compare(mine, other).Points > 0)
                    {
                        return null;
                    }
                }
            }
        }

        return rival;
    }

    private static int Target(Hold hold) => hold switch { Hold.Holder => Weights.SameHolder, Hold.Office => Weights.SameNumber, _ => Weights.SameContact };

    private readonly record struct Found(NumberForm Left, NumberForm Right, Likeness Likeness, Hold Hold, int Lift);
}
