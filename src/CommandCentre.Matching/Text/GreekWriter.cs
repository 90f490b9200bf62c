using System.Text;

namespace CommandCentre.Matching.Text;

/// <summary>Greek by ELOT 743 (ISO 843 type 2), the rule of Greek passports, with its digraphs and without its accents.</summary>
internal static class GreekWriter
{
    private const string Voiced = "αεηιουωβγδζλμνρ";

    private static readonly LetterTable Letters = new('\u0370', '\u03FF', """
        α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o
        ϐ v ϑ th ϕ f ϖ p ϰ k ϱ r ϲ s ϳ j ϵ e ͱ h ͷ v ϝ v ϟ q ϡ ss
        """);

    private const char First = '\u0370';
    private const char Last = '\u1FFF';

    // Each letter without its marks, whether it bears an accent, whether a diaeresis: the letters from 0370 to 1FFF once and for all.
    private static readonly (char Bare, bool Stressed, bool Parted)[] Marks = [.. Enumerable.Range(First, Last - First + 1).Select(number => Split((char)number))];

    /// <summary>Writes one word of Greek letters.</summary>
    public static void Write(ReadOnlySpan<char> word, StringBuilder spelling)
    {
        Span<char> bare = word.Length <= 256 ? stackalloc char[word.Length] : new char[word.Length];
        Span<bool> stressed = word.Length <= 256 ? stackalloc bool[word.Length] : new bool[word.Length];
        Span<bool> parted = word.Length <= 256 ? stackalloc bool[word.Length] : new bool[word.Length];
        for (var at = 0; at < word.Length; at++)
        {
            (bare[at], stressed[at], parted[at]) = word[at] is >= First and <= Last ? Marks[word[at] - First] : (word[at], false, false);
        }

        for (var at = 0; at < bare.Length; at++)
        {
            at += Write(bare, stressed, parted, at, spelling);
        }
    }

    private static (char Bare, bool Stressed, bool Parted) Split(char letter)
    {
        if (letter is > '\u03FF' and < '\u1F00')
        {
            return (letter, false, false);
        }

        var parts = Unicode.Parts(letter);
        var parted = parts.Contains('\u0308', StringComparison.Ordinal);
        return (char.ToLowerInvariant(parts[0]), !parted && parts.AsSpan().IndexOfAny('\u0301', '\u0300', '\u0342') > 0, parted);
    }

    /// <summary>Writes what stands at a place; gives how many further letters it took.</summary>
    private static int Write(ReadOnlySpan<char> word, ReadOnlySpan<bool> stressed, ReadOnlySpan<bool> parted, int at, StringBuilder spelling)
    {
        var next = at + 1 < word.Length ? word[at + 1] : ' ';
        var after = at + 2 < word.Length ? word[at + 2] : ' ';
        var pair = next == 'υ' && !parted[at + 1] && !stressed[at];
        switch (word[at])
        {
            case 'ο' when pair:
                spelling.Append("ou");
                return 1;
            case 'α' or 'ε' or 'η' when pair:
                spelling.Append(Letters[word[at]]).Append(Voiced.Contains(after, StringComparison.Ordinal) ? 'v' : 'f');
                return 1;
            case 'μ' when next == 'π' && (at == 0 || after == ' '):
                spelling.Append('b');
                return 1;
            case 'γ' when next is 'γ' or 'ξ' or 'χ':
                spelling.Append('n');
                return 0;
            default:
                WriteLetter(word[at], spelling);
                return 0;
        }
    }

    private static void WriteLetter(char letter, StringBuilder spelling)
    {
        if (Letters[letter] is { } known)
        {
            spelling.Append(known);
        }
        else
        {
            LetterWriter.Write([letter], spelling);
        }
    }
}
