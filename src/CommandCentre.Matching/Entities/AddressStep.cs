using CommandCentre.Matching.Addresses;

namespace CommandCentre.Matching.Entities;

/// <summary>What addresses add: people and firms move, so another address takes nothing. For two addresses by themselves it is the whole comparison.</summary>
internal static class AddressStep
{
    /// <summary>Finds the best pair of addresses, before the dates are judged: who lives in the same house has a mistaken date rather than another.</summary>
    public static AddressPair Find(ref Tally tally, EntityForm left, EntityForm right)
    {
        if (left.Addresses.IsEmpty || right.Addresses.IsEmpty || tally.Name is >= 0 and < Weights.NumberFloor)
        {
            return default;
        }

        var best = Best(left, right);
        tally.SameHome = best.IsWhole && best.Agreement.Points >= Comparison.Threshold && best.Agreement.Ground != Ground.Partly;
        return best;
    }

    public static void Take(ref Tally tally, EntityForm left, EntityForm right, AddressPair best)
    {
        if (best.Left is null || best.Right is null)
        {
            return;
        }

        if (tally.Name < 0 && (left.Family & right.Family) == Family.Address)
        {
            tally.Take(best.Left, best.Right, best.Agreement.Points);
        }
        else if (best.Agreement.Points >= Comparison.Threshold)
        {
            var worth = Agreement.Scaled(tally.SameHome ? Weights.SameAddress : Weights.SameTown, tally.Name);
            var ground = best.Agreement.Points == Comparison.Full ? Ground.Same : Ground.Partly;
            tally.Add(Feature.Address, best.Left.Raw, best.Right.Raw, ground, Math.Max(worth, HomeLift(tally)), best.Agreement.Evidence);
        }

        if (best.Agreement.Points >= Comparison.Threshold && (tally.SameHome || tally.Name < 0))
        {
            tally.Confirm();
        }
    }

    private static int HomeLift(in Tally tally) =>
        tally.SameHome && tally.SameBirthday && tally.Gained < Weights.SameHome && !tally.NamesConflict ? Weights.SameHome - tally.Gained : 0;

    private static AddressPair Best(EntityForm left, EntityForm right)
    {
        var best = new AddressPair(left.Addresses[0], right.Addresses[0], default);
        foreach (var mine in left.Addresses)
        {
            foreach (var theirs in right.Addresses)
            {
                var agreement = AddressComparer.Judge(mine, theirs);
                best = agreement.Points > best.Agreement.Points ? new(mine, theirs, agreement) : best;
            }
        }

        return best;
    }
}

/// <summary>Two addresses and how they agree.</summary>
internal readonly record struct AddressPair(AddressForm? Left, AddressForm? Right, AddressAgreement Agreement)
{
    /// <summary>Both name a house or a post-office box, not only a town.</summary>
    public bool IsWhole => Goes(Left) && Goes(Right);

    private static bool Goes(AddressForm? address) => address is not null && (address.Numbers.Length > 0 || address.PostBox is not null);
}
