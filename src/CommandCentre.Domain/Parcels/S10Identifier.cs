using System.Diagnostics.CodeAnalysis;
using CommandCentre.Domain.Codes;

namespace CommandCentre.Domain.Parcels;

/// <summary>The number on a postal item: UPU standard S10, 13 characters, such as <c>RR473124829GB</c>.</summary>
/// <remarks>
/// Shape: 2 letters of service, 8 digits of serial, 1 check digit, 2 letters of ISO 3166-1 country.
/// Numbers may be issued again after 12 months: a parcel is known by number and time window.
/// Source: UPU S10, check digit by weights 8 6 4 2 3 5 9 7, modulus 11.
/// </remarks>
public sealed record S10Identifier
{
    private static ReadOnlySpan<int> Weights => [8, 6, 4, 2, 3, 5, 9, 7];

    private S10Identifier(string value) => Value = value;

    /// <summary>The 13 characters, upper case, no spaces.</summary>
    public string Value { get; }

    /// <summary>Country of the issuing operator.</summary>
    public CountryCode Issuer => CountryCode.Parse(Value[11..]);

    /// <summary>Whether a text has the shape of an S10 number, right or wrong.</summary>
    public static bool LooksLike(string? text) =>
        Compact(text) is { Length: 13 } number
        && number[..2].All(char.IsAsciiLetterUpper)
        && number[2..11].All(char.IsAsciiDigit)
        && number[11..].All(char.IsAsciiLetterUpper);

    /// <summary>Reads a number, letters in any case, spaces allowed between groups.</summary>
    /// <returns>False for a wrong shape, a wrong check digit or an unknown country.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out S10Identifier? identifier)
    {
        identifier = null;
        if (!LooksLike(text))
        {
            return false;
        }

        var number = Compact(text);
        var right = HasIssuer(number) && number[10] - '0' == CheckDigit(number.AsSpan(2, 8));
        identifier = right ? new S10Identifier(number) : null;
        return right;
    }

    /// <summary>The check digit, 0 to 9, of eight serial digits.</summary>
    /// <exception cref="ArgumentException">Not eight digits.</exception>
    public static int CheckDigit(ReadOnlySpan<char> serial)
    {
        if (serial.Length != 8 || serial.ContainsAnyExceptInRange('0', '9'))
        {
            throw new ArgumentException($"'{serial}' is no serial of eight digits", nameof(serial));
        }

        var sum = 0;
        for (var i = 0; i < 8; i++)
        {
            sum += Weights[i] * (serial[i] - '0');
        }

        return (11 - (sum % 11)) switch { 10 => 0, 11 => 5, var digit => digit };
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>Whether the last two of 13 characters name a country; the coordination centre issues no postal items.</summary>
    internal static bool HasIssuer(string number) => CountryCode.TryParse(number[11..], out var issuer) && !issuer.IsCoordinationCentre;

    private static string Compact(string? text) => (text ?? string.Empty).Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant();
}
