namespace CommandCentre.Matching.Entities;

/// <summary>How much an agreement beside the name is worth, given how alike the names are.</summary>
internal static class Agreement
{
    /// <summary>Nothing for wholly different names, all for names that are nearly the same, in proportion between.</summary>
    public static int Scaled(int points, int name) =>
        (int)((long)points * Math.Clamp(name - Weights.NameFloor, 0, Weights.NameFull - Weights.NameFloor) / (Weights.NameFull - Weights.NameFloor));
}
