using System.Collections.Immutable;
using CommandCentre.Matching.Text;

namespace CommandCentre.Matching.Names;

/// <summary>Reads names into their normal form.</summary>
public static class NameReader
{
    /// <summary>Letters of a name that are read; a longer text is cut there.</summary>
    public const int MostLetters = 400;

    private const int MostWordLetters = 40;

    /// <summary>The normal form of a name; any text is read, an empty one has no parts.</summary>
    public static NameForm Read(string raw, NameKind kind)
    {
        var text = raw.Length > MostLetters ? raw[..MostLetters] : raw;
        var latin = Romanisation.Latin(text);
        var script = Romanisation.ScriptOf(text);
        var words = new Words(latin, script);
        var parts = ImmutableArray.CreateBuilder<NamePart>();
        var sawName = false;
        while (words.More && parts.Count < NameForm.MostParts)
        {
            var part = kind == NameKind.Person ? OfPerson(ref words, sawName) : OfOrganisation(ref words, kind);
            sawName |= part.Role is PartRole.Name;
            parts.Add(part);
        }

        return new(raw, kind, parts.ToImmutable());
    }

    /// <summary>One word as a name by itself, for example from a field that holds only a family name.</summary>
    public static NamePart Word(string word, PartRole role, Script script, ImmutableArray<int> groups)
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
            IsPatronymic = role == PartRole.Name && Patronymic(form),
        };
    }

    private static NamePart OfPerson(ref Words words, bool sawName)
    {
        for (var length = Math.Min(Lexicon.LongestPhrase, words.Left); length > 0; length--)
        {
            if (Lexicon.PersonRole(words.Phrase(length), out var role) && Stands(role, words.Phrase(length), sawName, last: length == words.Left))
            {
                var phrase = words.Take(length);
                return Word(phrase.Replace(" ", string.Empty, StringComparison.Ordinal), role, words.Script, []);
            }
        }

        var word = words.Take(1);
        return word.Length == 1 && !char.IsDigit(word[0]) && words.Script is not (Script.Han or Script.Hangul)
            ? Word(word, PartRole.Initial, words.Script, [])
            : Word(word, PartRole.Name, words.Script, Lexicon.GroupsOf(word));
    }

    /// <summary>A title stands before a name and is not all of it, a suffix behind one; no name begins with "son of".</summary>
    private static bool Stands(PartRole role, ReadOnlySpan<char> phrase, bool sawName, bool last) =>
        role == PartRole.Particle ? !last && (sawName || !Lexicon.IsSonOf(phrase)) : sawName ? Lexicon.IsSuffix(phrase) : !last && !Lexicon.IsSuffix(phrase);

    private static NamePart OfOrganisation(ref Words words, NameKind kind)
    {
        var mayBeForm = kind != NameKind.Thing;
        for (var length = Math.Min(Lexicon.LongestPhrase, words.Left); length > 0; length--)
        {
            var phrase = words.Phrase(length);
            if ((mayBeForm && Lexicon.LegalForm(phrase, out var term)) || Lexicon.Symbol(phrase, out term))
            {
                words.Take(length);
                return Word(term.Form, term.Role, words.Script, term.Group == 0 ? [] : [term.Group]);
            }
        }

        if (words.Initialism(mayBeForm, out var letters))
        {
            return mayBeForm && Lexicon.LegalForm(letters, out var form)
                ? Word(form.Form, form.Role, words.Script, form.Group == 0 ? [] : [form.Group])
                : Word(letters, PartRole.Name, words.Script, []);
        }

        var word = words.Take(1);
        return Lexicon.IsStop(word) ? Word(word, PartRole.StopWord, words.Script, [])
            : Lexicon.Number(word, out var number) ? Word(number, PartRole.Number, words.Script, [])
            : char.IsDigit(word[0]) ? Word(word, PartRole.Number, words.Script, [])
            : Word(word, PartRole.Name, words.Script, kind == NameKind.Either ? Lexicon.GroupsOf(word) : []);
    }

    private static bool Patronymic(string word) =>
        word.Length > 6 && (word.EndsWith("vich", StringComparison.Ordinal) || word.EndsWith("vych", StringComparison.Ordinal) || word.EndsWith("vic", StringComparison.Ordinal) && word.EndsWith("ovic", StringComparison.Ordinal) is false
            || word.EndsWith("vna", StringComparison.Ordinal) || word.EndsWith("vitch", StringComparison.Ordinal) || word.EndsWith("ichna", StringComparison.Ordinal));
}
