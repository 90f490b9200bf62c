using System.Collections.Frozen;
using CommandCentre.Matching.Text;

namespace CommandCentre.Matching.Names;

/// <summary>What two words of names cost when one is taken for the other.</summary>
internal static class WordComparer
{
    /// <summary>They can not be taken for each other.</summary>
    public const int Never = int.MaxValue;

    private static readonly FrozenSet<string> Endings = FrozenSet.ToFrozenSet(["sky", "ski", "skiy", "skij", "skyy", "skii", "skaya", "skaja", "skoe", "skoye", "skoje", "skogo", "sk", "ska", "sko", "ny", "nyy", "naya", "noe", "noye"], StringComparer.Ordinal);

    /// <summary>Points it costs, and why; <see cref="Never"/> when the words have nothing to do with each other.</summary>
    public static int Cost(NamePart left, NamePart right, NameTuning tuning, out Ground ground)
    {
        ground = Ground.Same;
        if (IsSame(left, right))
        {
            return 0;
        }

        if ((left.Role, right.Role) == (PartRole.Particle, PartRole.Particle))
        {
            ground = Ground.SameName;
            return tuning.SmallExtra;
        }

        return (left.Role, right.Role) switch
        {
            (PartRole.LegalForm, PartRole.LegalForm) => LegalForms(left, right, tuning, out ground),
            (PartRole.LegalForm, _) or (_, PartRole.LegalForm) => Never,
            (PartRole.StopWord, _) or (_, PartRole.StopWord) => Never,
            (PartRole.Initial, _) or (_, PartRole.Initial) => Initials(left, right, tuning, out ground),
            (PartRole.Number, PartRole.Number) => Numbers(left, right, tuning, out ground),
            (PartRole.Number, _) or (_, PartRole.Number) => Never,
            _ => left.Form == right.Form ? tuning.SmallExtra : Words(left, right, tuning, out ground),
        };
    }

    /// <summary>The same word in the same role.</summary>
    public static bool IsSame(NamePart left, NamePart right) => ReferenceEquals(left, right) || (left.Form == right.Form && left.Role == right.Role);

    /// <summary>Points that edits in a word cost; <see cref="Never"/> at what a plain difference costs.</summary>
    public static int Edits(int hundredths, int letters, NameTuning tuning)
    {
        if (hundredths >= WordDistance.Far)
        {
            return Never;
        }

        var first = Math.Min(hundredths, 100) * (tuning.FirstEdit + (tuning.ShortWord * Math.Clamp(5 - letters, 0, 3))) / 100;
        var further = Math.Max(0, hundredths - 100) * (tuning.FurtherEdit + (tuning.ShortWord * Math.Clamp(7 - letters, 0, 4) / 2)) / 100;
        var cost = first + further;
        return cost >= tuning.Conflict * 9 / 10 ? Never : cost;
    }

    private static int Words(NamePart left, NamePart right, NameTuning tuning, out Ground ground)
    {
        if (tuning.UseGroups && Meeting(left, right) is var group and > 0)
        {
            ground = Ground.SameName;
            return left.Role != PartRole.Name || right.Role != PartRole.Name ? tuning.SmallExtra : group >= Lexicon.FirstNickname ? Math.Min(tuning.Nickname, Spelled(left, right, tuning, out _)) : tuning.SameGroup;
        }

        if (left.Role is PartRole.Title or PartRole.Particle || right.Role is PartRole.Title or PartRole.Particle)
        {
            ground = Ground.Differs;
            return Never;
        }

        return Spelled(left, right, tuning, out ground);
    }

    private static int Spelled(NamePart left, NamePart right, NameTuning tuning, out Ground ground)
    {
        ground = Ground.Spelling;
        var letters = Math.Max(left.Form.Length, right.Form.Length);
        var distance = Distance(left, right, tuning, letters);
        var cost = Edits(distance, letters, tuning);
        if (tuning.UseSound && !KnownApart(left, right))
        {
            if (left.Sound.Length > 1 && left.Sound == right.Sound && Sounded(left, right, tuning) is var sounded && sounded < cost)
            {
                ground = Ground.SameSound;
                cost = sounded;
            }

            if (left.Script.LeavesVowelsOut != right.Script.LeavesVowelsOut && Consonants(left, right, tuning) is var bare && bare < cost)
            {
                ground = Ground.SameSound;
                cost = bare;
            }
        }

        return cost > tuning.SameStem && tuning.UseStems && SameStem(left.Form, right.Form) ? tuning.SameStem : cost;
    }

    /// <summary>Two given names that are both known, as different ones (Hassan and Hussein): that they sound alike does not make them one; nor syllables of Chinese, where many names differ by a sound.</summary>
    private static bool KnownApart(NamePart left, NamePart right) =>
        (left.Groups.Length > 0 && right.Groups.Length > 0) || left.Script == Script.Han || right.Script == Script.Han;

    /// <summary>The same consonants at the same places: the shorter the word, the less that says, and the vowels count where they were written in one alphabet or syllable by syllable.</summary>
    private static int Sounded(NamePart left, NamePart right, NameTuning tuning)
    {
        var perVowel = left.Script == right.Script || left.Script.IsSyllabic || right.Script.IsSyllabic ? tuning.SoundEdit
            : left.Script.LeavesVowelsOut || right.Script.LeavesVowelsOut ? 0
            : tuning.SoundEdit / 3;
        return tuning.SameSound + (tuning.ShortSound * Math.Clamp(4 - left.Sound.Length, 0, 2)) + (perVowel * Vowels(left.Form, right.Form) / 100);
    }

    private static int Consonants(NamePart left, NamePart right, NameTuning tuning)
    {
        var (one, other) = (left.Skeleton, right.Skeleton);
        var distance = one.Length < 2 || other.Length < 2 ? WordDistance.Far : WordDistance.Of(one, other, 100, plain: true);
        if (distance == WordDistance.Far || (distance > 0 && Math.Max(one.Length, other.Length) < 5))
        {
            return Never;
        }

        // A written i at the end makes another name (Muhammad, Muhammadi).
        var descent = EndsInI(left.Form) != EndsInI(right.Form) ? tuning.ConsonantEdit : 0;
        return tuning.SameSound + (tuning.ShortSound * Math.Clamp(4 - one.Length, 0, 2)) + (tuning.ConsonantEdit * distance / 100) + descent;
    }

    private static bool EndsInI(string form) => form[^1] is 'i' or 'y';

    /// <summary>How far the vowels of two words with the same consonants are apart.</summary>
    private static int Vowels(string left, string right)
    {
        Span<char> ones = stackalloc char[WordDistance.MostLetters];
        Span<char> others = stackalloc char[WordDistance.MostLetters];
        return WordDistance.Of(Vowels(left, ones), Vowels(right, others), 400) is var distance && distance == WordDistance.Far ? 200 : distance;
    }

    private static ReadOnlySpan<char> Vowels(string word, Span<char> vowels)
    {
        // A letter before them all keeps the first vowel from being free.
        vowels[0] = 'm';
        var count = 1;
        foreach (var letter in word)
        {
            var vowel = letter is 'y' or 'j' ? 'i' : letter;
            if (vowel is 'a' or 'e' or 'i' or 'o' or 'u' && vowel != vowels[count - 1] && count < vowels.Length)
            {
                vowels[count++] = vowel;
            }
        }

        return vowels[..count];
    }

    /// <summary>A Slavic adjective of the other word: what is left over is an ending.</summary>
    private static bool SameStem(string left, string right)
    {
        var (shorter, longer) = left.Length < right.Length ? (left, right) : (right, left);
        return shorter.Length >= 5 && longer.StartsWith(shorter, StringComparison.Ordinal) && Endings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(longer.AsSpan(shorter.Length));
    }

    private static int Distance(NamePart left, NamePart right, NameTuning tuning, int letters)
    {
        // A syllable of a Han or Hangul name is a word of its own: another one is another name.
        if (left.Script == right.Script && left.Script is Script.Han or Script.Hangul)
        {
            return WordDistance.Far;
        }

        var most = letters <= 3 ? 150 : letters <= 6 ? 280 : 400;
        var distance = WordDistance.Of(left.Form, right.Form, most, !tuning.UseLetterCosts);

        // Without vowels every letter says more, and one letter makes another syllable of Chinese.
        return distance >= WordDistance.Far ? distance
            : left.Script.LeavesVowelsOut && right.Script.LeavesVowelsOut ? distance * 3 / 2
            : left.Script == Script.Han || right.Script == Script.Han ? distance * 5 / 2
            : distance;
    }

    /// <summary>The first group both belong to; 0 for none. Two nicknames of one name are not each other (Berry and Green of Greenberry).</summary>
    private static int Meeting(NamePart left, NamePart right)
    {
        foreach (var one in left.Groups.AsSpan())
        {
            foreach (var other in right.Groups.AsSpan())
            {
                var meet = one < Lexicon.FirstNickname ? one == other : one == (other ^ 1) || (one == other && one % 2 == 0);
                if (meet)
                {
                    return one;
                }
            }
        }

        return 0;
    }

    private static int LegalForms(NamePart left, NamePart right, NameTuning tuning, out Ground ground)
    {
        var same = Meeting(left, right) > 0 || left.Groups.IsEmpty || right.Groups.IsEmpty;
        ground = same ? Ground.SameName : Ground.Differs;
        return same ? tuning.SmallExtra : tuning.LegalFormConflict;
    }

    private static int Initials(NamePart left, NamePart right, NameTuning tuning, out Ground ground)
    {
        ground = Ground.Initial;
        var stands = left.Role is PartRole.Name or PartRole.Initial && right.Role is PartRole.Name or PartRole.Initial && left.Form.Length > 0 && right.Form.Length > 0 && left.Form[0] == right.Form[0];
        return tuning.UseInitials && stands ? tuning.Initial : Never;
    }

    private static int Numbers(NamePart left, NamePart right, NameTuning tuning, out Ground ground)
    {
        ground = Ground.Spelling;
        return WordDistance.Of(left.Form, right.Form, 100, plain: true) <= 100 ? tuning.NumberEdit : Never;
    }
}
