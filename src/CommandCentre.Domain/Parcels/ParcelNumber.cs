using System.Diagnostics.CodeAnalysis;
using CommandCentre.Domain.Codes;

namespace CommandCentre.Domain.Parcels;

/// <summary>The number a parcel is known by: an S10 identifier whose check digit holds, or a courier's own number.</summary>
/// <remarks>
/// A courier number is 6 to 40 letters, digits and hyphens with at least four digits. A known carrier's form is recognised by its rule
/// (<see cref="CarrierNumbers"/>), any other is accepted: <see cref="Standing"/> says which. A text shaped like S10 must be right as S10.
/// </remarks>
public sealed record ParcelNumber
{
    private ParcelNumber(string value, bool isS10)
    {
        Value = value;
        IsS10 = isS10;
    }

    /// <summary>The number in upper case without spaces.</summary>
    public string Value { get; }

    /// <summary>Whether it is an S10 identifier with the right check digit.</summary>
    public bool IsS10 { get; }

    /// <summary>The carriers' forms it has, surest first; S10 is a post's alone.</summary>
    public ValueList<CarrierReading> Readings => IsS10 ? [new CarrierReading(Carrier.Post, "S10", NumberStanding.Recognised)] : CarrierNumbers.Read(Value);

    /// <summary>How sure it is: that of its surest reading.</summary>
    public NumberStanding Standing => Readings is { IsEmpty: false } readings ? readings[0].Standing : NumberStanding.Accepted;

    /// <summary>Reads a number.</summary>
    /// <returns>False for S10 with a wrong check digit or country, and for anything no courier would print.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ParcelNumber? number)
    {
        number = null;
        if (S10Identifier.TryParse(text, out var s10))
        {
            number = new ParcelNumber(s10.Value, true);
        }
        else if (!S10Identifier.LooksLike(text))
        {
            var compact = (text ?? string.Empty).Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant();
            number = IsCourier(compact) ? new ParcelNumber(compact, false) : null;
        }

        return number is not null;
    }

    /// <summary>Reads a number that is known to be right.</summary>
    /// <exception cref="ArgumentException">The text is no parcel number; the message names it.</exception>
    public static ParcelNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new ArgumentException($"'{text}' is no parcel number", nameof(text));

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static bool IsCourier(string number) =>
        number.Length is >= 6 and <= 40
        && number.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-')
        && number.Count(char.IsAsciiDigit) >= 4;
}
