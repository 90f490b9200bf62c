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
/// <param name="Group">The number of the group of equal names or terms it belongs to (Bill = William, bank = banque); 0 for none.</param>
public sealed record NamePart(string Form, PartRole Role, Script Script, string Sound, int Group);
