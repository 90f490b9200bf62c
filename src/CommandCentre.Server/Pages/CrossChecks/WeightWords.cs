using CommandCentre.Matching;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Pages.CrossChecks;

/// <summary>Points of an explanation in words: nobody reads ten-thousandths at three in the afternoon of day four.</summary>
public static class WeightWords
{
    private const int Most = 4_000;
    private const int Much = 1_500;
    private const int Some = 400;

    /// <summary>How much a part weighs, for or against; a bound is neither.</summary>
    public static string Of(Part part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return part.Ground is Matching.Ground.Limit ? CheckTexts.WeightBound : Of(part.Points);
    }

    private static string Of(int points) => points switch
    {
        >= Most => CheckTexts.WeightMost,
        >= Much => CheckTexts.WeightMuch,
        >= Some => CheckTexts.WeightSome,
        >= 0 => CheckTexts.WeightLittle,
        > -Some => CheckTexts.AgainstLittle,
        > -Much => CheckTexts.AgainstSome,
        _ => CheckTexts.AgainstMuch,
    };

    /// <summary>done where it speaks for a match, late where it speaks against; absent where it hardly matters.</summary>
    public static string? Tone(Part part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return part.Ground is Matching.Ground.Limit ? null : part.Points >= Some ? "done" : part.Points < 0 ? "late" : null;
    }

    /// <summary>The parts worth a line, the heaviest first.</summary>
    public static IReadOnlyList<Part> Shown(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return [.. comparison.Parts.Where(part => part.Left is not null || part.Right is not null || part.Points != 0).OrderBy(part => part.Ground is Matching.Ground.Limit).ThenByDescending(part => Math.Abs(part.Points))];
    }
}
