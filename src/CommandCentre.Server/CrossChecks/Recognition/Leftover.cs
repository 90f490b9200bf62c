using CommandCentre.Domain.CrossChecks;
using CommandCentre.Matching.Addresses;
using CommandCentre.Matching.Names;
using CommandCentre.Matching.Values;

namespace CommandCentre.Server.CrossChecks.Recognition;

/// <summary>What is left of a text when everything unmistakable is taken out: names, addresses, countries, or nothing to ask for.</summary>
internal static class Leftover
{
    // A street type weighs this much in a word list of addresses.
    private const int TypeWeight = 30;

    // More words than this without a label are prose.
    private const int MostWords = 8;
    private const string PlacesOfHan = "市区路号县省町丁目巷弄镇乡村街";
    private static readonly char[] Ends = [' ', ',', ';', ':', '|', '-', '/', '(', '*', '•', '·', '"', '\'', '#'];
    private static readonly char[] Marks = [.. Ends, '.', ')'];

    /// <summary>The names, addresses and countries of a piece of text.</summary>
    public static IEnumerable<Find> Of(string text, Segment segment)
    {
        var bare = Unled(text.TrimStart(Marks).TrimEnd(Ends), segment.Cue);
        if (bare.Length < 1 || !bare.Any(char.IsLetter) || IsOther(bare))
        {
            yield break;
        }

        foreach (var find in segment.Cue switch
        {
            Cue.Name or Cue.Party or Cue.Company or Cue.None => Parted(bare, segment),
            Cue.GivenName or Cue.FamilyName => [new(AskedKind.Name, bare, segment.Cue, segment.Line, segment.Alone)],
            Cue.Address => [new(AskedKind.Address, text.Trim(' ', ',', ';'), segment.Cue, segment.Line, segment.Alone)],
            Cue.Country when CountryReader.Read(bare) is not null => [new(AskedKind.Country, bare, segment.Cue, segment.Line, segment.Alone)],
            _ => [],
        })
        {
            yield return find;
        }
    }

    /// <summary>What kind of value a whole piece is; null when it is not told apart, or prose.</summary>
    public static AskedKind? KindOf(string text, Cue cue)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return cue is not Cue.None ? AskedKind.Name
            : IsCountry(text, words.Length) ? AskedKind.Country
            : IsAddress(text) ? AskedKind.Address
            : words.Length <= MostWords && text.Count(char.IsLetter) > (text.Any(letter => letter > 0x2E80) ? 0 : 1) && !text.Any(char.IsAsciiDigit) | IsCompany(text) ? AskedKind.Name
            : null;
    }

    /// <summary>Whether a name says that it is a company's.</summary>
    public static bool IsCompany(string text) =>
        NameReader.Read(text, NameKind.Organisation).Parts is { Length: > 1 } parts && parts.Any(part => part.Role is PartRole.LegalForm) && parts.Any(part => part.Role is PartRole.Name or PartRole.Symbol or PartRole.Number);

    /// <summary>Whether a name bears a given name or a title that is known.</summary>
    public static bool IsPerson(string text) =>
        NameReader.Read(text, NameKind.Person).Parts.Any(part => part.Role is PartRole.Title || (part.Role is PartRole.Name && !part.Groups.IsEmpty));

    /// <summary>Whether a piece goes on with the address of the line before it: a town, a district, a country.</summary>
    public static bool Continues(string text) => IsTown(AddressReader.Read(text)) || CountryReader.Read(text) is not null;

    // Name first, address behind it: parted at the first piece that speaks of an address.
    private static IEnumerable<Find> Parted(string text, Segment segment)
    {
        string[] pieces = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var first = Array.FindIndex(pieces, piece => KindOf(piece, Cue.None) is AskedKind.Address);
        if (first < 0 || (first == 0 && segment.Cue is not (Cue.Name or Cue.Company)))
        {
            var kind = pieces.Length > 1 && first == 0 ? AskedKind.Address : KindOf(text, segment.Cue);
            return kind is null && pieces.Length == 1 ? [] : kind is null or AskedKind.Name && pieces.Length > 1 ? Names(pieces, segment) : [Made(kind, text, segment)];
        }

        return first == 0 ? [Made(AskedKind.Name, text, segment)]
            : [.. Names(pieces[..first], segment), Made(AskedKind.Address, string.Join(", ", pieces[first..]), segment)];
    }

    // BERG, Anna is one name; Acme GmbH, Anna Berg are two.
    private static IEnumerable<Find> Names(string[] pieces, Segment segment)
    {
        for (var at = 0; at < pieces.Length; at++)
        {
            var turned = at + 1 < pieces.Length && !pieces[at].Contains(' ', StringComparison.Ordinal) && pieces[at + 1].Split(' ').Length <= 3 && CountryReader.Read(pieces[at + 1]) is null && !IsCompany(pieces[at]);
            var text = turned ? $"{pieces[at]}, {pieces[at + 1]}" : pieces[at];
            at += turned ? 1 : 0;
            if (KindOf(text, at == 0 || turned ? segment.Cue : Cue.None) is { } kind)
            {
                yield return Made(kind, text, segment);
            }
        }
    }

    private static Find Made(AskedKind? kind, string text, Segment segment) => new(kind, text, segment.Cue, segment.Line, segment.Alone);

    // "from Anna Berg": a label without its colon.
    private static string Unled(string text, Cue cue) =>
        cue is Cue.None && text.Split(' ', 3) is [var first, _, _] && CueWords.Of(first) is Cue.Party ? text[(first.Length + 1)..].TrimStart(Marks) : text;

    // "Weight 1.2 kg" without its colon.
    private static bool IsOther(string text) => text.Any(char.IsDigit) && text.Split(' ', 2) is [{ Length: > 2 } first, _] && CueWords.Of(first) is Cue.Other;

    // Two or three letters are a country only in a cell of their own, and in capitals.
    private static bool IsCountry(string text, int words) =>
        words <= 6 && (text.Length > 3 || text.All(char.IsAsciiLetterUpper)) && CountryReader.Read(text) is not null;

    private static bool IsAddress(string text)
    {
        if (IsCompany(text) && !text.Any(char.IsDigit))
        {
            return false;
        }

        var form = AddressReader.Read(text);
        var digits = text.Any(char.IsDigit);
        return form.PostBox is not null
            || (digits && (form.Postcode is not null && form.Words.Length > 0 || form.Units.Length > 0 && form.Words.Length > 0 || form.Towns.Length > 0 && !IsCompany(text) || HasType(form) || text.Any(letter => PlacesOfHan.Contains(letter, StringComparison.Ordinal))))
            || (digits && form.Numbers.Length > 0 && form.Words.Length is > 0 and <= 4 && !IsCompany(text))
            || (!digits && form.Words.Length > 1 && HasType(form) && !IsPerson(text));
    }

    private static bool HasType(AddressForm form) => form.Words.Any(word => word.Zone is not AddressZone.Place && word.Weight == TypeWeight && !word.Terms.IsEmpty);

    private static bool IsTown(AddressForm form) => form.Words.Length > 0 && form.Towns.Any(town => town.Length == form.Words.Length);
}
