using CommandCentre.Matching.Entities;

namespace CommandCentre.Matching.Values;

/// <summary>Compares two numbers in normal form.</summary>
/// <remarks>Allocates nothing. Two numbers whose check digits both hold are never a slip apart: the slip would have broken one of them.</remarks>
public static class NumberComparer
{
    /// <summary>Points of a likely slip of reading or typing.</summary>
    public const int Slip = 8_500;

    /// <summary>Points of a number that agrees as far as it goes: a phone without its country, a handle without its service.</summary>
    public const int Partly = 8_000;

    /// <summary>Shortest number in which two swapped neighbours are taken for a slip: in a short one the other is a real number too often.</summary>
    private const int SwapLength = 7;

    /// <summary>Slips of typing in one e-mail address.</summary>
    private const int MailSlips = 2;

    /// <summary>Shortest e-mail address in which two slips leave enough to tell it by.</summary>
    private const int MailLength = 14;

    /// <summary>Fewest digits of a national number that tell a phone from another.</summary>
    private const int PhoneLength = 7;

    /// <summary>The same (10,000), a likely slip (8,500), the same as far as it goes (8,000) or nothing in common (0); values of different kinds have nothing in common.</summary>
    public static Likeness Compare(NumberForm left, NumberForm right)
    {
        if (left.Kind != right.Kind)
        {
            return Likeness.None;
        }

        return string.Equals(left.Key, right.Key, StringComparison.Ordinal) ? Likeness.Same : left.Kind switch
        {
            ValueKind.Phone => Phones(left, right),
            ValueKind.Account => Accounts(left, right),
            ValueKind.Email => Typing.Slips(left.Key, right.Key, MailSlips) <= MailSlips && Math.Min(left.Key.Length, right.Key.Length) >= MailLength ? new(Slip, Ground.Slip) : Likeness.None,
            ValueKind.Website => Likeness.None,
            _ => IsSlip(left, right) ? new(Slip, Ground.Slip) : Likeness.None,
        };
    }

    /// <summary>Only where one of the two has no country: then the digits both have decide.</summary>
    private static Likeness Phones(NumberForm left, NumberForm right) =>
        !(left.IsChecked && right.IsChecked) && left.Loose.Length >= PhoneLength && string.Equals(left.Loose, right.Loose, StringComparison.Ordinal)
            ? new(Partly, Ground.Partly)
            : Likeness.None;

    private static Likeness Accounts(NumberForm left, NumberForm right)
    {
        var handles = !char.IsAsciiLetterUpper(left.Key[0]) && !char.IsAsciiDigit(left.Key[0]);
        return !handles ? (IsSlip(left, right) ? new(Slip, Ground.Slip) : Likeness.None)
            : left.Loose.Length > 3 && string.Equals(left.Loose, right.Loose, StringComparison.Ordinal) && HasService(left) != HasService(right) ? new(Partly, Ground.Partly)
            : Likeness.None;
    }

    private static bool HasService(NumberForm handle) => handle.Key.Length > handle.Loose.Length;

    private static bool IsSlip(NumberForm left, NumberForm right) =>
        !(left.IsChecked && right.IsChecked)
        && (string.Equals(left.Loose, right.Loose, StringComparison.Ordinal) || (left.Key.Length >= SwapLength && LookAlikes.IsSwap(left.Key, right.Key)));
}
