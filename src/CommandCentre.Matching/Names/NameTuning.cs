namespace CommandCentre.Matching.Names;

/// <summary>What each difference costs, in points (10,000 is a whole score), and which comparers take part. One set serves all kinds of names.</summary>
/// <remarks>
/// Set by coordinate descent over the open pairs, some afterwards by hand against false alerts; judged by five-fold cross-validation (<c>matching tune</c>).
/// The ablation table of docs/figures.md switches single comparers off.
/// </remarks>
public sealed record NameTuning
{
    /// <summary>The set the product uses.</summary>
    public static NameTuning Standard { get; } = new();

    /// <summary>Words that share the sound key count as nearly the same.</summary>
    public bool UseSound { get; init; } = true;

    /// <summary>Nicknames and names of other languages count as the same.</summary>
    public bool UseGroups { get; init; } = true;

    /// <summary>Glued and split words are joined.</summary>
    public bool UseJoins { get; init; } = true;

    /// <summary>An initial stands for a name.</summary>
    public bool UseInitials { get; init; } = true;

    /// <summary>A word of initials stands for the words it begins.</summary>
    public bool UseAcronyms { get; init; } = true;

    /// <summary>Letters that are customarily exchanged cost less than others.</summary>
    public bool UseLetterCosts { get; init; } = true;

    /// <summary>Adjectives meet the name they are made from.</summary>
    public bool UseStems { get; init; } = true;

    /// <summary>Same sound.</summary>
    public int SameSound { get; init; } = 300;

    /// <summary>Added for each letter a sound key is shorter than four.</summary>
    public int ShortSound { get; init; } = 700;

    /// <summary>Each edit in a word that sounds the same.</summary>
    public int SoundEdit { get; init; } = 1_400;

    /// <summary>Each edit of consonants between a word whose vowels were not written and one with vowels.</summary>
    public int ConsonantEdit { get; init; } = 2_400;

    /// <summary>An adjective of the same stem (Murom, Muromskiy).</summary>
    public int SameStem { get; init; } = 800;

    /// <summary>Nickname, translated term.</summary>
    public int SameGroup { get; init; } = 350;

    /// <summary>A nickname or a short form.</summary>
    public int Nickname { get; init; } = 1_200;

    /// <summary>What a company's name costs where a person is asked for.</summary>
    public int PersonInCompany { get; init; } = 3_000;

    /// <summary>How much more a person's words on one side only cost where the shared words are common: per cent for each ten bits below <see cref="EnoughBits"/>.</summary>
    public int CommonExtra { get; init; } = 140;

    /// <summary>What shared words say, in hundredths of a bit, that is enough to let other words be left out.</summary>
    public int EnoughBits { get; init; } = 2_600;

    /// <summary>Initial for a name.</summary>
    public int Initial { get; init; } = 1_500;

    /// <summary>Glued or split word.</summary>
    public int Join { get; init; } = 200;

    /// <summary>A word of initials for the words it begins.</summary>
    public int Acronym { get; init; } = 1_200;

    /// <summary>One edit in a word of five letters or more.</summary>
    public int FirstEdit { get; init; } = 850;

    /// <summary>Each further edit in a word of seven letters or more.</summary>
    public int FurtherEdit { get; init; } = 2_100;

    /// <summary>Added for an edit in a word of four, three, two letters (times 1, 2, 3).</summary>
    public int ShortWord { get; init; } = 300;

    /// <summary>Two telling words that differ.</summary>
    public int Conflict { get; init; } = 5_400;

    /// <summary>Two describing words that differ (trade, group, bank).</summary>
    public int SymbolConflict { get; init; } = 4_500;

    /// <summary>Two legal forms of different kinds.</summary>
    public int LegalFormConflict { get; init; } = 3_200;

    /// <summary>An initial against a name that begins otherwise.</summary>
    public int InitialConflict { get; init; } = 4_800;

    /// <summary>Scale of words of a person that stand on one side only: times extra / (extra + shared).</summary>
    public int PersonExtra { get; init; } = 3_600;

    /// <summary>More than one word on one side where only one is shared.</summary>
    public int OneWordShared { get; init; } = 3_800;

    /// <summary>A telling word of an organisation on one side only.</summary>
    public int OrganisationExtra { get; init; } = 1_200;

    /// <summary>A describing word on one side only.</summary>
    public int SymbolExtra { get; init; } = 700;

    /// <summary>One digit of a number that differs, is missing or is changed with its neighbour.</summary>
    public int NumberEdit { get; init; } = 2_000;

    /// <summary>A number on one side only.</summary>
    public int NumberExtra { get; init; } = 4_000;

    /// <summary>"Servant of" (Abdul) on one side only.</summary>
    public int ServantExtra { get; init; } = 1_200;

    /// <summary>A particle, title or legal form on one side only.</summary>
    public int SmallExtra { get; init; } = 100;
}
