using CommandCentre.Domain.Codes;

namespace CommandCentre.Domain.Parcels;

/// <summary>The forms of carriers' parcel numbers, and which of them a number has.</summary>
/// <remarks>
/// Several carriers print bare digits of one length, so a number may be read in more than one way: all of them are told.
/// A form of bare digits counts only where its check digit holds; a form with a mark of its own (<c>1Z</c>, <c>JJD</c>) is told with a wrong one too, as doubtful.
/// Sources: UPS weights 1 and 2, domain.md 3.1; its letters and the forms of FedEx, DHL Express and DPD (28) by the public vectors of the tracking-number data set (MIT);
/// DHL parcel, Hermes and DPD (14) by paketda.de's description; GLS by the Uni-Box manual, chapter 3.2.1, as a public client cites it. No carrier's own standard was at hand: every form has its vectors in the tests.
/// </remarks>
public static class CarrierNumbers
{
    private static readonly CarrierForm[] Forms =
    [
        new(Carrier.Ups, "1Z", text => text.Length == 18 && text.StartsWith("1Z", StringComparison.Ordinal) && char.IsAsciiDigit(text[^1]), CarrierDigits.Ups, IsItsOwn: true),
        new(Carrier.Dhl, "JJD", text => text.Length is >= 12 and <= 24 && StartsWithAny(text, "JJD", "JVGL") && EndsInDigits(text, 9), null, IsItsOwn: true),
        new(Carrier.Dhl, "GM", text => text.Length is >= 12 and <= 41 && text.StartsWith("GM", StringComparison.Ordinal) && EndsInDigits(text, text.Length - 2), null, IsItsOwn: true),
        new(Carrier.Dhl, "SSCC", text => text.Length == 20 && text.StartsWith("0034", StringComparison.Ordinal) && IsDigits(text), CarrierDigits.Gs1, IsItsOwn: true),
        new(Carrier.Dpd, "label", text => text.Length == 28 && IsDigits(text.AsSpan(0, text.Length - 1)), CarrierDigits.Mod37, IsItsOwn: true),
        new(Carrier.Fedex, "96", text => text.Length == 22 && text.StartsWith("96", StringComparison.Ordinal) && IsDigits(text), text => CarrierDigits.Gs1(text[7..]), IsItsOwn: false),
        new(Carrier.Fedex, "34", text => text.Length == 34 && StartsWithAny(text, "96", "100") && IsDigits(text), text => CarrierDigits.FedEx(text[^14..]), IsItsOwn: false),
        new(Carrier.Dpd, "parcel", text => text.Length == 15 && IsDigits(text.AsSpan(0, text.Length - 1)), CarrierDigits.Mod37, IsItsOwn: false),
        new(Carrier.Fedex, "ground", text => text.Length == 15 && IsDigits(text), CarrierDigits.Gs1, IsItsOwn: false),
        new(Carrier.Hermes, "parcel", text => text.Length == 14 && IsDigits(text), CarrierDigits.Gs1, IsItsOwn: false),
        new(Carrier.Fedex, "express", text => text.Length == 12 && IsDigits(text), CarrierDigits.FedEx, IsItsOwn: false),
        new(Carrier.Dhl, "identcode", text => text.Length == 12 && IsDigits(text), CarrierDigits.Identcode, IsItsOwn: false),
        new(Carrier.Gls, "parcel", text => text.Length == 12 && IsDigits(text), CarrierDigits.Gls, IsItsOwn: false),
        new(Carrier.Dhl, "AWB", text => text.Length is 10 or 11 && IsDigits(text), CarrierDigits.Mod7, IsItsOwn: false),
    ];

    /// <summary>Every form a number has, surest first; empty where no carrier's rule speaks for it.</summary>
    /// <param name="number">The number without spaces, upper case; a text of any other shape has no form.</param>
    public static ValueList<CarrierReading> Read(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return [.. Forms.Where(form => form.Has(number)).Select(form => form.Read(number)).OfType<CarrierReading>().OrderBy(reading => reading.Standing)];
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static bool EndsInDigits(string text, int count) => text.Length >= count && IsDigits(text.AsSpan(text.Length - count));

    private static bool StartsWithAny(string text, params ReadOnlySpan<string> starts)
    {
        foreach (var start in starts)
        {
            if (text.StartsWith(start, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>One form.</summary>
    /// <param name="Carrier">Whose.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Has">Whether a compact number has its shape.</param>
    /// <param name="Holds">Whether the check digit of a number of that shape holds; absent for a form without one.</param>
    /// <param name="IsItsOwn">Whether nobody else prints the shape, so that a wrong check digit is a slip.</param>
    private sealed record CarrierForm(Carrier Carrier, string Name, Func<string, bool> Has, Func<string, bool>? Holds, bool IsItsOwn)
    {
        public CarrierReading? Read(string number) =>
            Holds is null ? new(Carrier, Name, NumberStanding.Shaped)
            : Holds(number) ? new(Carrier, Name, NumberStanding.Recognised)
            : IsItsOwn ? new(Carrier, Name, NumberStanding.Doubtful)
            : null;
    }
}
