namespace CommandCentre.Matching.Text;

/// <summary>What matching makes of a script.</summary>
internal static class ScriptTraits
{
    extension(Script script)
    {
        /// <summary>Vowels are mostly not written.</summary>
        public bool LeavesVowelsOut => script is Script.Arabic or Script.Hebrew;

        /// <summary>A sign is a syllable: vowels count, and a word is short.</summary>
        public bool IsSyllabic => script is Script.Han or Script.Hangul or Script.Kana;
    }
}
