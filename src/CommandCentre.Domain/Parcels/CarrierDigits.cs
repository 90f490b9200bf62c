using System.Globalization;

namespace CommandCentre.Domain.Parcels;

/// <summary>Whether the last sign of a carrier's number checks the ones before it, by each carrier's sum.</summary>
internal static class CarrierDigits
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>UPS: after <c>1Z</c> weights 1 and 2 in turn, modulus 10; letters count as A 2, B 3 ... H 9, I 0, J 1 ...</summary>
    internal static bool Ups(string number)
    {
        var sum = 0;
        for (var i = 2; i < number.Length - 1; i++)
        {
            var value = char.IsAsciiDigit(number[i]) ? number[i] - '0' : (number[i] - 'A' + 2) % 10;
            sum += i % 2 == 0 ? value : 2 * value;
        }

        return IsComplement(sum, number[^1]);
    }

    /// <summary>GS1: weights 3 and 1 in turn from the right, modulus 10. The same sum as "3131" of German parcel services.</summary>
    internal static bool Gs1(string digits)
    {
        var sum = 0;
        for (var i = digits.Length - 2; i >= 0; i--)
        {
            sum += (digits[i] - '0') * ((digits.Length - i) % 2 == 0 ? 3 : 1);
        }

        return IsComplement(sum, digits[^1]);
    }

    /// <summary>FedEx: weights 1, 3, 7 in turn from the right, modulus 11, then 10.</summary>
    internal static bool FedEx(string digits)
    {
        ReadOnlySpan<int> weights = [1, 3, 7];
        var sum = 0;
        for (var i = 0; i < digits.Length - 1; i++)
        {
            sum += weights[(digits.Length - 2 - i) % 3] * (digits[i] - '0');
        }

        return sum % 11 % 10 == digits[^1] - '0';
    }

    /// <summary>DHL identcode: weights 4 and 9 in turn, modulus 10.</summary>
    internal static bool Identcode(string digits) => IsComplement(Weighted(digits, 4, 9), digits[^1]);

    /// <summary>GLS: weights 3 and 1 in turn from the left, one more, modulus 10.</summary>
    internal static bool Gls(string digits) => IsComplement(Weighted(digits, 3, 1) + 1, digits[^1]);

    /// <summary>DHL Express: the number before its last digit, modulus 7.</summary>
    internal static bool Mod7(string digits) => long.Parse(digits.AsSpan(0, digits.Length - 1), CultureInfo.InvariantCulture) % 7 == digits[^1] - '0';

    /// <summary>DPD: ISO 7064 MOD 37,36 over digits and letters.</summary>
    internal static bool Mod37(string text)
    {
        var product = 36;
        foreach (var sign in text.AsSpan(0, text.Length - 1))
        {
            var sum = product + Alphabet.IndexOf(sign, StringComparison.Ordinal);
            product = (sum > 36 ? sum - 36 : sum) * 2 % 37;
        }

        return Alphabet[(37 - product) % 36] == text[^1];
    }

    private static int Weighted(string digits, int odd, int even)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length - 1; i++)
        {
            sum += (digits[i] - '0') * (i % 2 == 0 ? odd : even);
        }

        return sum;
    }

    private static bool IsComplement(int sum, char digit) => (10 - (sum % 10)) % 10 == digit - '0';
}
