using System.Diagnostics.CodeAnalysis;
using CommandCentre.Domain.Codes;

namespace CommandCentre.Domain.Parcels;

/// <summary>An office of exchange, where mail enters or leaves a country: an international mail processing centre of UPU list 108, such as <c>DEFRAA</c>.</summary>
/// <remarks>Shape: 6 letters and digits, the first two an ISO country (domain.md 3.2, from general knowledge); the list itself is not checked.</remarks>
public sealed record ImpcCode
{
    private ImpcCode(string value) => Value = value;

    /// <summary>The 6 characters, upper case.</summary>
    public string Value { get; }

    /// <summary>The country it lies in.</summary>
    public CountryCode Country => CountryCode.Parse(Value[..2]);

    /// <summary>Reads a code, letters in any case.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ImpcCode? code)
    {
        var compact = (text ?? string.Empty).Trim().ToUpperInvariant();
        var right = compact.Length == 6
            && compact.All(sign => char.IsAsciiLetterUpper(sign) || char.IsAsciiDigit(sign))
            && CountryCode.TryParse(compact[..2], out var country) && !country.IsCoordinationCentre;
        code = right ? new ImpcCode(compact) : null;
        return right;
    }

    /// <summary>Reads a code that is known to be right.</summary>
    /// <exception cref="ArgumentException">The text is no code; the message names it.</exception>
    public static ImpcCode Parse(string text) => TryParse(text, out var code) ? code : throw new ArgumentException($"'{text}' is no office of exchange", nameof(text));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
