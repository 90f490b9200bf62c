using CommandCentre.Matching.Entities;

namespace CommandCentre.Matching.Values;

/// <summary>A value that points to one holder (phone, e-mail, document, wallet, serial ...) in normal form.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Sort">The property it came with, where known.</param>
/// <param name="Raw">As given.</param>
/// <param name="Key">The normal form: two values with the same key (and kind) are the same.</param>
/// <param name="Loose">The form under which values meet that differ by a likely slip (0 for O, leading zeros); the same as <paramref name="Key"/> where no slip is expected.</param>
/// <param name="IsChecked">The check digit of its kind holds, so a slip is ruled out.</param>
public sealed record NumberForm(ValueKind Kind, string? Sort, string Raw, string Key, string Loose, bool IsChecked)
{
    /// <summary>The exact blocking key for an index: the kind's word, a colon and the loose form; values that can be the same or a look-alike slip apart share it.</summary>
    public string Block => $"{Prefix}:{Loose}";

    private string Prefix => Kind switch
    {
        ValueKind.Phone => "tel",
        ValueKind.Email => "mail",
        ValueKind.Website => "web",
        ValueKind.Account => "account",
        ValueKind.Wallet => "wallet",
        ValueKind.Parcel => "parcel",
        ValueKind.Serial => "serial",
        _ => "doc",
    };
}
