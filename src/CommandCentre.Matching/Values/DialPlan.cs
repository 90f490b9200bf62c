using System.Text.RegularExpressions;

namespace CommandCentre.Matching.Values;

/// <summary>How phone numbers of one territory are dialled.</summary>
/// <remarks>Read from the table <c>phones</c>. Its patterns are plain alternations over at most <see cref="PhoneReader.MostDigits"/> digits, so matching cannot run away.</remarks>
internal sealed class DialPlan(string[] row)
{
    private readonly int[] _lengths = row[8].Length == 0 ? [] : Array.ConvertAll(row[8].Split(','), int.Parse);
    private readonly Lazy<Regex?> _pattern = Pattern(row[9], "^(?:", ")$");
    private readonly Lazy<Regex?> _international = Pattern(row[3], "^(?:", ")");
    private readonly Lazy<Regex?> _trunk = Pattern(row[5].Length > 0 ? row[5] : row[4], "^(?:", ")");
    private readonly string _abroad = row[3];
    private readonly string _plain = row[4];
    private readonly string _transform = Regex.Replace(row[6], @"\$(\d)", "$${$1}", RegexOptions.CultureInvariant);

    /// <summary>ISO 3166-1 alpha-2; 001 for numbers of no country.</summary>
    public string Region { get; } = row[0];

    /// <summary>Country code, one to three digits.</summary>
    public string Code { get; } = row[1];

    /// <summary>The first of several territories that share its country code.</summary>
    public bool IsMain { get; } = row[2] == "1";

    /// <summary>Whether digits are a number of this plan, without country code and trunk prefix.</summary>
    public bool Fits(string number) => Array.IndexOf(_lengths, number.Length) >= 0 && (_pattern.Value?.IsMatch(number) ?? true);

    /// <summary>Whether at least the length is one of the plan's.</summary>
    public bool HasLength(int length) => Array.IndexOf(_lengths, length) >= 0;

    /// <summary>Whether digits begin with 00 or with the one prefix for calls abroad, where the plan has only one; of several some are the beginning of national numbers too.</summary>
    public bool IsDialledAbroad(string digits) =>
        digits.StartsWith("00", StringComparison.Ordinal) || (CheckDigits.AreDigits(_abroad) && digits.StartsWith(_abroad, StringComparison.Ordinal));

    /// <summary>The digits after the prefix for calls abroad; null when they do not begin with it.</summary>
    public string? AfterInternational(string digits) =>
        _international.Value?.Match(digits) is { Success: true, Length: > 0 } match && match.Length < digits.Length ? digits[match.Length..] : null;

    /// <summary>The number without its trunk prefix (0 in most of Europe, 8 in Russia, 06 in Hungary), or with the area code it leaves out.</summary>
    public string WithoutTrunk(string digits)
    {
        var match = _trunk.Value?.Match(digits);
        if (match is not { Success: true, Length: > 0 })
        {
            return digits;
        }

        var transforms = _transform.Length > 0 && match.Groups.Count > 1 && match.Groups[^1].Success;
        var number = transforms ? match.Result(_transform) + digits[match.Length..] : digits[match.Length..];
        return Fits(number) ? number
            : Fits(digits) ? digits
            : _plain.Length > 0 && digits.StartsWith(_plain, StringComparison.Ordinal) && Fits(digits[_plain.Length..]) ? digits[_plain.Length..]
            : number;
    }

    private static Lazy<Regex?> Pattern(string pattern, string before, string after) =>
        new(() => pattern.Length == 0 ? null : new Regex(before + pattern.Replace('¦', '|') + after, RegexOptions.CultureInvariant));
}
