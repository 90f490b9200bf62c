using System.Collections.Frozen;

namespace CommandCentre.Matching.Values;

/// <summary>Reads numbers of documents, registers and serials.</summary>
internal static class DocumentReader
{
    /// <summary>Fewest signs of a number that tells anything.</summary>
    private const int Fewest = 4;

    /// <summary>Letters from which on a word without digits is no series of a number.</summary>
    private const int LongWord = 4;

    private static readonly char[] Blanks = [' ', '\t', '\n', '\r', '\u00A0', ':', '#', '"'];

    /// <summary>Words that stand in front of a number and are no part of it; compact form.</summary>
    private static readonly FrozenSet<string> Labels =
        ("PASSPORT NO NR NUM NUMBER NUMERO NUMMER ID IDNO REG REGNO REGISTRATION TAX TIN INN OGRN OKPO KPP VAT IMO LEI MMSI ISIN NATIONAL IDENTITY IDENTIFICATION CARD DOCUMENT DOC SERIAL SN S/N COMPANY CODE "
        + "REGON NIP PESEL EGN EIK BULSTAT AMKA AFM DUNS UEI CAGE NPI SSN EIN BIC SWIFT BIK ПАСПОРТ НОМЕР СЕРИЯ ИНН ОГРН ОКПО КПП БИК ЕДРПОУ ЕГН ЕИК PASSEPORT REISEPASS PASAPORTE DIPLOMATIC ORDINARY FOREIGN").Split(' ')
        .Select(Glyphs.Compact).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The normal form of a number of a sort; null when nothing is left that tells one from another.</summary>
    public static (string Key, string Loose, bool IsChecked)? Read(string text, string? sort)
    {
        var key = LookAlikes.ToLatin(string.Concat(Words(text)));
        key = sort is null or "serialNumber" or "serial" ? key : OfSort(Unlabelled(key), sort);
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

    /// <summary>
    /// The words that make up the number: labels are left out, words of four letters or more before it (the issuing country) and all
    /// that follows such a word after it, a bracket or a comma. A text without digits is the number as it stands.
    /// </summary>
    private static IEnumerable<string> Words(string text)
    {
        var first = text.AsSpan().IndexOfAnyInRange('0', '9');
        var end = first < 0 ? -1 : text.AsSpan(first).IndexOfAny("(,;");
        var words = (end > 0 ? text[..(first + end)] : text).Split(Blanks, StringSplitOptions.RemoveEmptyEntries).Select(Glyphs.Compact).Where(word => word.Length > 0).ToList();
        if (words.Count < 2)
        {
            return words;
        }

        words.RemoveAll(Labels.Contains);
        var digits = words.FindIndex(HasDigit);
        return digits < 0
            ? words
            : words.Take(digits).Where(word => word.Length < LongWord).Concat(words.Skip(digits).TakeWhile(word => HasDigit(word) || word.Length < LongWord));
    }

    private static bool HasDigit(string word) => word.AsSpan().IndexOfAnyInRange('0', '9') >= 0;

    /// <summary>What stands where a number should be: unknown, 0000, 999999, 12345.</summary>
    private static bool IsFiller(string key) =>
        (key.AsSpan().IndexOfAnyInRange('0', '9') < 0 && key.Length < 8)
        || key.AsSpan().IndexOfAnyExcept(key[^1]) < 0
        || "1234567890".StartsWith(key, StringComparison.Ordinal)
        || "0123456789".StartsWith(key, StringComparison.Ordinal);
}
