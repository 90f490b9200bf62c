using System.Globalization;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Fields;

/// <summary>The single values: texts, words, numbers, moments, ids, codes.</summary>
public sealed partial class FieldReader
{
    /// <summary>A text that must be given, trimmed, in Unicode normal form C.</summary>
    public string Text(string name, int min, int max, bool lines = false) => OptionalText(name, max, min, lines) ?? Missing(name, $"{min}..{max}");

    /// <summary>A text that may be left out.</summary>
    public string? OptionalText(string name, int max, int min = 1, bool lines = false)
    {
        if (Raw(name) is not { } raw)
        {
            return null;
        }

        if (!WrittenText.IsClean(raw, lines))
        {
            return Wrong(name, raw, FieldRule.Characters, lines ? "text and line breaks" : "text on one line", string.Empty);
        }

        var text = WrittenText.Normal(raw);
        return text.Length < min || text.Length > max ? Wrong(name, text, FieldRule.Length, $"{min}..{max}", text) : text;
    }

    /// <summary>A word of a code list that must be given.</summary>
    public T Word<T>(string name)
        where T : struct, Enum => OptionalWord<T>(name) ?? Missing(name, string.Join(", ", Words.All<T>()), default(T));

    /// <summary>A word of a code list that may be left out.</summary>
    public T? OptionalWord<T>(string name)
        where T : struct, Enum =>
        Raw(name) is not { } raw
            ? null
            : Words.TryParse<T>(raw, out var value) ? value : Wrong(name, raw, FieldRule.Word, string.Join(", ", Words.All<T>()), default(T));

    /// <summary>One of given words.</summary>
    public string OneOf(string name, IReadOnlyList<string> words) =>
        Raw(name) is not { } raw
            ? Missing(name, string.Join(", ", words))
            : words.FirstOrDefault(word => string.Equals(word, raw.Trim(), StringComparison.OrdinalIgnoreCase))
              ?? Wrong(name, raw, FieldRule.Word, string.Join(", ", words), string.Empty);

    /// <summary>A whole number, absent when not given.</summary>
    public int? OptionalWhole(string name, int min, int max) => Has(name) ? Whole(name, min, max) : null;

    /// <summary>A whole number within bounds, both included.</summary>
    public int Whole(string name, int min, int max) =>
        Raw(name) is not { } raw
            ? Missing(name, $"{min}..{max}", min)
            : int.TryParse(raw, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
              && number >= min && number <= max && !raw.Contains('\0') // the framework reads "5\0" as 5
                ? number
                : Wrong(name, raw, FieldRule.Whole, $"{min}..{max}", min);

    /// <summary>A moment that must be given, ISO 8601; without an offset it is UTC.</summary>
    public DateTimeOffset Moment(string name) => OptionalMoment(name) ?? Missing(name, "2020-11-16T09:00:00Z", default(DateTimeOffset));

    /// <summary>A moment that may be left out.</summary>
    public DateTimeOffset? OptionalMoment(string name) =>
        Raw(name) is not { } raw
            ? null
            : DateTimeOffset.TryParseExact(raw.Trim(), MomentForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
              && moment.Year is >= 2000 and < 2200
                ? moment
                : Wrong(name, raw, FieldRule.Moment, "2020-11-16T09:00:00Z", default(DateTimeOffset));

    /// <summary>A moment that may be left out; of a day such as <c>2020-11-16</c> its end is meant.</summary>
    public DateTimeOffset? OptionalEnd(string name) =>
        Raw(name) is { } raw && DateOnly.TryParseExact(raw.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 2200
            ? new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero)
            : OptionalMoment(name);

    /// <summary>A day, such as <c>2020-11-16</c>.</summary>
    public DateOnly Day(string name) =>
        Raw(name) is not { } raw
            ? Missing(name, "2020-11-16", default(DateOnly))
            : DateOnly.TryParseExact(raw.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 2200
                ? day
                : Wrong(name, raw, FieldRule.Day, "2020-11-16", default(DateOnly));

    /// <summary>A UUID that must be given and is not all zeros.</summary>
    public Guid Uuid(string name) => OptionalUuid(name) ?? Missing(name, "UUID", default(Guid));

    /// <summary>A UUID that may be left out.</summary>
    public Guid? OptionalUuid(string name) =>
        Raw(name) is not { } raw
            ? null
            : Guid.TryParseExact(raw.Trim(), "D", out var id) && id != Guid.Empty ? id : Wrong(name, raw, FieldRule.Uuid, "UUID", default(Guid));

    /// <summary>A country code that must be given.</summary>
    public CountryCode Country(string name) => OptionalCountry(name) ?? Missing(name, "ISO 3166-1 alpha-2", CountryCode.CoordinationCentre);

    /// <summary>A country code that may be left out.</summary>
    public CountryCode? OptionalCountry(string name) =>
        Raw(name) is not { } raw
            ? null
            : CountryCode.TryParse(raw, out var country) ? country : Wrong(name, raw, FieldRule.Country, "ISO 3166-1 alpha-2", CountryCode.CoordinationCentre);

    /// <summary>Country codes, none or more: a list, or one text with codes between commas or spaces.</summary>
    public ValueList<CountryCode> Countries(string name)
    {
        var countries = new List<CountryCode>();
        foreach (var code in Several(name))
        {
            if (CountryCode.TryParse(code, out var country))
            {
                countries.Add(country);
            }
            else
            {
                Note(name, code, FieldRule.Country, "ISO 3166-1 alpha-2");
            }
        }

        return ValueList.Countries(countries);
    }

    /// <summary>Addressees, none or more: a list, or one text with them between commas or spaces.</summary>
    public ValueList<Addressee> Addressees(string name)
    {
        var addressees = new List<Addressee>();
        foreach (var written in Several(name))
        {
            if (Addressee.TryParse(written, out var addressee))
            {
                addressees.Add(addressee);
            }
            else
            {
                Note(name, written, written.StartsWith('@') || written.Contains('/', StringComparison.Ordinal) ? FieldRule.Addressee : FieldRule.Country, Addressee.Allowed);
            }
        }

        return ValueList.Set(addressees);
    }

    /// <summary>Words of a code list, none or more.</summary>
    public ValueList<T> WordsOf<T>(string name)
        where T : struct, Enum
    {
        var members = new List<T>();
        foreach (var word in Several(name))
        {
            if (Words.TryParse<T>(word, out var member))
            {
                members.Add(member);
            }
            else
            {
                Note(name, word, FieldRule.Word, string.Join(", ", Words.All<T>()));
            }
        }

        return [.. members.Distinct().Order()];
    }

    /// <summary>Country codes in the order given, none or more, each once.</summary>
    public ValueList<CountryCode> CountriesInOrder(string name)
    {
        var sorted = Countries(name);
        return IsSound(name) ? [.. Several(name).Select(CountryCode.Parse).Distinct()] : sorted;
    }

    /// <summary>A code of the Harmonized System that may be left out.</summary>
    public HsCode? OptionalHs(string name) =>
        Raw(name) is not { } raw ? null : HsCode.TryParse(raw, out var code) ? code : Wrong<HsCode?>(name, raw, FieldRule.Hs, "2, 4 or 6 digits of chapters 01..97", null);

    /// <summary>An office of exchange that may be left out.</summary>
    public ImpcCode? OptionalOffice(string name) =>
        Raw(name) is not { } raw ? null : ImpcCode.TryParse(raw, out var code) ? code : Wrong<ImpcCode?>(name, raw, FieldRule.Office, "6 of A-Z 0-9, the first two an ISO country: DEFRAA", null);

    /// <summary>An amount of money from 0 to 1,000,000,000 with two decimals at most, that may be left out.</summary>
    public decimal? OptionalAmount(string name) =>
        Raw(name) is not { } raw ? null
        : decimal.TryParse(raw, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var amount)
          && amount is >= 0 and <= 1_000_000_000 && decimal.Round(amount, 2) == amount && !raw.Contains('\0')
            ? amount / 1.000000000000000000000000000000m // the same amount is the same content, however many zeros it was written with
            : Wrong<decimal?>(name, raw, FieldRule.Amount, "0..1000000000, such as 129.50", null);

    /// <summary>A currency code of ISO 4217 that may be left out: three letters, not checked against the list.</summary>
    public string? OptionalCurrency(string name)
    {
        if (Raw(name) is not { } raw)
        {
            return null;
        }

        var code = raw.Trim().ToUpperInvariant();
        return code.Length == 3 && code.All(char.IsAsciiLetterUpper) ? code : Wrong(name, raw, FieldRule.Currency, "three letters, such as EUR", string.Empty);
    }

    /// <summary>Yes or no that must be given: <c>true</c> or <c>false</c>, or <c>yes</c> or <c>no</c> as forms send it.</summary>
    public bool Flag(string name) => OptionalFlag(name) ?? Missing(name, "true, false", false);

    /// <summary>Yes or no that may be left out.</summary>
    public bool? OptionalFlag(string name) =>
        Raw(name) is not { } raw ? null : raw.Trim().ToLowerInvariant() switch { "true" or "yes" => true, "false" or "no" => false, _ => Wrong(name, raw, FieldRule.Word, "true, false", false) };

    /// <summary>An agency of a country that must be given, such as <c>DE/customs</c>.</summary>
    public Addressee Agency(string name) =>
        Raw(name) is not { } raw ? Missing(name, "DE/customs", Addressee.Of(CountryCode.CoordinationCentre))
        : Addressee.TryParse(raw, out var addressee) && addressee.Agency is not null ? addressee
        : Wrong(name, raw, FieldRule.Addressee, "DE/customs", Addressee.Of(CountryCode.CoordinationCentre));

    /// <summary>A parcel number that must be given.</summary>
    public ParcelNumber Parcel(string name) => OptionalParcel(name) ?? Missing<ParcelNumber>(name, "S10, or 6..40 of A-Z 0-9 -", ParcelNumber.Parse("000000"));

    /// <summary>A parcel number that may be left out.</summary>
    public ParcelNumber? OptionalParcel(string name) =>
        Raw(name) is not { } raw
            ? null
            : ParcelNumber.TryParse(raw, out var number) ? number : Wrong<ParcelNumber?>(name, raw, FieldRule.Parcel, ParcelHint(raw), null);

    /// <summary>Several texts: a list, or one text with words between commas or spaces.</summary>
    public IReadOnlyList<string> Several(string name)
    {
        if (!Has(name))
        {
            return [];
        }

        switch (_fields[name])
        {
            case FieldTree.Text single:
                return single.Value.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            case FieldTree.List list when list.Items.Count <= 300 && list.Items.All(item => item is FieldTree.Text):
                return [.. list.Items.Cast<FieldTree.Text>().Select(item => item.Value.Trim()).Where(item => item.Length > 0)];
            default:
                Note(name, string.Empty, FieldRule.Shape, "list of texts");
                return [];
        }
    }

    private static readonly string[] MomentForms =
        ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd' 'HH:mmK"];

    private static string ParcelHint(string raw)
    {
        if (!S10Identifier.LooksLike(raw))
        {
            return "S10, or 6..40 of A-Z 0-9 -";
        }

        var number = raw.Replace(" ", string.Empty, StringComparison.Ordinal);
        return S10Identifier.HasIssuer(number) ? $"S10 check digit {S10Identifier.CheckDigit(number.AsSpan(2, 8))}" : "S10 ending in an ISO country";
    }
}
