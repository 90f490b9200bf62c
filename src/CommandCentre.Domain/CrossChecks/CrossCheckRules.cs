using System.Globalization;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.CrossChecks;

/// <summary>Checking holdings within a budget, and noting what belongs together.</summary>
internal static class CrossCheckRules
{
    internal static Ruling Decide(Operation operation, MakeCrossCheck check, Actor by, DateTimeOffset now)
    {
        var asked = Addressing.Asked(operation, check, by);
        if (asked.IsEmpty)
        {
            return Ruling.Refused(RefusalReason.NobodyToAsk, "asked", by.Country.Value);
        }

        if (operation.ChecksOf(by.Officer, now) >= check.Prepared.Budget)
        {
            return Ruling.Refused(RefusalReason.CheckBudgetSpent, null, null, check.Prepared.Budget.ToString(CultureInfo.InvariantCulture));
        }

        // Whoever was asked stands in the line, whether anything was looked up for them or not.
        var answers = asked.Select(country => check.Prepared.Answers.FirstOrDefault(answer => answer.Country == country) ?? new CountryAnswer(country, HoldingAnswer.NotReady, []));
        DateTimeOffset? until = check.StandingHours is { } hours ? now.AddHours(hours) : null;
        var happened = new CrossChecked(check.Values, check.Subject, check.Purpose, check.CaseReference, asked, [.. answers], until);
        return Ruling.Recorded(RecordId.For(by.Officer, check.Id), by.Country, Addressing.Of(operation, check, by), happened);
    }

    internal static Ruling Decide(Operation operation, NoteLink link, Actor by)
    {
        if (by != Actor.Clock)
        {
            return Ruling.Refused(RefusalReason.OnlyTheClock);
        }

        return !Stands(operation, link.Left) ? OperationRules.NoSuchRecord("left", link.Left)
            : !Stands(operation, link.Right) || link.Left == link.Right ? OperationRules.NoSuchRecord("right", link.Right)
            : Ruling.Recorded(RecordId.For(by.Officer, link.Id), by.Country, Addressing.Of(operation, link, by), new LinkFound(link.Left, link.Right, link.Ground, link.Points));
    }

    internal static Ruling Decide(Operation operation, DecideMatch decide, Actor by)
    {
        if (OperationRules.Readable(operation, decide.Link, LineKind.LinkFound, by) is not { } record)
        {
            return OperationRules.NoSuchRecord("link", decide.Link);
        }

        var owners = OwnersOf(operation, operation.Links[decide.Link]);
        return by.Country.IsCoordinationCentre || owners.Contains(by.Country)
            ? Ruling.Recorded(record.Id, record.Owner, record.Marks, new MatchDecided(decide.Verdict, decide.Reason, decide.Hands ?? Hands.One))
            : Ruling.Refused(RefusalReason.NotTheOwner, "link", decide.Link.ToString("D"), string.Join(", ", owners));
    }

    /// <summary>Whose records a link joins.</summary>
    internal static ValueList<CountryCode> OwnersOf(Operation operation, MatchLink link) =>
        ValueList.Countries([operation.Records[link.Left].Owner, operation.Records[link.Right].Owner]);

    private static bool Stands(Operation operation, Guid record) => operation.Records.TryGetValue(record, out var state) && state is { Withdrawn: false, Kind: not LineKind.LinkFound };
}
