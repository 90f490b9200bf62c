using CommandCentre.Desks.Countries;
using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Matching;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Desks.CrossChecks;

/// <summary>What one match says to the asker, as far as its owner's rule goes.</summary>
/// <param name="Band">How sure.</param>
/// <param name="Contact">Whom to ask, such as <c>NL case desk</c>.</param>
/// <param name="CaseReference">The owner's case; absent unless the rule says full.</param>
/// <param name="Handling">How the holding may be used; absent unless the rule says full.</param>
/// <param name="Held">The holding's values; absent unless the rule says full.</param>
/// <param name="Comparison">Why it matches, with both sides' values; absent unless the rule says full.</param>
/// <param name="Matched">The asker's own values that matched.</param>
public sealed record DisclosedMatch(
    AnswerBand Band,
    string Contact,
    string? CaseReference,
    Handling? Handling,
    Entity? Held,
    Comparison? Comparison,
    IReadOnlyList<string> Matched)
{
    /// <summary>Whether the owner's rule says full.</summary>
    public bool IsFull => Held is not null;
}

/// <summary>What one country said, as the asker may know it.</summary>
/// <param name="Country">The country.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Matches">What answered, best first; a holding that its owner has withdrawn since is left out.</param>
/// <param name="Cut">Whether more bear a value than were compared: a narrower question may find more.</param>
public sealed record Disclosed(CountryCode Country, HoldingAnswer Answer, IReadOnlyList<DisclosedMatch> Matches, bool Cut);

/// <summary>A line of the operation itself that tells of the same, readable to the asker in full.</summary>
/// <param name="Line">The line.</param>
/// <param name="Band">How sure.</param>
/// <param name="IsConsignor">Whether it is the line's consignor that matches; absent when it is another part.</param>
public sealed record DisclosedLine(LineView Line, AnswerBand Band, bool? IsConsignor);

/// <summary>A check as its asker's country may read it again at any time, under the rights of that time.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Check">What was asked, and what every country said when it was asked.</param>
/// <param name="Answers">What may be told of it now, in the order of countries.</param>
/// <param name="Lines">Lines of the operation that tell of the same.</param>
/// <param name="Remaining">Checks the reader has left in this hour of the operation.</param>
public sealed record CheckResult(LineView Line, CrossChecked Check, IReadOnlyList<Disclosed> Answers, IReadOnlyList<DisclosedLine> Lines, int Remaining);
