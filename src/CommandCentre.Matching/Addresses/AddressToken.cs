namespace CommandCentre.Matching.Addresses;

/// <summary>A word of an address as it was cut from the text.</summary>
/// <param name="Raw">As written, without the marks around it.</param>
/// <param name="Latin">Romanised, without blanks; a number keeps its - and /.</param>
/// <param name="Segment">The number of the line or the part between commas it stands in.</param>
/// <param name="Dot">A full stop follows at once.</param>
internal readonly record struct AddressToken(string Raw, string Latin, int Segment, bool Dot)
{
    /// <summary>It begins with a digit.</summary>
    public bool IsNumber => Latin.Length > 0 && char.IsAsciiDigit(Latin[0]);

    /// <summary>It is one letter.</summary>
    public bool IsLetter => Latin.Length == 1 && char.IsAsciiLetter(Latin[0]);
}
