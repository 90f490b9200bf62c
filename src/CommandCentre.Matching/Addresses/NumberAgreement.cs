namespace CommandCentre.Matching.Addresses;

/// <summary>Compares what stands in numbers: house, flat, floor.</summary>
internal static class NumberAgreement
{
    /// <summary>How the house numbers agree. Where an address has several numbers, it is not sure which is the house's, so any may answer; none may go without an answer.</summary>
    public static Ground Of(AddressForm left, AddressForm right)
    {
        var best = left.Numbers[0].Agreement(right.Numbers[0]);
        if (best == Ground.Same || (left.Numbers.Length == 1 && right.Numbers.Length == 1))
        {
            return best == Ground.Slip && TailIsUnit(left, right) ? Ground.Same : best == Ground.Partly && TailIsUnit(left, right) ? Ground.Same : best;
        }

        var (fewer, more) = left.Numbers.Length <= right.Numbers.Length ? (left.Numbers, right.Numbers) : (right.Numbers, left.Numbers);
        var answered = true;
        foreach (var number in fewer)
        {
            var found = false;
            foreach (var other in more)
            {
                found |= number.Agreement(other) is Ground.Same;
            }

            answered &= found;
        }

        return answered ? Ground.Partly : best;
    }

    /// <summary>The parts within the house agree: at least one kind is on both sides, and no kind has two values.</summary>
    public static bool Units(AddressForm left, AddressForm right)
    {
        var shared = false;
        foreach (var unit in left.Units)
        {
            foreach (var other in right.Units)
            {
                if (unit.Kind == other.Kind && unit.Value != other.Value)
                {
                    return false;
                }

                shared |= unit.Value == other.Value;
            }
        }

        return shared;
    }

    // 12/3 is house 12, flat 3.
    private static bool TailIsUnit(AddressForm left, AddressForm right) =>
        (left.Numbers[0].Tail.Length > 0 && HasUnit(right, left.Numbers[0].Tail)) || (right.Numbers[0].Tail.Length > 0 && HasUnit(left, right.Numbers[0].Tail));

    private static bool HasUnit(AddressForm form, string value) => char.IsAsciiDigit(value[0]) && form.Units.Any(unit => string.Equals(unit.Value, value, StringComparison.Ordinal));
}
