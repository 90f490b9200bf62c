namespace CommandCentre.Matching.Text;

/// <summary>
/// Letters of one script that look like those of another (a Cyrillic с in a Latin word, a Latin i in a Cyrillic one): read as their neighbours' script.
/// Pairs by sight, written by hand after the confusables of Unicode TS 39; what only looks alike in capitals is alike in capitals only.
/// </summary>
internal static class Lookalikes
{
    private const string Cyrillic = "АВЕКМНОРСТУХІЈЅҮаеорсухіјѕкмтһԁԛԝӀЁёЇїЗ";
    private const string LatinOfCyrillic = "ABEKMHOPCTYXIJSYaeopcyxijskmthdqwIËëÏï3";
    private const string Greek = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαιονρκυτχγ";
    private const string LatinOfGreek = "ABEZHIKMNOPTYXaiovpkutxy";
    private const string CyrillicOfGreek = "АВЕЗНІКМНОРТУХаіовркитхү";
    private const string CyrillicOfLatin = "АВЕКМНОРСТУХІЈЅаеорсухіјѕкмт";
    private const string LatinForCyrillic = "ABEKMHOPCTYXIJSaeopcyxijskmt";
    private const string GreekOfLatin = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαιονρκυτχ";
    private const string LatinForGreek = "ABEZHIKMNOPTYXaiovpkutx";

    /// <summary>Reads the strange letters of a word as those of the script its other letters belong to; a word that cannot be read so stays, one that can be read both ways goes with its text.</summary>
    public static void Resolve(Span<char> word, bool latinText)
    {
        var (latin, cyrillic, greek) = Count(word);
        if (latin + cyrillic + greek == Math.Max(latin, Math.Max(cyrillic, greek)))
        {
            return;
        }

        var latinMayGo = greek > 0 && cyrillic == 0 ? All(word, Script.Latin, LatinForGreek) : All(word, Script.Latin, LatinForCyrillic);
        var othersMayGo = All(word, Script.Cyrillic, Cyrillic) && All(word, Script.Greek, Greek);
        if (latin > 0 && othersMayGo && (!latinMayGo || latinText))
        {
            Turn(word, Cyrillic, LatinOfCyrillic);
            Turn(word, Greek, LatinOfGreek);
        }
        else if (cyrillic > 0 && (latin == 0 || latinMayGo) && All(word, Script.Greek, Greek))
        {
            Turn(word, LatinForCyrillic, CyrillicOfLatin);
            Turn(word, Greek, CyrillicOfGreek);
        }
        else if (greek > 0 && cyrillic == 0 && latinMayGo)
        {
            Turn(word, LatinForGreek, GreekOfLatin);
        }
    }

    private static (int Latin, int Cyrillic, int Greek) Count(ReadOnlySpan<char> word)
    {
        var (latin, cyrillic, greek) = (0, 0, 0);
        foreach (var letter in word)
        {
            switch (Scripts.Of(letter))
            {
                case Script.Latin: latin++; break;
                case Script.Cyrillic: cyrillic++; break;
                case Script.Greek: greek++; break;
                default: break;
            }
        }

        return (latin, cyrillic, greek);
    }

    private static bool All(ReadOnlySpan<char> word, Script script, string alike)
    {
        foreach (var letter in word)
        {
            if (Scripts.Of(letter) == script && !alike.Contains(letter, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static void Turn(Span<char> word, string from, string into)
    {
        foreach (ref var letter in word)
        {
            var at = letter < '\u0500' ? from.IndexOf(letter, StringComparison.Ordinal) : -1;
            letter = at >= 0 ? into[at] : letter;
        }
    }
}
