namespace CommandCentre.Matching.Text;

/// <summary>A language whose letters are read otherwise than its script usually is.</summary>
public enum Tongue
{
    /// <summary>Not told: found by the telling letters of the text, else the commonest reading of the script.</summary>
    Any,

    /// <summary>Russian.</summary>
    Russian,

    /// <summary>Bulgarian.</summary>
    Bulgarian,

    /// <summary>Serbian, also Montenegrin and Bosnian.</summary>
    Serbian,

    /// <summary>Macedonian.</summary>
    Macedonian,

    /// <summary>Ukrainian.</summary>
    Ukrainian,

    /// <summary>Belarusian.</summary>
    Belarusian,

    /// <summary>A Turkic, Mongolic or Iranian language in Cyrillic: Kazakh, Kyrgyz, Tajik, Tatar, Uzbek, Mongolian.</summary>
    CentralAsian,
}
