namespace CommandCentre.Matching.Text;

/// <summary>The script a word was written in, as far as matching treats it differently.</summary>
public enum Script
{
    /// <summary>Latin, also digits and anything without letters.</summary>
    Latin,

    /// <summary>Greek.</summary>
    Greek,

    /// <summary>Cyrillic of any language.</summary>
    Cyrillic,

    /// <summary>Arabic, Persian, Urdu, Pashto: short vowels are mostly not written.</summary>
    Arabic,

    /// <summary>Hebrew: vowels are mostly not written.</summary>
    Hebrew,

    /// <summary>Georgian.</summary>
    Georgian,

    /// <summary>Armenian.</summary>
    Armenian,

    /// <summary>Han characters.</summary>
    Han,

    /// <summary>Hangul.</summary>
    Hangul,

    /// <summary>Katakana and Hiragana.</summary>
    Kana,

    /// <summary>Any other script.</summary>
    Other,
}
