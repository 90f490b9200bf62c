using System.Collections.Frozen;
using CommandCentre.Matching.Values;

namespace CommandCentre.Matching.Entities;

/// <summary>How firmly a number points to one holder.</summary>
internal enum Hold
{
    /// <summary>People and firms share it: phone, e-mail, web site, account.</summary>
    Contact,

    /// <summary>One person reads it: a mailbox in a person's name.</summary>
    Mailbox,

    /// <summary>One office gave it once; another office may have given the same.</summary>
    Office,

    /// <summary>One in the world has it.</summary>
    Holder,
}

/// <summary>What is known of the sorts of numbers.</summary>
/// <remarks>
/// LEI: ISO 17442, one per legal entity. IMO: one per hull for life. INN, OGRN: one per taxpayer or registration. ISIN: ISO 6166, one per security.
/// Passports: one person holds several over time, so different numbers take little; register numbers are given once per country.
/// </remarks>
internal static class Holds
{
    private static readonly FrozenSet<string> World = new[]
    {
        "leiCode", "innCode", "ogrnCode", "imoNumber", "isin", "isinCode", "npiCode", "dunsCode", "uniqueEntityId", "ueiCode", "cageCode", "passportNumber", "passport", "socialSecurityNumber",
        "permId", "figiCode", "bvdId", "wikidataId", "cikCode", "iban", "giiNumber",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> Losses = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["leiCode"] = 4_000,
        ["innCode"] = 4_000,
        ["ogrnCode"] = 4_000,
        ["imoNumber"] = 5_000,
        ["isin"] = 5_000,
        ["isinCode"] = 5_000,
        ["npiCode"] = 4_000,
        ["dunsCode"] = 3_200,
        ["uniqueEntityId"] = 3_500,
        ["ueiCode"] = 3_500,
        ["cageCode"] = 2_500,
        ["socialSecurityNumber"] = 3_500,
        ["registrationNumber"] = 3_200,
        ["taxNumber"] = 3_200,
        ["vatCode"] = 3_200,
        ["okpoCode"] = 3_200,
        ["permId"] = 3_200,
        ["cikCode"] = 3_200,
        ["swiftBic"] = 3_200,
        ["bikCode"] = 2_500,
        ["idNumber"] = 1_500,
        ["nationalIdNumber"] = 3_200,
        ["passportNumber"] = 500,
        ["passport"] = 500,
        ["mmsi"] = 800,
        ["callSign"] = 500,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Shortest number of an office that is hardly given twice by two offices.</summary>
    private const int TellingLength = 8;

    /// <summary>How firmly two equal numbers of two entities point to one holder.</summary>
    public static Hold Of(NumberForm one, NumberForm other, EntityForm left, EntityForm right) => Of(one, other) is Hold.Office && one.Kind == ValueKind.Document
        && one.Sort == other.Sort && Traits.Countries(left, right) is var kin && (kin == CountryRelation.Shared || (kin == CountryRelation.Unknown && one.Loose.Length >= TellingLength))
            ? Hold.Holder
            : Of(one, other);

    private static Hold Of(NumberForm left, NumberForm right) => left.Kind switch
    {
        ValueKind.Wallet or ValueKind.Serial or ValueKind.Parcel => Hold.Holder,
        ValueKind.Document => left.Sort is not null && left.Sort == right.Sort && World.Contains(left.Sort) ? Hold.Holder : Hold.Office,
        ValueKind.Email => EmailReader.IsPersonal(left.Key) ? Hold.Mailbox : Hold.Contact,
        ValueKind.Account => left.Sort is "iban" && right.Sort is "iban" ? Hold.Office : Hold.Contact,
        _ => Hold.Contact,
    };

    /// <summary>What a different number of the same sort takes, in points.</summary>
    public static int Loss(NumberForm number) => number.Kind switch
    {
        ValueKind.Serial or ValueKind.Parcel => 6_000,
        ValueKind.Document when number.Sort is not null => Losses.GetValueOrDefault(number.Sort),
        _ => 0,
    };

    /// <summary>
    /// The same for two given numbers: where nothing says that they come from two countries, numbers of another shape are taken for
    /// numbers of another register (a court's and a tax office's), which one holder may have both.
    /// </summary>
    public static int Loss(NumberForm one, NumberForm other, EntityForm left, EntityForm right) =>
        IsMistyped(one, other) ? Loss(one) / 4
        : one.Kind != ValueKind.Document || World.Contains(one.Sort!) || IsOneShape(one.Key, other.Key) || Traits.Countries(left, right) == CountryRelation.Differ
            ? Loss(one)
            : Loss(one) / 4;

    /// <summary>One sign of a long document number differs: too like to contradict, too common to confirm. Two right check digits rule it out.</summary>
    private static bool IsMistyped(NumberForm one, NumberForm other) =>
        one.Kind == ValueKind.Document && !(one.IsChecked && other.IsChecked) && one.Key.Length >= 7 && Typing.Slips(one.Key, other.Key, 1) <= 1;

    private static bool IsOneShape(string one, string other)
    {
        if (CheckDigits.AreDigits(one) && CheckDigits.AreDigits(other))
        {
            return Math.Abs(one.Length - other.Length) <= 1;
        }

        var alike = one.Length == other.Length;
        for (var i = 0; alike && i < one.Length; i++)
        {
            alike = char.IsAsciiDigit(one[i]) == char.IsAsciiDigit(other[i]);
        }

        return alike;
    }
}
