using CommandCentre.Desks.Blind;
using CommandCentre.Desks.Holdings;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Desks.CrossChecks;

/// <summary>Checks what is asked against what countries hold: first looked up, then recorded, then told as far as each owner's rule goes.</summary>
/// <param name="holdings">What countries hold.</param>
/// <param name="blind">Answers for countries that publish a filter instead.</param>
/// <param name="watch">Knows the operations' own lines.</param>
public sealed class CrossCheckRoom(HoldingsRoom holdings, BlindFilters blind, MatchWatch watch)
{
    /// <summary>Lines of the operation that are told at most.</summary>
    private const int MostLines = 10;

    /// <summary>Looks up what a check asks. What owners keep silent about is not looked at here: the answer is the same with it and without.</summary>
    /// <param name="desk">The operation.</param>
    /// <param name="sent">The check as sent.</param>
    /// <param name="by">Who asks, from the sign-in.</param>
    /// <param name="budget">Checks they may make in an hour of operation time.</param>
    /// <returns>The check as it is to be recorded.</returns>
    public MakeCrossCheck Prepare(OperationDesk desk, MakeCrossCheck sent, Actor by, int budget)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(sent);
        var (asked, entity) = (Addressing.Asked(desk.State.Operation, sent, by), AskedEntity.Of(sent.Values, sent.Subject));
        var found = holdings.Look(EntityForm.Read(entity), asked);
        var matches = found.Matches.ToLookup(match => match.Holding.Owner);
        var filters = blind.Test(desk.Key, entity, asked).ToDictionary(answer => answer.Country, answer => answer.Answer);
        return sent with { Prepared = new CheckPreparation([.. asked.Select(country => Answer(country, matches[country], found.IsCut, filters))], budget) };
    }

    /// <summary>What a viewer may know of a check that was made; absent for who may not read it, and for other countries than the asker's.</summary>
    /// <param name="view">The operation as the viewer sees it.</param>
    /// <param name="record">The check's record.</param>
    /// <param name="budget">Checks the viewer may make in an hour.</param>
    public CheckResult? Find(OperationView view, Guid record, int budget = CheckPreparation.PersonBudget)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (view.AnswersOf(record) is not ({ Event: CrossChecked { Values: { } values } check } line, var answers))
        {
            return null;
        }

        var asked = EntityForm.Read(AskedEntity.Of(values, check.Subject));
        return new CheckResult(
            line,
            check,
            [.. answers.Select(answer => Disclose(view, asked, answer))],
            Lines(view, asked, record),
            Math.Max(0, budget - view.ChecksMade));
    }

    private CountryAnswer Answer(CountryCode country, IEnumerable<HeldHit> matches, bool cut, Dictionary<CountryCode, HoldingAnswer> filters)
    {
        var held = matches.Select(match => new HeldMatch(match.Holding.Id, match.Points)).ToList();
        var filtered = filters.TryGetValue(country, out var answer) ? answer : Without(country);
        return new CountryAnswer(country, held.Count > 0 ? HoldingAnswer.Hit : filtered, [.. held], cut && holdings.StandingOf(country) is HoldingsStanding.Ready);
    }

    private HoldingAnswer Without(CountryCode country) => holdings.StandingOf(country) switch
    {
        HoldingsStanding.Ready => HoldingAnswer.NoHit,
        HoldingsStanding.None => HoldingAnswer.NoneHeld,
        _ => HoldingAnswer.NotReady,
    };

    private Disclosed Disclose(OperationView view, EntityForm asked, CountryAnswer answer)
    {
        var matches = answer.Matches.Select(match => (Held: holdings.Find(answer.Country, match.Holding), match.Points))
            .Where(match => match.Held is { Holding.Terms.Mode: not HoldingMode.Silent })
            .Select(match => Disclosure.Of(view, asked, match.Held!, AnswerBands.Of(match.Points)));
        return new Disclosed(answer.Country, answer.Answer, [.. matches], answer.Cut);
    }

    private IReadOnlyList<DisclosedLine> Lines(OperationView view, EntityForm asked, Guid record) =>
    [
        .. watch.Search(view.Summary.Key, asked)
            .Where(match => match.Record != record)
            .DistinctBy(match => match.Record)
            .Select(match => (Line: view.Record(match.Record), match))
            .Where(match => match.Line is { Sight.Level: SightLevel.Full, Withdrawn: false })
            .Select(match => new DisclosedLine(match.Line!, AnswerBands.Of(match.match.Points), match.match.Part is LinePart.Consignor ? true : match.match.Part is LinePart.Consignee ? false : null))
            .Take(MostLines),
    ];
}
