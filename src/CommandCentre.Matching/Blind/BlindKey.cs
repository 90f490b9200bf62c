namespace CommandCentre.Matching.Blind;

/// <summary>What sort of value a blind filter may hold.</summary>
public enum BlindKind
{
    /// <summary>A whole name: the same words in any order, whatever script they were written in.</summary>
    Name,

    /// <summary>A name that sounds the same: weaker than <see cref="Name"/>, which it goes with where both hold.</summary>
    SimilarName,

    /// <summary>A phone number.</summary>
    Phone,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A web address.</summary>
    Website,

    /// <summary>A bank account, a user name.</summary>
    Account,

    /// <summary>A wallet of a crypto-currency.</summary>
    Wallet,

    /// <summary>Number of a document or a register.</summary>
    Document,

    /// <summary>A parcel number.</summary>
    Parcel,

    /// <summary>Serial number of a firearm or its part.</summary>
    Serial,

    /// <summary>A postal address down to the house or the box.</summary>
    Address,
}

/// <summary>A value in the form under which its spellings are one: what goes into a filter, and what is asked of it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The normal form.</param>
public readonly record struct BlindKey(BlindKind Kind, string Text);
