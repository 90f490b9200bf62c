using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CommandCentre.Matching.Text;

namespace CommandCentre.Matching.Names;

/// <summary>Reads names into their normal form.</summary>
public static partial class NameReader
{
    /// <summary>Letters of a name that are read; a longer text is cut there.</summary>
    public const int MostLetters = 400;

    /// <summary>Names of one text that are read.</summary>
    public const int MostNames = 6;

    private const int MostWordLetters = 40;

    private static readonly SearchValues<char> Partings = SearchValues.Create("/;.kK\u00B7,(");

    /// <summary>The normal form of a name; any text is read, an empty one has no parts.</summary>
    public static NameForm Read(string raw, NameKind kind) => Read(raw, kind, null);

    /// <summary>Reads a name and notes for each part which romanised words it was read from.</summary>
    internal static NameForm Read(string raw, NameKind kind, List<Range>? origins)
    {
        var text = raw.Length > MostLetters ? raw[..MostLetters] : raw;
        var words = new Words(Romanisation.Latin(text), Romanisation.ScriptOf(text));
        var parts = ImmutableArray.CreateBuilder<NamePart>();
        var sawName = false;
        while (words.More && parts.Count < NameForm.MostParts - 1)
        {
            var from = origins is null ? 0 : words.Passed;
            var part = kind == NameKind.Person ? OfPerson(ref words, sawName) : OfOrganisation(ref words, kind);
            sawName |= part.Role is PartRole.Name;
            if (kind == NameKind.Person && ServantOf(part.Form) is { } god)
            {
                parts.Add(Word("abd", PartRole.Particle, part.Script, []));
                origins?.Add(from..from);
                part = Word(god, PartRole.Name, part.Script, []);
            }

            parts.Add(part);
            origins?.Add(from..words.Passed);
        }

        return new(raw, kind, parts.ToImmutable());
    }

    /// <summary>The names a text gives: one, or several parted by a slash, a semicolon or "also known as"; the whole text stands first where a slash parts it.</summary>
    /// <remarks>At most <see cref="MostNames"/>.</remarks>
    public static ImmutableArray<NameForm> ReadAll(string raw, NameKind kind)
    {
        if (!raw.AsSpan().ContainsAny(Partings))
        {
            return [Read(raw, kind)];
        }

        var text = raw.Length > MostLetters ? raw[..MostLetters] : raw;
        var names = AlsoKnownAs().Split(text).SelectMany(name => name.Split(';', '\u00B7')).Select(name => name.Trim()).Where(name => name.Length > 0)
            .SelectMany(name => Slashed(name) is { Length: > 1 } parts ? parts.Prepend(name) : [name])
            .SelectMany(name => kind == NameKind.Person ? Bracketed(name).SelectMany(Listed) : [name]).Take(MostNames);
        ImmutableArray<NameForm> all = [.. names.Select(name => Read(name, kind)).Where(name => name.Parts.Length > 0)];
        return all.IsEmpty ? [Read(raw, kind)] : all;
    }

    private static NamePart Word(string word, PartRole role, Script script, ImmutableArray<int> groups)
    {
        var form = word.Length > MostWordLetters ? word[..MostWordLetters] : word;
        return new(form, role, script, role is PartRole.Name ? Sound.Key(form) : form, groups, role switch
        {
            PartRole.Name => Lexicon.Rarity(form),
            PartRole.Number => 500,
            PartRole.Symbol => 300,
            _ => 100,
        })
        {
            Skeleton = role is PartRole.Name ? Sound.Skeleton(form) : string.Empty,
        };
    }

    private static NamePart Word(Lexicon.Term term, Script script) => Word(term.Form, term.Role, script, term.Group == 0 ? [] : [term.Group]);

    [GeneratedRegex(@"\b(?:a\.?k\.?a\b\.?|f\.?k\.?a\b\.?|a/k/a|f/k/a|d/b/a|also known as|formerly known as|previously known as|doing business as|trading as)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex AlsoKnownAs();

    /// <summary>A person's name with and without what stands in brackets, and that by itself where it is a name of several words.</summary>
    private static IEnumerable<string> Bracketed(string name)
    {
        var (open, close) = (name.IndexOf('(', StringComparison.Ordinal), name.LastIndexOf(')'));
        if (open < 0 || close < open)
        {
            return [name];
        }

        var (around, within) = ($"{name[..open]} {name[(close + 1)..]}".Trim(), name[(open + 1)..close].Trim());
        return around.Length == 0 ? [within] : within.Contains(' ', StringComparison.Ordinal) ? [around, within, name] : [around, name];
    }

    /// <summary>Names of one person parted by commas: they resemble each other, where "LAST, First" does not.</summary>
    private static IEnumerable<string> Listed(string name)
    {
        var sides = name.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (sides.Length < 2 || !sides.All(side => side.Contains(' ', StringComparison.Ordinal)))
        {
            return [name];
        }

        var first = Read(sides[0], NameKind.Person);
        return sides.Skip(1).All(side => NameComparer.Points(first, Read(side, NameKind.Person)) >= Comparison.Threshold * 7 / 10) ? [.. sides, name] : [name];
    }

    /// <summary>The sides of slashes, where each holds a word of three letters or more (not A/S, c/o).</summary>
    private static string[] Slashed(string name) =>
        name.Split('/', StringSplitOptions.TrimEntries) is var sides && sides.All(side => side.Split(' ').Any(word => word.Length > 2)) ? sides : [];

    private static NamePart OfPerson(ref Words words, bool sawName)
    {
        for (var length = Math.Min(Lexicon.LongestPhrase, words.Left); length > 0; length--)
        {
            var phrase = words.Phrase(length);
            if (Lexicon.PersonRole(phrase, words.Script, out var role) && Stands(role, phrase, sawName, last: length == words.Left))
            {
                return Word(words.Take(length).Replace(" ", string.Empty, StringComparison.Ordinal), role, words.Script, []);
            }
        }

        var word = words.Take(1);
        return word.Length == 1 && !char.IsDigit(word[0]) && words.Script is not (Script.Han or Script.Hangul)
            ? Word(word, PartRole.Initial, words.Script, [])
            : Word(word, PartRole.Name, words.Script, Lexicon.GroupsOf(word));
    }

    /// <summary>A title stands before a name and is not all of it, a suffix behind one; no name begins with "son of".</summary>
    private static bool Stands(PartRole role, ReadOnlySpan<char> phrase, bool sawName, bool last) =>
        role == PartRole.Particle ? !last && (sawName || !Lexicon.IsSonOf(phrase))
        : Lexicon.IsSuffix(phrase) ? sawName
        : Lexicon.IsHonour(phrase) ? sawName || !last
        : !sawName && !last;

    private static NamePart OfOrganisation(ref Words words, NameKind kind)
    {
        var mayBeForm = kind != NameKind.Thing;
        for (var length = Math.Min(Lexicon.LongestPhrase, words.Left); length > 0; length--)
        {
            var phrase = words.Phrase(length);
            if (words.LetterFollows(length))
            {
                continue;
            }

            if ((mayBeForm && Lexicon.LegalForm(phrase, out var term)) || Lexicon.Symbol(phrase, out term) || (mayBeForm && Lexicon.NearLegalForm(phrase, out term)))
            {
                words.Take(length);
                return Word(term, words.Script);
            }
        }

        if (words.Initialism(mayBeForm, out var letters))
        {
            return (mayBeForm && Lexicon.LegalForm(letters, out var form)) || Lexicon.Symbol(letters, out form)
                ? Word(form, words.Script)
                : Word(letters, PartRole.Name, words.Script, []);
        }

        var word = words.Take(1);
        return IsRoman(word, words) ? Word(word == "v" ? "5" : word == "x" ? "10" : "1", PartRole.Number, words.Script, [])
            : Lexicon.IsStop(word) ? Word(word, PartRole.StopWord, words.Script, [])
            : Lexicon.Number(word, out var number) ? Word(WithUnits(number, word, ref words), PartRole.Number, words.Script, [])
            : char.IsDigit(word[0]) ? Word(word, PartRole.Number, words.Script, [])
            : Word(word, PartRole.Name, words.Script, kind == NameKind.Either ? Lexicon.GroupsOf(word) : []);
    }

    /// <summary>What follows "servant of" in a glued name: Abdulrahman, Abderrahim and Abd al-Rahman are one name; null for other names.</summary>
    private static string? ServantOf(string word)
    {
        if (word.Length < 8 || !word.StartsWith("abd", StringComparison.Ordinal))
        {
            return null;
        }

        var rest = word.AsSpan(3);
        rest = rest[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? rest[1..] : rest;
        rest = rest[0] == 'l' || rest[0] == rest[1] ? rest[1..] : rest;
        return rest.Length >= 4 && !rest.StartsWith("lah") && !IsRussian(rest) ? rest.ToString() : null;
    }

    // Abdurakhmanov and Abdurakhmanovich are one word.
    private static bool IsRussian(ReadOnlySpan<char> word) => word.EndsWith("ov") || word.EndsWith("ev") || word.EndsWith("va") || word.EndsWith("vich") || word.EndsWith("vna");

    /// <summary>Forty and a four that follows are 44.</summary>
    private static string WithUnits(string number, string word, ref Words words)
    {
        var isTens = number.Length == 2 && number[1] == '0' && number[0] > '1' && char.IsLetter(word[0]) && words.More;
        if (!isTens || !Lexicon.Number(words.Phrase(1), out var units) || units.Length != 1 || !char.IsLetter(words.Phrase(1)[0]))
        {
            return number;
        }

        words.Take(1);
        return $"{number[0]}{units}";
    }

    /// <summary>A Roman numeral of one letter: V and X anywhere, I at the end (elsewhere it is "and").</summary>
    private static bool IsRoman(string word, Words rest) => rest.Script == Script.Latin && (word is "v" or "x" || (word == "i" && rest.AtEndOfName));
}
