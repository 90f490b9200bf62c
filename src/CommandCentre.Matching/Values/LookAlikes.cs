namespace CommandCentre.Matching.Values;

/// <summary>Signs that are taken for each other when a number is read, typed or scanned.</summary>
internal static class LookAlikes
{
    /// <summary>Cyrillic and Greek capitals that look like Latin ones, and the Latin ones, place by place (Unicode TR 39, confusables).</summary>
    private const string Alike = "АВЕЅІЈКМНОРСТУХҮԀԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
    private const string Latin = "ABESIJKMHOPCTYXYDQWABEZHIKMNOPTYX";

    /// <summary>Capitals of a number's series in Latin, whichever keyboard wrote them; digits and other letters stay.</summary>
    public static string ToLatin(string compact) =>
        System.Text.Ascii.IsValid(compact)
            ? compact
            : string.Create(compact.Length, compact, static (letters, text) =>
            {
                for (var i = 0; i < letters.Length; i++)
                {
                    var at = Alike.IndexOf(text[i], StringComparison.Ordinal);
                    letters[i] = at < 0 ? text[i] : Latin[at];
                }
            });

    /// <summary>One sign for all that look alike: 0 for O, Q and D; 1 for I, L and J; 2 for Z; 5 for S; 6 for G; 8 for B. Leading zeros are left out.</summary>
    public static string Fold(string compact) =>
        string.Create(compact.Length, compact, static (letters, text) =>
        {
            for (var i = 0; i < letters.Length; i++)
            {
                letters[i] = text[i] switch { 'O' or 'Q' or 'D' => '0', 'I' or 'L' or 'J' => '1', 'Z' => '2', 'S' => '5', 'G' => '6', 'B' => '8', var other => other };
            }
        }).TrimStart('0');

    /// <summary>Two neighbouring signs are swapped, and nothing else differs.</summary>
    public static bool IsSwap(string left, string right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        var at = left.AsSpan().CommonPrefixLength(right);
        return at + 1 < left.Length && left[at] == right[at + 1] && left[at + 1] == right[at] && left.AsSpan(at + 2).SequenceEqual(right.AsSpan(at + 2));
    }
}
