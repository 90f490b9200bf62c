using System.Text;

namespace CommandCentre.Matching.Text;

/// <summary>Armenian as in passports (near BGN/PCGN 1981 without its marks).</summary>
internal static class ArmenianWriter
{
    private static readonly LetterTable Letters = new('\u0530', '\u058F', """
        ա a բ b գ g դ d ե e զ z է e ը y թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ sh ո o չ ch պ p ջ j ռ r ս s վ v տ t ր r ց ts ւ v փ p ք k օ o ֆ f և ev ՙ .
        """);

    /// <summary>Writes one word of Armenian letters.</summary>
    public static void Write(ReadOnlySpan<char> word, StringBuilder spelling)
    {
        for (var at = 0; at < word.Length; at++)
        {
            if (word[at] == 'ո' && at + 1 < word.Length && word[at + 1] == 'ւ')
            {
                spelling.Append('u');
                at++;
            }
            else if (at == 0 && word[at] is 'ե' or 'ո' && word.Length > 1 && word[1] != 'վ')
            {
                spelling.Append(word[at] == 'ե' ? "ye" : "vo");
            }
            else if (Letters[word[at]] is { } known)
            {
                spelling.Append(known);
            }
            else
            {
                LetterWriter.Write(word.Slice(at, 1), spelling);
            }
        }
    }
}
