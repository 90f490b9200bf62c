namespace CommandCentre.Matching.Values;

/// <summary>The check digits of the standard numbers; each takes the compact form (capitals and digits only).</summary>
public static class CheckDigits
{
    /// <summary>ISO 7064 MOD 97-10 over letters as 10 to 35, as in LEI (ISO 17442) and IBAN (ISO 13616): the remainder, -1 for another sign.</summary>
    public static int Mod97(ReadOnlySpan<char> text)
    {
        var remainder = 0;
        foreach (var letter in text)
        {
            var value = char.IsAsciiDigit(letter) ? letter - '0' : char.IsAsciiLetterUpper(letter) ? letter - 'A' + 10 : -1;
            if (value < 0)
            {
                return -1;
            }

            remainder = ((remainder * (value > 9 ? 100 : 10)) + value) % 97;
        }

        return remainder;
    }

    /// <summary>Luhn (ISO/IEC 7812-1) over digits.</summary>
    public static bool IsLuhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            if (digit is < 0 or > 9)
            {
                return false;
            }

            sum += i % 2 == 0 ? digit : digit > 4 ? (2 * digit) - 9 : 2 * digit;
        }

        return digits.Length > 0 && sum % 10 == 0;
    }

    /// <summary>Legal entity identifier: 20 signs, MOD 97-10.</summary>
    public static bool IsLei(string text) => text.Length == 20 && char.IsAsciiDigit(text[18]) && Mod97(text) == 1;

    /// <summary>IMO ship number (IMO Res. A.1117): seven digits, the last is that of the sum of the others by 7 to 2.</summary>
    public static bool IsImo(string text) => text.Length == 7 && AreDigits(text) && Weighted(text, [7, 6, 5, 4, 3, 2]) % 10 == text[6] - '0';

    /// <summary>Russian taxpayer number: 10 digits (firms) or 12 (persons). Source: order of the Federal Tax Service on INN.</summary>
    public static bool IsInn(string text) =>
        AreDigits(text) && (text.Length == 10
            ? Inn(text, [2, 4, 10, 3, 5, 9, 4, 6, 8])
            : text.Length == 12 && Inn(text, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) && Inn(text, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]));

    /// <summary>Russian register number: OGRN of 13 digits, OGRNIP of 15.</summary>
    public static bool IsOgrn(string text) =>
        AreDigits(text) && text.Length is 13 or 15 && long.Parse(text.AsSpan(0, text.Length - 1), System.Globalization.CultureInfo.InvariantCulture) % (text.Length - 2) % 10 == text[^1] - '0';

    /// <summary>Securities number (ISO 6166): country, nine signs, Luhn over letters as 10 to 35.</summary>
    public static bool IsIsin(string text)
    {
        if (text.Length != 12 || !char.IsAsciiLetterUpper(text[0]) || !char.IsAsciiLetterUpper(text[1]) || !text.All(letter => char.IsAsciiDigit(letter) || char.IsAsciiLetterUpper(letter)))
        {
            return false;
        }

        return IsLuhn(string.Concat(text.Select(letter => char.IsAsciiDigit(letter) ? letter.ToString() : (letter - 'A' + 10).ToString(System.Globalization.CultureInfo.InvariantCulture))));
    }

    /// <summary>United States provider number: ten digits, Luhn with 80840 in front.</summary>
    public static bool IsNpi(string text) => text.Length == 10 && AreDigits(text) && IsLuhn("80840" + text);

    /// <summary>Only 0 to 9, and at least one.</summary>
    public static bool AreDigits(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static bool Inn(string text, ReadOnlySpan<int> weights) => Weighted(text, weights) % 11 % 10 == text[weights.Length] - '0';

    private static int Weighted(string text, ReadOnlySpan<int> weights)
    {
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * (text[i] - '0');
        }

        return sum;
    }
}
