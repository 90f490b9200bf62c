using CommandCentre.Desks.CrossChecks;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Pages.CrossChecks;

/// <summary>The answer to a check in one line: known or not, by whom.</summary>
/// <param name="Title">The line.</param>
/// <param name="Sum">How many said what.</param>
/// <param name="Tone">urgent for a hit, late for a possible one, done for none, info where nobody could say.</param>
public sealed record ResultWords(string Title, string Sum, string Tone)
{
    // More names than these are a number.
    private const int Named = 4;

    /// <summary>The words for a result.</summary>
    public static ResultWords Of(CheckResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var (hits, possible) = (Of(result, HoldingAnswer.Hit), Of(result, HoldingAnswer.Possible));
        var sum = Counted(result);
        return hits.Count > 0 ? new(hits.Count <= Named ? CheckTexts.KnownTo.With(Listed(hits)) : CheckTexts.KnownToSome.With(hits.Count), sum, "urgent")
            : possible.Count > 0 ? new(CheckTexts.PossiblyKnownTo.With(Listed(possible)), sum, "late")
            : Of(result, HoldingAnswer.NoHit).Count > 0 ? new(CheckTexts.Unknown, sum, "done")
            : new(Of(result, HoldingAnswer.NotReady).Count > 0 ? CheckTexts.NobodyAnswered : CheckTexts.NobodyHolds, sum, "info");
    }

    /// <summary>Countries that gave an answer, in their order.</summary>
    public static IReadOnlyList<CountryCode> Of(CheckResult result, HoldingAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(result);
        return [.. result.Answers.Where(given => given.Answer == answer).Select(given => given.Country)];
    }

    private static string Listed(IReadOnlyList<CountryCode> countries) => string.Join(", ", countries.Select(country => country.Name()));

    private static string Counted(CheckResult result) => string.Join(" · ", new (HoldingAnswer Answer, string Text)[]
    {
        (HoldingAnswer.Hit, CheckTexts.SumHit), (HoldingAnswer.Possible, CheckTexts.SumPossible), (HoldingAnswer.NoHit, CheckTexts.SumNoHit), (HoldingAnswer.NotReady, CheckTexts.SumNotReady), (HoldingAnswer.NoneHeld, CheckTexts.SumNoneHeld),
    }.Select(kind => (kind.Text, Count: result.Answers.Count(given => given.Answer == kind.Answer))).Where(kind => kind.Count > 0).Select(kind => kind.Text.With(kind.Count)));
}
