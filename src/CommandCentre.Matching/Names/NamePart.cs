using System.Collections.Immutable;
using CommandCentre.Matching.Text;

namespace CommandCentre.Matching.Names;

/// <summary>What a word is in a name.</summary>
public enum PartRole
{
    /// <summary>A word that tells who it is.</summary>
    Name,

    /// <summary>A single letter that may stand for a name.</summary>
    Initial,

    /// <summary>A particle (bin, van, de, al): carries little.</summary>
    Particle,

    /// <summary>A title or an honorific.</summary>
    Title,

    /// <summary>A legal form of a company (GmbH, OOO).</summary>
    LegalForm,

    /// <summary>A word that says what kind of business or body (trading, group, bank), where or of what: carries less.</summary>
    Symbol,

    /// <summary>A number or an ordinal.</summary>
    Number,

    /// <summary>A word without weight (the, and, of).</summary>
    StopWord,
}

/// <summary>One word of a name in normal form. Immutable and shared: an index keeps one for all names that hold the word.</summary>
/// <param name="Form">Latin, a-z and 0-9.</param>
/// <param name="Role">What the word is.</param>
/// <param name="Script">The script it was written in.</param>
/// <param name="Sound">Its sound key.</param>
/// <param name="Groups">The groups of equal names or terms it belongs to (Bill = William, bank = banque), rising; for a legal form its generic kind.</param>
/// <param name="Rarity">How much it says when it is shared, in hundredths of a bit: a rare word more than a common one.</param>
public sealed record NamePart(string Form, PartRole Role, Script Script, string Sound, ImmutableArray<int> Groups, int Rarity)
{
    /// <summary>A word that may tell who it is: a name or a number.</summary>
    public bool IsTelling => Role is PartRole.Name or PartRole.Number;

    /// <summary>The consonants in broad classes (<see cref="Text.Sound.Skeleton"/>); empty where the word tells nothing.</summary>
    public string Skeleton { get; init; } = string.Empty;
}
