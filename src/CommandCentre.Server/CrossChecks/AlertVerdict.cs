using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Fields;

namespace CommandCentre.Server.CrossChecks;

/// <summary>What somebody decided of an alert, by API and page alike.</summary>
/// <param name="Verdict">The decision.</param>
/// <param name="Reason">Why, 3 to 400 characters.</param>
internal sealed record AlertVerdict(MatchVerdict Verdict, string Reason)
{
    private const int ShortestReason = 3;
    private const int LongestReason = 400;

    /// <summary>Reads <c>verdict</c> and <c>reason</c>; what is wrong is noted with the reader, the verdict first.</summary>
    internal static AlertVerdict From(FieldReader reader) => new(reader.Word<MatchVerdict>("verdict"), reader.Text("reason", ShortestReason, LongestReason, lines: true));
}
