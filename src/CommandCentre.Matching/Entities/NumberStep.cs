using CommandCentre.Matching.Values;

namespace CommandCentre.Matching.Entities;

/// <summary>What numbers that point to one holder add or take.</summary>
internal static class NumberStep
{
    /// <summary>The strongest number that is the same lifts the score; further ones only confirm.</summary>
    public static void Agree(ref Tally tally, EntityForm left, EntityForm right)
    {
        var best = default(Found);
        foreach (var one in left.Numbers)
        {
            foreach (var other in right.Numbers)
            {
                var likeness = NumberComparer.Compare(one, other);
                var hold = likeness.Points == 0 ? default : Holds.Of(one, other, left, right);
                var lift = likeness.Points == 0 ? 0 : Target(hold) - (likeness.Ground == Ground.Same ? 0 : hold == Hold.Mailbox ? 2 * Weights.SlipLoss : Weights.SlipLoss);
                best = lift > best.Lift ? new(one, other, likeness, hold, lift) : best;
            }
        }

        if (best.Lift > 0)
        {
            tally.SameContact = best.Likeness.Ground == Ground.Same;
            Lift(ref tally, best);
        }
    }

    /// <summary>Families and firms share a phone and a mailbox: where a part of the name is another one, it lifts nothing.</summary>
    private static void Lift(ref Tally tally, Found found)
    {
        var floor = found.Hold switch { Hold.Holder when found.Likeness.Ground == Ground.Same => 0, Hold.Holder => Weights.NumberFloor, Hold.Office or Hold.Mailbox => Weights.NumberFloor, _ => Weights.ContactFloor };
        var shared = found.Hold is Hold.Contact or Hold.Mailbox && tally.Name is >= 0 and < Comparison.Threshold && tally.NamesConflict;
        var carries = (tally.Name < 0 || tally.Name >= floor) && !shared;
        var add = carries ? Math.Max(found.Lift - tally.Gained, Weights.NumberBonus) : Weights.NumberBonus;
        tally.Add(Feature.Number, found.Left.Raw, found.Right.Raw, found.Likeness.Ground, add, (found.Hold == Hold.Holder ? 33 : 26) * Weights.Bits);
        if (carries)
        {
            tally.Confirm();
            tally.SameHolder = found.Hold != Hold.Contact;
        }
    }

    /// <summary>Numbers of one sort of which a holder has only one, and which differ, take; much less when another number is the same, half when the birthday is.</summary>
    public static void Differ(ref Tally tally, EntityForm left, EntityForm right)
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
            var loss = tally.SameHolder ? worst.Lift / 4 : tally.SameDay ? worst.Lift / 2 : worst.Lift;
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

    private static int Target(Hold hold) => hold switch { Hold.Holder => Weights.SameHolder, Hold.Office or Hold.Mailbox => Weights.SameNumber, _ => Weights.SameContact };

    private readonly record struct Found(NumberForm Left, NumberForm Right, Likeness Likeness, Hold Hold, int Lift);
}
