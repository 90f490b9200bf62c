using CommandCentre.Matching.Addresses;

namespace CommandCentre.Matching.Entities;

/// <summary>What addresses add: people and firms move, so another address takes nothing. For two addresses by themselves it is the whole comparison.</summary>
internal static class AddressStep
{
    public static void Take(ref Tally tally, EntityForm left, EntityForm right)
    {
        if (left.Addresses.IsEmpty || right.Addresses.IsEmpty || tally.Name is >= 0 and < Weights.NameFloor)
        {
            return;
        }

        var (one, other, best) = Best(left, right);
        if (tally.Name < 0 && (left.Family & right.Family) == Family.Address)
        {
            tally.Take(one, other, best.Points);
        }
        else if (Worth(best) is > 0 and var worth)
        {
            tally.Add(Feature.Address, one.Raw, other.Raw, best.Points == Comparison.Full ? Ground.Same : Ground.Partly, Agreement.Scaled(worth, tally.Name), best.Evidence);
        }

        if (best.Points >= Comparison.Threshold && best.Ground != Ground.Partly)
        {
            tally.Confirm();
        }
    }

    private static int Worth(AddressAgreement agreement) =>
        agreement.Points < Comparison.Threshold ? 0 : agreement.Ground == Ground.Partly ? Weights.SameTown : Weights.SameAddress;

    private static (AddressForm Left, AddressForm Right, AddressAgreement Agreement) Best(EntityForm left, EntityForm right)
    {
        var (one, other, best) = (left.Addresses[0], right.Addresses[0], default(AddressAgreement));
        foreach (var mine in left.Addresses)
        {
            foreach (var theirs in right.Addresses)
            {
                var agreement = AddressComparer.Judge(mine, theirs);
                if (agreement.Points > best.Points)
                {
                    (one, other, best) = (mine, theirs, agreement);
                }
            }
        }

        return (one, other, best);
    }
}
