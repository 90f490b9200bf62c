using System.Collections.Frozen;

namespace CommandCentre.Matching.Values;

/// <summary>Reads numbers of documents, registers and serials.</summary>
internal static class DocumentReader
{
    /// <summary>Fewest signs of a number that tells anything.</summary>
    private const int Fewest = 4;

    /// <summary>Words that stand in front of a number and are no part of it; compact form.</summary>
    private static readonly FrozenSet<string> Labels =
        ("PASSPORT NO NR NUM NUMBER NUMERO NUMMER ID IDNO REG REGNO REGISTRATION TAX TIN INN OGRN OKPO KPP VAT IMO LEI MMSI ISIN NATIONAL IDENTITY IDENTIFICATION CARD DOCUMENT DOC SERIAL SN S/N COMPANY CODE "
        + "REGON NIP PESEL EGN EIK BULSTAT AMKA AFM DUNS UEI CAGE NPI SSN EIN BIC SWIFT BIK ПАСПОРТ НОМЕР СЕРИЯ ИНН ОГРН ОКПО КПП БИК ЕДРПОУ ЕГН ЕИК PASSEPORT REISEPASS PASAPORTE DIPLOMATIC ORDINARY FOREIGN").Split(' ')
        .Select(Glyphs.Compact).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The normal form of a number of a sort; null when nothing is left that tells one from another.</summary>
    public static (string Key, string Loose, bool IsChecked)? Read(string text, string? sort)
    {
        var key = LookAlikes.ToLatin(string.Concat(Words(text)));
        key = Unlabelled(key);
        key = sort is null ? key : OfSort(key, sort);
        return key.Length < Fewest || key.Length > 64 || IsFiller(key) ? null : (key, LookAlikes.Fold(key), IsChecked(key, sort));
    }

    /// <summary>Whether the check digit of the sort holds.</summary>
    private static bool IsChecked(string key, string? sort) => sort switch
    {
        "imoNumber" => CheckDigits.IsImo(key),
        "leiCode" => CheckDigits.IsLei(key),
        "innCode" => CheckDigits.IsInn(key),
        "ogrnCode" => CheckDigits.IsOgrn(key),
        "isin" or "isinCode" => CheckDigits.IsIsin(key),
        "npiCode" => CheckDigits.IsNpi(key),
        _ => false,
    };

    private static string OfSort(string key, string sort)
    {
        return sort switch
        {
            // A tax number for VAT with or without its country (EL is Greece's own prefix).
            "vatCode" or "taxNumber" when key.Length > 7 && char.IsAsciiLetter(key[0]) && char.IsAsciiLetter(key[1]) && (key.StartsWith("EL", StringComparison.Ordinal) || CountryReader.Read(key[..2]) is not null) => key[2..],

            // ISO 9362: XXX is the head office, which eight letters name as well.
            "swiftBic" when key.Length == 11 && key.EndsWith("XXX", StringComparison.Ordinal) => key[..8],

            // Seven and eight digits are one number with its leading zero lost.
            "okpoCode" when key.Length == 7 => "0" + key,
            _ => key,
        };
    }

    /// <summary>Without a label written together with digits: EGN7501010010.</summary>
    private static string Unlabelled(string key)
    {
        var digits = key.AsSpan().IndexOfAnyInRange('0', '9');
        return digits > 1 && key.Length - digits > Fewest && CheckDigits.AreDigits(key[digits..]) && Labels.Contains(key[..digits]) ? key[digits..] : key;
    }

    /// <summary>Compact words up to the first bracket that follows digits, without labels.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var bracket = text.IndexOf('(', StringComparison.Ordinal);
        text = bracket > 0 && text.AsSpan(0, bracket).IndexOfAnyInRange('0', '9') >= 0 ? text[..bracket] : text;
        var words = text.Split([' ', '\t', '\n', '\u00A0', ':', '#'], StringSplitOptions.RemoveEmptyEntries).Select(Glyphs.Compact).Where(word => word.Length > 0).ToList();
        return words.Count > 1 ? words.SkipWhile(word => Labels.Contains(word)) : words;
    }

    /// <summary>What stands where a number should be: unknown, 0000, 999999, 12345.</summary>
    private static bool IsFiller(string key) =>
        (key.AsSpan().IndexOfAnyInRange('0', '9') < 0 && key.Length < 8)
        || key.AsSpan().IndexOfAnyExcept(key[^1]) < 0
        || "1234567890".StartsWith(key, StringComparison.Ordinal)
        || "0123456789".StartsWith(key, StringComparison.Ordinal);
}
