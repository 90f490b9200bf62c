using System.Buffers;
using System.Globalization;
using System.Text;
using CommandCentre.Matching.Text;

namespace CommandCentre.Matching.Addresses;

/// <summary>Cuts the text of an address into words.</summary>
internal static class AddressTokens
{
    private const int MostTokens = 48;

    /// <summary>The words, in order; at most 48 of the first <see cref="AddressForm.MostLetters"/> letters.</summary>
    public static List<AddressToken> Read(string text)
    {
        var tokens = new List<AddressToken>();
        var cut = Whole(text);
        var segment = 0;
        for (var at = 0; at < cut.Length && tokens.Count < MostTokens;)
        {
            if (!IsWordLetter(cut[at]))
            {
                segment += IsBreak(cut, at) ? 1 : 0;
                at++;
                continue;
            }

            var end = End(cut, at);
            var raw = cut[at..end];
            Add(tokens, raw, segment, end < cut.Length && cut[end] == '.');
            at = end;
        }

        return tokens;
    }

    private static readonly SearchValues<char> Signs = SearchValues.Create("#№º°");

    // Compatibility forms (full-width digits) become what they stand for; half a surrogate pair would not pass.
    private static string Whole(string text)
    {
        var cut = text.Length > AddressForm.MostLetters ? text[..AddressForm.MostLetters] : text;
        if (cut.AsSpan().IndexOfAny(Signs) >= 0)
        {
            cut = cut.Replace("#", " no ", StringComparison.Ordinal).Replace("№", " no ", StringComparison.Ordinal).Replace('º', ' ').Replace('°', ' ');
        }

        return Ascii.IsValid(cut.AsSpan()) ? cut : Unicode.Compatible(cut);
    }

    private static bool IsBreak(string text, int at) => text[at] is '\n' or ',' or ';' or '|' or '(' or ')' or '،' or '•'
        || (text[at] is '-' or '–' && at > 0 && at + 1 < text.Length && text[at - 1] == ' ' && text[at + 1] == ' ');

    private static bool IsWordLetter(char letter) => char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || IsMark(letter);

    private static bool IsMark(char letter) => char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static int End(string text, int start)
    {
        var numeric = char.IsDigit(text[start]);
        var at = start + 1;
        while (at < text.Length && (IsWordLetter(text[at]) || Joins(text, start, at, numeric)))
        {
            at++;
        }

        return at;
    }

    // 12-14 and 12/3 and 5-ti stay whole; so do O'Connell, but not l'Église; c/o, a/ya, p.o. and h.k. are glued.
    private static bool Joins(string text, int start, int at, bool numeric)
    {
        if (at + 1 >= text.Length || !IsWordLetter(text[at + 1]))
        {
            return false;
        }

        return text[at] switch
        {
            '-' or '–' => (numeric && !IsLongWord(text, at + 1)) || (at - start <= 3 && char.IsDigit(text[at + 1])),
            '/' => numeric || (at - start <= 2 && (at + 3 >= text.Length || !IsWordLetter(text[at + 2]) || !IsWordLetter(text[at + 3]))),
            '\'' or '’' or 'ʼ' or '`' => at - start > 2 || !IsElision(text.AsSpan(start, at - start)),
            '.' => !numeric && SingleLetters(text, start, at),
            _ => false,
        };
    }

    // 7600-Praia is a postcode and a town; 12-A, 5-ti are one.
    private static bool IsLongWord(string text, int at) => at + 4 < text.Length && Enumerable.Range(at, 5).All(letter => char.IsLetter(text[letter]));

    private static bool IsElision(ReadOnlySpan<char> word) => word.Length == 1 && char.ToLowerInvariant(word[0]) is 'l' or 'd';

    // p.o. box, ж.к., U.S.A.: one letter, a stop, one letter; not ul.5 and not A.Ivanov.
    private static bool SingleLetters(string text, int start, int at) =>
        (at - start == 1 || text[at - 2] == '.') && char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]) && (at + 2 >= text.Length || !IsWordLetter(text[at + 2]));

    private static void Add(List<AddressToken> tokens, string raw, int segment, bool dot)
    {
        if (!char.IsDigit(raw[0]))
        {
            var latin = Romanisation.Latin(raw.AsSpan().IndexOfAny('.', '\'', '’') < 0 ? raw : string.Concat(raw.Where(letter => letter is not ('.' or '\'' or '’')))).Replace(" ", "", StringComparison.Ordinal);
            if (latin.Length > 0)
            {
                tokens.Add(new(raw, latin, segment, dot || raw.Contains('.', StringComparison.Ordinal)));
            }

            return;
        }

        tokens.Add(new(raw, Number(raw), segment, dot));
    }

    // Digits of any script, letters romanised, - and / kept.
    private static string Number(string raw)
    {
        if (raw.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
        {
            return raw;
        }

        var number = new StringBuilder(raw.Length);
        var letters = new StringBuilder();
        foreach (var letter in raw)
        {
            if (char.IsDigit(letter) || letter is '-' or '–' or '/')
            {
                Flush(number, letters);
                _ = letter is '/' ? number.Append('/') : char.IsDigit(letter) ? number.Append((char)('0' + (int)char.GetNumericValue(letter))) : number.Append('-');
            }
            else
            {
                letters.Append(letter);
            }
        }

        Flush(number, letters);
        return number.ToString();
    }

    private static void Flush(StringBuilder number, StringBuilder letters)
    {
        if (letters.Length > 0)
        {
            number.Append(Romanisation.Latin(letters.ToString()).Replace(" ", "", StringComparison.Ordinal));
            letters.Clear();
        }
    }
}
