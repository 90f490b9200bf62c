using CommandCentre.Matching.Entities;

namespace CommandCentre.Matching.Values;

/// <summary>Reads a value that points to one holder into its normal form, each kind by its own rules.</summary>
public static class NumberReader
{
    /// <summary>Longest text of a number that is read, in characters.</summary>
    public const int Longest = 256;

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
            ValueKind.Phone or ValueKind.Email or ValueKind.Website or ValueKind.Account or ValueKind.Wallet => Plain(value),
            ValueKind.Document or ValueKind.Serial or ValueKind.Parcel => Plain(value),
            _ => null,
        };
    }

    private static NumberForm? Plain(Value value)
    {
        var key = Glyphs.Compact(value.Text);
        return key.Length == 0 ? null : new(value.Kind, value.Sort, value.Text, key, key, false);
    }
}
