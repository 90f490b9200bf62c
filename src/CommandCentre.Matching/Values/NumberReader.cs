using CommandCentre.Domain.Parcels;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Matching.Values;

/// <summary>Reads a value that points to one holder into its normal form, each kind by its own rules.</summary>
public static class NumberReader
{
    /// <summary>Longest text of a number that is read, in characters.</summary>
    public const int Longest = 256;

    /// <summary>Last digits of a phone number by which an index finds it, whether its country is told or not.</summary>
    private const int PhoneTail = 8;

    /// <summary>Letters from which on a local part tells one person from another.</summary>
    private const int LongLocal = 6;

    /// <summary>Whether values of the kind are numbers in this sense.</summary>
    public static bool Reads(ValueKind kind) => kind is >= ValueKind.Phone and <= ValueKind.Serial;

    /// <summary>The normal form; null for a text that holds no such value. Never throws.</summary>
    /// <param name="value">What to read.</param>
    /// <param name="countries">ISO 3166-1 alpha-2 codes of the entity's countries, most likely first: a national phone number is read by the first dial plan it fits.</param>
    public static NumberForm? Read(Value value, IReadOnlyList<string> countries)
    {
        if (value.Text.Length > Longest)
        {
            return null;
        }

        return value.Kind switch
        {
            ValueKind.Phone => Phone(value, countries),
            ValueKind.Email => Email(value),
            ValueKind.Website => Plain(value, HostReader.Read(value.Text)),
            ValueKind.Account => Account(value),
            ValueKind.Wallet => Wallet(value),
            ValueKind.Parcel => Parcel(value),
            ValueKind.Document or ValueKind.Serial => Document(value),
            _ => null,
        };
    }

    private static NumberForm? Phone(Value value, IReadOnlyList<string> countries) =>
        PhoneReader.Read(value.Text, countries) is { } phone ? Make(value, phone.Key, phone.National[Math.Max(0, phone.National.Length - PhoneTail)..], phone.IsWhole) : null;

    /// <summary>A person's mailbox is found by its local part too, so that a slip in the domain does not hide it.</summary>
    private static NumberForm? Email(Value value) =>
        EmailReader.Read(value.Text) is not { } mailbox ? null
        : EmailReader.IsPersonal(mailbox) && EmailReader.Local(mailbox) is { Length: >= LongLocal } local ? Make(value, mailbox, local, true)
        : Make(value, mailbox, mailbox, false);

    /// <summary>An IBAN, a wallet's or a bank's number, or a user name.</summary>
    private static NumberForm? Account(Value value)
    {
        if (IbanReader.Read(value.Text) is { } iban)
        {
            return Make(value, iban, iban, true);
        }

        var compact = Glyphs.Compact(value.Text);
        if (compact.Count(char.IsAsciiDigit) > compact.Length / 2 && !value.Text.Contains('/', StringComparison.Ordinal) && !value.Text.Contains('@', StringComparison.Ordinal))
        {
            return compact.Length < 5 ? null : Make(value, compact, LookAlikes.Fold(compact), false);
        }

        return Handles.Read(value.Text) is { } handle ? Make(value, handle, handle[(handle.IndexOf(':', StringComparison.Ordinal) + 1)..], false) : null;
    }

    private static NumberForm? Wallet(Value value) =>
        WalletReader.Read(value.Text) is { } wallet ? Make(value, wallet.Key, LookAlikes.Fold(wallet.Key.ToUpperInvariant()), wallet.IsChecked) : null;

    /// <summary>An S10 identifier or a courier's number; one with a slip is kept, so that it meets the right one.</summary>
    private static NumberForm? Parcel(Value value)
    {
        if (ParcelNumber.TryParse(value.Text.Replace("-", string.Empty, StringComparison.Ordinal), out var number))
        {
            return Make(value, number.Value, LookAlikes.Fold(number.Value), number.IsS10);
        }

        return Document(value);
    }

    private static NumberForm? Document(Value value) =>
        DocumentReader.Read(value.Text, value.Sort) is { } read ? Make(value, read.Key, read.Loose, read.IsChecked) : null;

    private static NumberForm? Plain(Value value, string? key) => key is null ? null : Make(value, key, key, false);

    private static NumberForm Make(Value value, string key, string loose, bool isChecked) => new(value.Kind, value.Sort, value.Text, key, loose, isChecked);
}
