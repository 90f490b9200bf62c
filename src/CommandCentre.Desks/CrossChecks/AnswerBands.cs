using CommandCentre.Desks.Countries;

namespace CommandCentre.Desks.CrossChecks;

/// <summary>Scores in the two words an asker may hear: the score itself would tell, try by try, what is held.</summary>
internal static class AnswerBands
{
    /// <summary>From how many points on it is likely the same.</summary>
    private const int Strong = 8_500;

    /// <summary>The word for a score at or above the threshold.</summary>
    public static AnswerBand Of(int points) => points >= Strong ? AnswerBand.Strong : AnswerBand.Possible;
}
