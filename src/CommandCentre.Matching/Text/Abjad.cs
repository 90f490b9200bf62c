using System.Text;

namespace CommandCentre.Matching.Text;

/// <summary>
/// The sounds of a word whose short vowels are mostly not written: where consonants meet so that no syllable could be spoken, an "a" stands between them
/// (mhmd is mahmad, hsn is hasan). A syllable is a consonant and a vowel, closed by at most one consonant; the word is filled from its end.
/// </summary>
internal sealed class Abjad(int letters)
{
    private readonly List<string> _sounds = new(letters);
    private readonly List<bool> _vowel = new(letters);

    /// <summary>The last sound; empty at the beginning.</summary>
    public string Last => _sounds.Count > 0 ? _sounds[^1] : "";

    /// <summary>Whether the last sound is a vowel.</summary>
    public bool EndsInVowel => _vowel.Count > 0 && _vowel[^1];

    /// <summary>A consonant; nothing when empty.</summary>
    public void Consonant(string sound)
    {
        if (sound.Length > 0)
        {
            _sounds.Add(sound);
            _vowel.Add(false);
        }
    }

    /// <summary>A vowel, or any sound that needs none beside it; nothing when empty.</summary>
    public void Vowel(string sound)
    {
        if (sound.Length > 0)
        {
            _sounds.Add(sound);
            _vowel.Add(true);
        }
    }

    /// <summary>Says the last consonant twice (a shadda), also where its vowel was written before the sign; not at the beginning, nor after its own long vowel.</summary>
    public void Double()
    {
        var at = _vowel.Count - (EndsInVowel ? 2 : 1);
        if (at > 0 && !_vowel[at] && (_sounds[at - 1], _sounds[at]) is not (("i", "y") or ("u", "w")))
        {
            _sounds.Insert(at, _sounds[at]);
            _vowel.Insert(at, false);
        }
    }

    /// <summary>Writes the sounds; missing vowels are put in where <paramref name="least"/> consonants or more stand together.</summary>
    public void Write(StringBuilder spelling, int least)
    {
        var before = new bool[_sounds.Count + 1]; // an "a" stands before this sound
        for (var at = 0; at < _sounds.Count;)
        {
            var end = at;
            while (end < _sounds.Count && !_vowel[end])
            {
                end++;
            }

            if (end - at >= least)
            {
                Fill(before, at, end);
            }

            at = Math.Max(end, at) + 1;
        }

        for (var at = 0; at < _sounds.Count; at++)
        {
            spelling.Append(before[at] ? "a" : "").Append(_sounds[at]);
        }
    }

    private void Fill(bool[] before, int start, int end)
    {
        var rest = end - start;
        if (end < _sounds.Count)
        {
            rest--; // the last one opens the syllable of the vowel that follows
        }
        else if (rest >= 2)
        {
            before[end - 1] = true;
            rest -= 2;
        }

        while (rest >= (start == 0 ? 2 : 3))
        {
            before[start + rest - 1] = true;
            rest -= 2;
        }

        if (start == 0 ? rest == 1 && end - start > 1 : rest == 2)
        {
            before[start + rest] = true;
        }
    }
}
