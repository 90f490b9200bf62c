namespace CommandCentre.Matching.Entities;

/// <summary>What addresses add; for two addresses by themselves it is the whole comparison.</summary>
internal static class AddressStep
{
    public static void Take(ref Tally tally, EntityForm left, EntityForm right)
    {
        foreach (var one in left.Addresses)
        {
            foreach (var other in right.Addresses)
            {
                if (string.Equals(one.Key, other.Key, StringComparison.Ordinal))
                {
                    var alone = tally.Name < 0 && (left.Family & right.Family) == Family.Address;
                    tally.Add(Feature.Address, one.Raw, other.Raw, Ground.Same, alone ? Comparison.Full : Agreement.Scaled(Weights.SameAddress, tally.Name), 15 * Weights.Bits);
                    tally.Confirm();
                    return;
                }
            }
        }
    }
}
