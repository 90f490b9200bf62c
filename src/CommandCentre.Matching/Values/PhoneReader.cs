using System.Text;

namespace CommandCentre.Matching.Values;

/// <summary>A phone number in normal form.</summary>
/// <param name="Key">E.164 (<c>+302101234567</c>), or <c>~</c> and the digits when no dial plan could be told.</param>
/// <param name="National">Digits without country code and trunk prefix.</param>
public sealed record PhoneNumber(string Key, string National)
{
    /// <summary>The dial plan is known.</summary>
    public bool IsWhole => Key[0] == '+';
}

/// <summary>Reads phone numbers as written.</summary>
/// <remarks>
/// Sources: ITU-T E.164 and E.123, RFC 3966 (tel:), dial plans of libphonenumber (table <c>phones</c>). Read: a leading plus; the prefixes for
/// calls abroad of the country at hand (00 elsewhere); "(0)" between country code and number; extensions, which are cut off; letters for
/// digits as on a keypad; digits of any script; only the first of several numbers. A national number is read by the dial plans of the
/// countries given; without a fitting one the digits stay as they are and are marked so, rather than guessed.
/// </remarks>
public static class PhoneReader
{
    /// <summary>Digits of a number that are read: E.164 allows 15, prefixes and trunk digits come on top.</summary>
    public const int MostDigits = 24;

    private const int FewestDigits = 5;

    private static readonly string[] Cuts = [";", ",", " or ", " oder ", " и ", "ext", "extn", "extension", "доб", "вн.", "int.", "interno", "anexo", "poste", "durchwahl", "dahili", "εσωτ", "x", "#", "|", "\n"];

    /// <summary>The number; null when the text holds no phone number. Never throws.</summary>
    /// <param name="text">As written.</param>
    /// <param name="countries">ISO 3166-1 alpha-2 codes whose dial plans are tried for a national number, in this order.</param>
    public static PhoneNumber? Read(string text, IReadOnlyList<string> countries)
    {
        var written = Cut(Glyphs.Fold(text));
        var first = written.AsSpan().IndexOfAnyInRange('0', '9');
        var plus = first > 0 && written.AsSpan(0, first).TrimEnd(" (").EndsWith("+", StringComparison.Ordinal);
        var digits = Digits(written);
        if (digits.Length is < FewestDigits or > MostDigits)
        {
            return null;
        }

        return plus ? Abroad(digits) ?? Unknown(digits)
            : ByCountries(digits, countries) ?? (digits.StartsWith("00", StringComparison.Ordinal) ? Abroad(digits[2..]) : null) ?? Unknown(digits);
    }

    private static PhoneNumber? ByCountries(string digits, IReadOnlyList<string> countries)
    {
        for (var i = 0; i < countries.Count && i < 8; i++)
        {
            if (DialPlans.Of(countries[i]) is { } plan && ByPlan(digits, plan) is { } number)
            {
                return number;
            }
        }

        return null;
    }

    private static PhoneNumber? ByPlan(string digits, DialPlan plan)
    {
        var national = plan.WithoutTrunk(digits);
        if (plan.Fits(national) && !plan.IsDialledAbroad(digits))
        {
            return Make(plan, national);
        }

        if (plan.AfterInternational(digits) is { } after && Abroad(after) is { } abroad)
        {
            return abroad;
        }

        // Written with the country code but without plus: 4930901820, 79161234567.
        return digits.StartsWith(plan.Code, StringComparison.Ordinal) && plan.WithoutTrunk(digits[plan.Code.Length..]) is var rest && plan.Fits(rest) ? Make(plan, rest) : null;
    }

    /// <summary>Digits that begin with a country code; a number that fits no pattern but is short enough for E.164 is kept, for plans change.</summary>
    private static PhoneNumber? Abroad(string digits)
    {
        var plans = DialPlans.Abroad(digits);
        foreach (var plan in plans)
        {
            if (plan.Fits(digits[plan.Code.Length..]))
            {
                return Make(plan, digits[plan.Code.Length..]);
            }
        }

        foreach (var plan in plans)
        {
            var national = plan.WithoutTrunk(digits[plan.Code.Length..]);
            if (plan.Fits(national))
            {
                return Make(plan, national);
            }
        }

        return plans.Length > 0 && digits.Length is >= 7 and <= 15 ? Make(plans[0], plans[0].WithoutTrunk(digits[plans[0].Code.Length..])) : null;
    }

    private static PhoneNumber Make(DialPlan plan, string national) => new($"+{plan.Code}{national}", national);

    private static PhoneNumber? Unknown(string digits)
    {
        var bare = digits.TrimStart('0');
        return bare.Length < FewestDigits ? null : new("~" + bare, bare);
    }

    /// <summary>Only the first number, without what is dialled after it.</summary>
    private static string Cut(string text)
    {
        var start = text.StartsWith("tel:", StringComparison.Ordinal) ? 4 : 0;
        var end = text.Length;
        foreach (var cut in Cuts)
        {
            var at = text.IndexOf(cut, start, end - start, StringComparison.Ordinal);
            end = at >= 0 && CountDigits(text.AsSpan(start, at - start)) >= FewestDigits ? at : end;
        }

        var slash = text.IndexOf('/', start, end - start);
        end = slash >= 0 && CountDigits(text.AsSpan(start, slash - start)) >= 7 ? slash : end;
        return text[start..end].Replace("(0)", string.Empty, StringComparison.Ordinal);
    }

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var letter in text)
        {
            count += char.IsAsciiDigit(letter) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The digits; three or more letters after digits are read as on a keypad (1-800-FLOWERS), fewer are left out.</summary>
    private static string Digits(string text)
    {
        var first = text.AsSpan().IndexOfAnyInRange('0', '9');
        var keypad = first >= 0 && text.AsSpan(first).ToString().Count(char.IsAsciiLetter) >= 3;
        var digits = new StringBuilder(MostDigits);
        for (var i = Math.Max(first, 0); i < text.Length && digits.Length <= MostDigits; i++)
        {
            var letter = text[i];
            _ = char.IsAsciiDigit(letter) ? digits.Append(letter) : keypad && char.IsAsciiLetter(letter) ? digits.Append("22233344455566677778889999"[letter - 'a']) : digits;
        }

        return digits.ToString();
    }
}
