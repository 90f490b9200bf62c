using System.Diagnostics.CodeAnalysis;

namespace CommandCentre.Domain.Parcels;

/// <summary>A code of the Harmonized System: chapter, heading or subheading, 2, 4 or 6 digits such as <c>9305.20</c>.</summary>
/// <remarks>Source: World Customs Organization, Harmonized System; only the shape and the range of chapters (01 to 97, 77 is kept free) are checked, not whether the code stands in an edition.</remarks>
public sealed record HsCode
{
    private HsCode(string value) => Value = value;

    /// <summary>The digits without points.</summary>
    public string Value { get; }

    /// <summary>Whether it is of chapter 93, arms and ammunition.</summary>
    public bool IsArms => Value.StartsWith("93", StringComparison.Ordinal);

    /// <summary>Reads a code, with or without points and spaces.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out HsCode? code)
    {
        var digits = (text ?? string.Empty).Replace(".", string.Empty, StringComparison.Ordinal).Replace(" ", string.Empty, StringComparison.Ordinal);
        var right = digits.Length is 2 or 4 or 6
            && !digits.AsSpan().ContainsAnyExceptInRange('0', '9')
            && ((10 * (digits[0] - '0')) + digits[1] - '0') is >= 1 and <= 97 and not 77;
        code = right ? new HsCode(digits) : null;
        return right;
    }

    /// <summary>Reads a code that is known to be right.</summary>
    /// <exception cref="ArgumentException">The text is no code; the message names it.</exception>
    public static HsCode Parse(string text) => TryParse(text, out var code) ? code : throw new ArgumentException($"'{text}' is no HS code", nameof(text));

    /// <inheritdoc/>
    public override string ToString() => Value.Length == 6 ? $"{Value[..4]}.{Value[4..]}" : Value;
}
