namespace CommandCentre.Matching.Addresses;

/// <summary>How far the words of one zone of two addresses agree; weights of words, 100 for a plain one.</summary>
/// <param name="Agreed">Weight of the words that both have.</param>
/// <param name="Left">Weight of the words only the left has.</param>
/// <param name="Right">Weight of the words only the right has.</param>
/// <param name="Spelled">Some word agrees by spelling only.</param>
internal readonly record struct WordTally(int Agreed, int Left, int Right, bool Spelled)
{
    /// <summary>Neither side has a word.</summary>
    public bool IsEmpty => Agreed + Left + Right == 0;

    /// <summary>Only one side has words.</summary>
    public bool OneSide => Agreed == 0 && (Left == 0 || Right == 0);

    /// <summary>What the words say as a whole.</summary>
    public Ground Ground => Left > 0 && Right > 0 ? (Agreed > Math.Min(Left, Right) ? Ground.Spelling : Ground.Differs) : Left + Right > 0 ? Ground.Partly : Spelled ? Ground.Spelling : Ground.Same;

    /// <summary>Thousandths: words on both sides for, words on one side only a little against (<paramref name="oneSided"/> per cent), words that differ against (<paramref name="against"/> per cent).</summary>
    public int Agreement(int oneSided, int against)
    {
        var differ = Math.Min(Left, Right);
        var extra = Math.Max(Left, Right) - differ;
        var whole = (Agreed + differ) * 100 + (extra * oneSided);
        return whole == 0 ? 0 : (Agreed * 100 - (differ * against)) * 1_000 / whole;
    }
}

/// <summary>The words of two addresses set side by side.</summary>
/// <param name="Street">Words of the street's line.</param>
/// <param name="Place">Words of the town, the region.</param>
/// <param name="Other">Words of neither: a house, a firm, a district.</param>
/// <param name="TownsDiffer">Each side names a town the tables know, and they are two.</param>
internal readonly record struct WordAgreement(WordTally Street, WordTally Place, WordTally Other, bool TownsDiffer)
{
    /// <summary>Sets the words of two addresses side by side.</summary>
    public static WordAgreement Of(AddressForm left, AddressForm right)
    {
        var alignment = new WordAlignment(left, right, stackalloc int[AddressForm.MostWords + 1], stackalloc bool[AddressForm.MostWords + 1]);
        alignment.Align();
        return alignment.Tally();
    }
}
