using CommandCentre.Matching.Names;
using CommandCentre.Matching.Text;

namespace CommandCentre.Matching.Index;

/// <summary>Makes of a name asked for the words to look for: as written, under the sounds near them, glued and split.</summary>
internal sealed class QueryWords(Shelves shelves)
{
    /// <summary>How alike a word is that only sounds the same; equal forms have 255.</summary>
    public const int SameSound = 235;

    private const int SameGroup = 215;
    private const int GluedOrSplit = 210;
    private const int Half = 120;
    private const int FirstLetter = 100;
    private const int MostNear = 24;
    private const int MostSplits = 3;

    private static readonly uint[] Letters = [.. Enumerable.Range(0, 26).Select(letter => KeyHash.Of(Sound.Key(((char)('a' + letter)).ToString()), KeyHash.Sound))];

    private readonly Vocabulary _words = shelves.Words;
    private int _splits;

    /// <summary>The words to look for; the first of them are the telling ones of the name, in order.</summary>
    public List<QueryWord> Of(NameForm name, ReadOnlySpan<int> telling)
    {
        var words = new List<QueryWord>(telling.Length + 4);
        for (var i = 0; i < telling.Length; i++)
        {
            words.Add(Word(name.Parts[telling[i]], 1 << i));
        }

        AddGlued(words, name, telling);
        for (var i = 0; i < telling.Length && _splits < MostSplits; i++)
        {
            AddSplit(words, name.Parts[telling[i]], 1 << i);
        }

        return words;
    }

    private QueryWord Word(NamePart part, int places)
    {
        var form = KeyHash.Of(part.Form, KeyHash.Word);
        var count = shelves.Postings.Count(form);
        return new QueryWord
        {
            Places = (byte)places,
            Part = part,
            Form = form,
            Count = count,
            Variants = Variants(part),
            Weight = MathF.Log2(1 + ((float)shelves.Count / (count + 1))),
        };
    }

    private List<Variant> Variants(NamePart part)
    {
        var sound = NameKeys.SoundOf(part);
        var variants = new List<Variant>(12) { new(KeyHash.Of(sound, KeyHash.Sound), _words.Sounds.Find(sound), SameSound) };
        Span<int> same = stackalloc int[32];
        foreach (var group in part.Groups)
        {
            foreach (var word in same[.._words.OfGroup(group, same)])
            {
                AddClass(variants, _words.ClassOf(word), SameGroup);
            }
        }

        AddNear(variants, sound);
        if (part.Form.Length > 1 && part.Form[0] is >= 'a' and <= 'z')
        {
            variants.Add(new(Letters[part.Form[0] - 'a'], -1, FirstLetter));
        }

        return variants;
    }

    private void AddNear(List<Variant> variants, string sound)
    {
        Span<int> classes = stackalloc int[384];
        classes = classes[.._words.Sounds.Near(sound, classes)];
        Span<int> least = [170, 120];
        for (var slips = 1; slips <= 2; slips++)
        {
            foreach (var soundClass in classes)
            {
                if (variants.Count < MostNear && _words.Sounds.Sound(soundClass) is { } other && Slips.Between(sound, other) == slips && (slips == 1 || sound.Length > 4))
                {
                    AddClass(variants, soundClass, sound.Length > 3 ? least[slips - 1] : least[slips - 1] - 30);
                }
            }
        }
    }

    private void AddClass(List<Variant> variants, int soundClass, int likeness)
    {
        foreach (var variant in variants)
        {
            if (variant.Class == soundClass)
            {
                return;
            }
        }

        if (_words.Sounds.Sound(soundClass) is { } sound)
        {
            variants.Add(new(KeyHash.Of(sound, KeyHash.Sound), soundClass, (byte)likeness));
        }
    }

    /// <summary>Two or three words that stand side by side, as one, where the index knows such a word.</summary>
    private void AddGlued(List<QueryWord> words, NameForm name, ReadOnlySpan<int> telling)
    {
        Span<char> glued = stackalloc char[96];
        for (var first = 0; first < name.Parts.Length; first++)
        {
            var length = 0;
            var places = 0;
            for (var last = first; last < Math.Min(first + 3, name.Parts.Length) && length + name.Parts[last].Form.Length <= glued.Length; last++)
            {
                name.Parts[last].Form.CopyTo(glued[length..]);
                length += name.Parts[last].Form.Length;
                places |= telling.IndexOf(last) is >= 0 and var place ? 1 << place : 0;
                if (last > first && places != 0 && _words.Has(glued[..length]))
                {
                    words.Add(Alone(glued[..length].ToString(), places, GluedOrSplit, 0));
                }
            }
        }
    }

    /// <summary>A word as two, where the index knows both.</summary>
    private void AddSplit(List<QueryWord> words, NamePart part, int places)
    {
        var form = part.Form;
        for (var cut = 2; cut <= form.Length - 3 && _splits < MostSplits; cut++)
        {
            if (_words.Has(form.AsSpan(0, cut)) && _words.Has(form.AsSpan(cut)))
            {
                _splits++;
                words.Add(Alone(form[..cut], places, Half, _splits));
                words.Add(Alone(form[cut..], places, Half, _splits));
            }
        }
    }

    private QueryWord Alone(string form, int places, int likeness, int split)
    {
        var part = NameReader.Word(form, PartRole.Name, Script.Latin, []);
        var key = KeyHash.Of(form, KeyHash.Word);
        return new QueryWord
        {
            Places = (byte)places,
            Split = split,
            Part = part,
            Form = key,
            Count = shelves.Postings.Count(key),
            Variants = [new(KeyHash.Of(part.Sound, KeyHash.Sound), _words.Sounds.Find(part.Sound), (byte)likeness)],
        };
    }
}
