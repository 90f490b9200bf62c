namespace CommandCentre.Matching.Index;

/// <summary>Who bears a key: slot of an entity and which of its names, in 31 bits.</summary>
internal static class Bearer
{
    /// <summary>Stands where not a name bears the key but a value.</summary>
    public const int NoName = 127;

    /// <summary>Bits of the number of a name.</summary>
    private const int Bits = 7;

    public static uint Of(int slot, int name) => ((uint)slot << Bits) | (uint)name;

    public static int Slot(uint bearer) => (int)(bearer >> Bits);

    public static int Name(uint bearer) => (int)(bearer & NoName);
}
