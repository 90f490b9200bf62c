using CommandCentre.Matching.Names;
using CommandCentre.Matching.Text;

namespace CommandCentre.Matching.Index;

/// <summary>Makes of a name asked for the words to look for: as written, under the sounds near them, and glued.</summary>
internal sealed class QueryWords(Shelves shelves)
{
    /// <summary>How alike a word is that only sounds the same; equal forms have 255.</summary>
    public const int SameSound = 235;

    /// <summary>How alike two words are to the one that is written instead of them.</summary>
    public const int Glued = 205;

    /// <summary>How alike an initial is to a name that begins with it.</summary>
    public const int FirstLetter = 75;

    private const int SameGroup = 215;
    private const int MostNear = 24;
    /// <summary>Bits that a word says at most: one that hardly anybody bears may be a slip.</summary>
    private const float MostWeight = 12;

    private const int LeastNear = 80;
    private const int MostRaw = 1024;

    private static readonly uint[] Letters = [.. Enumerable.Range(0, 26).Select(letter => KeyHash.Of(Sound.Key(((char)('a' + letter)).ToString()), KeyHash.Sound))];

    private readonly Vocabulary _words = shelves.Words;

    /// <summary>The words to look for; the first of them are the telling ones of the name, in order.</summary>
    public List<QueryWord> Of(NameForm name, ReadOnlySpan<int> telling)
    {
        var words = new List<QueryWord>(telling.Length + 4);
        for (var i = 0; i < telling.Length; i++)
        {
            var part = name.Parts[telling[i]];
            var sound = NameKeys.SoundOf(part);
            var variants = Variants(part, sound);
            var count = shelves.Postings.Count(NameKeys.Single(variants[0].Key));
            words.Add(new() { Places = (byte)(1 << i), Part = part, Mark = Mark(part, variants[0].Class), Sound = sound, Packed = PackedSound.Of(sound), Variants = variants, Weight = Weight(part, count) });
        }

        AddGlued(words, name, telling);
        return words;
    }

    private static WordMark Mark(NamePart part, int soundClass) => new(KeyHash.Of(part.Form, KeyHash.Word), soundClass, part.Form.Length > 0 ? part.Form[0] : ' ', part.Role);

    private float Weight(NamePart part, int count) =>
        Math.Min(MostWeight, MathF.Log2(1.5f + ((float)shelves.Count / (count + 1)))) * (part.Role is PartRole.Name or PartRole.Number ? 1 : 0.4f);

    private List<Variant> Variants(NamePart part, string sound)
    {
        var variants = new List<Variant>(16) { new(KeyHash.Of(sound, KeyHash.Sound), _words.Sounds.Find(sound), SameSound) };
        Span<int> same = stackalloc int[64];
        foreach (var group in part.Groups)
        {
            foreach (var word in same[.._words.OfGroup(group, same)])
            {
                AddClass(variants, _words.Mark(word).Class, SameGroup);
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
        Span<int> classes = stackalloc int[MostRaw];
        classes = classes[.._words.Sounds.Near(sound, classes)];
        Span<long> near = stackalloc long[MostRaw];
        var count = 0;
        var packed = PackedSound.Of(sound);
        foreach (var soundClass in classes)
        {
            if (packed.Likeness(_words.Sounds.Packed(soundClass)) is >= LeastNear and var alike)
            {
                // The most alike first, of these the one of most words. Long keys that differ behind their twelfth letter seem the same, and are not.
                var likeness = Math.Min((int)alike, SameSound - 15);
                near[count++] = ((long)likeness << 48) | ((long)Math.Min(_words.Sounds.Words(soundClass), 0xFFFF) << 32) | (uint)soundClass;
            }
        }

        // A class met by several keys stands here as often, side by side: few are left to be sorted.
        near = near[..count];
        near.Sort();
        var taken = 0;
        for (var i = count - 1; i >= 0 && taken < MostNear; i--)
        {
            if (i == count - 1 || near[i] != near[i + 1])
            {
                AddClass(variants, unchecked((int)near[i]), (int)(near[i] >> 48));
                taken++;
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

    /// <summary>Two or three words that stand side by side, as one, where the index knows one that sounds so.</summary>
    private void AddGlued(List<QueryWord> words, NameForm name, ReadOnlySpan<int> telling)
    {
        Span<char> glued = stackalloc char[NameKeys.MostGluedLetters];
        for (var first = 0; first + 1 < name.Parts.Length; first++)
        {
            for (var count = 2; count <= Math.Min(3, name.Parts.Length - first); count++)
            {
                var places = 0;
                for (var part = first; part < first + count; part++)
                {
                    places |= telling.IndexOf(part) is >= 0 and var place ? 1 << place : 0;
                }

                if (places != 0 && NameKeys.Glue(name.Parts.AsSpan(first, count), glued) is > 0 and var length)
                {
                    AddGlued(words, glued[..length].ToString(), places);
                }
            }
        }
    }

    private void AddGlued(List<QueryWord> words, string form, int places)
    {
        var sound = Sound.Key(form);
        if (_words.Sounds.Find(sound) is >= 0 and var soundClass)
        {
            var part = new NamePart(form, PartRole.Name, Script.Latin, sound, [], 0);
            words.Add(new() { Places = (byte)places, Part = part, Mark = Mark(part, soundClass), Sound = sound, Variants = [new(KeyHash.Of(sound, KeyHash.Sound), soundClass, Glued)] });
        }
    }
}
