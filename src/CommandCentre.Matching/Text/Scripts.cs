namespace CommandCentre.Matching.Text;

/// <summary>Which script a letter belongs to, by its block.</summary>
internal static class Scripts
{
    /// <summary>The script of a letter; null for digits, marks shared by scripts, and signs.</summary>
    public static Script? Of(char letter) => letter switch
    {
        < '\u0080' => char.IsAsciiLetter(letter) ? Script.Latin : null,
        < '\u0300' => char.IsLetter(letter) ? Script.Latin : null,
        < '\u0370' => null,
        _ when !char.IsLetter(letter) && !char.IsSurrogate(letter) => null,
        _ => OfBlock(letter),
    };

    private static Script OfBlock(char letter) => (int)letter switch
    {
        < 0x400 => Script.Greek,
        < 0x530 => Script.Cyrillic,
        < 0x590 => Script.Armenian,
        < 0x600 => Script.Hebrew,
        < 0x700 or (>= 0x750 and < 0x780) or (>= 0x8A0 and < 0x900) => Script.Arabic,
        >= 0x10A0 and < 0x1100 or >= 0x1C90 and < 0x1CC0 or >= 0x2D00 and < 0x2D30 => Script.Georgian,
        >= 0x1C80 and < 0x1C90 or >= 0x1D2B and < 0x1D2C or >= 0x2DE0 and < 0x2E00 or >= 0xA640 and < 0xA6A0 => Script.Cyrillic,
        >= 0x1D00 and < 0x1F00 or >= 0x2C60 and < 0x2C80 or >= 0xA720 and < 0xA800 or >= 0xAB30 and < 0xAB70 or >= 0xFB00 and < 0xFB07 => Script.Latin,
        >= 0x1F00 and < 0x2000 => Script.Greek,
        >= 0x3040 and < 0x3100 or >= 0x31F0 and < 0x3200 => Script.Kana,
        >= 0x3400 and < 0xA000 or >= 0xF900 and < 0xFB00 or >= 0xD840 and < 0xD900 or 0x3005 or 0x3007 => Script.Han,
        >= 0x1100 and < 0x1200 or >= 0x3130 and < 0x3190 or >= 0xAC00 and < 0xD7B0 => Script.Hangul,
        >= 0xFB13 and < 0xFB18 => Script.Armenian,
        >= 0xFB1D and < 0xFB50 => Script.Hebrew,
        >= 0xFB50 and < 0xFE00 or >= 0xFE70 and < 0xFEFF => Script.Arabic,
        _ => Script.Other,
    };
}
