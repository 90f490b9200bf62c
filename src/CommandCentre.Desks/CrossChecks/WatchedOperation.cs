using CommandCentre.Desks.Blind;
using CommandCentre.Desks.Countries;
using CommandCentre.Desks.Holdings;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Desks.CrossChecks;

/// <summary>What the watch knows of one operation: its lines by who they tell of, its standing checks, and how far it has looked.</summary>
/// <remarks>Looked at by one caller at a time; searched by many.</remarks>
internal sealed class WatchedOperation(OperationDesk desk, HoldingsRoom holdings, BlindFilters blind, long lookedUpTo)
{
    /// <summary>Earlier records that one part of a line is tied to at most: through them it hangs together with the rest.</summary>
    private const int MostLinks = 3;

    private readonly List<NoteLink> _links = [];
    private long _read;

    /// <summary>The operation's desk.</summary>
    public OperationDesk Desk => desk;

    /// <summary>Lines up to this number were looked at, and what came of it is durable once the caller has seen to it.</summary>
    public long LookedUpTo { get; private set; } = lookedUpTo;

    /// <summary>Its own lines.</summary>
    public LineIndex Lines { get; } = new();

    /// <summary>Its checks that stand.</summary>
    public StandingChecks Standing { get; } = new();

    /// <summary>Links that were found and are not recorded yet.</summary>
    public IReadOnlyList<NoteLink> Links => _links;

    /// <summary>Looks at what has come since, and tells whose journal is to hear what.</summary>
    /// <param name="tell">Told for each country's entry, in order of lines.</param>
    public void Look(Action<CountryCode, CountryEntry> tell)
    {
        var state = desk.State;
        for (; _read < state.Head.Number; _read++)
        {
            var entry = state.Lines[_read + 1];
            Keep(entry);
            if (entry.Number > LookedUpTo)
            {
                Look(state, entry, Once(tell));
            }
        }

        LookedUpTo = Math.Max(LookedUpTo, _read);
    }

    /// <summary>Records the links that were found; those that could not be are kept for the next time.</summary>
    public async Task NoteAsync(CancellationToken cancellationToken)
    {
        while (_links.Count > 0 && await desk.SubmitAsync(_links[0], Actor.Clock, cancellationToken).ConfigureAwait(false) is not Answer.NotRecorded)
        {
            // Refused where an end was withdrawn meanwhile; repeated where it was noted before a stop.
            _links.RemoveAt(0);
        }
    }

    private void Keep(Entry entry)
    {
        switch (entry.Event)
        {
            case Domain.Hits.HitWithdrawn:
                Lines.Withdraw(entry.Record);
                break;
            case CrossChecked { Values: { } values, Until: { } until } check:
                Standing.Put(entry, AskedEntity.Of(values, check.Subject), check.Asked, until);
                Lines.Put(entry);
                break;
            case Domain.Hits.HitPushed or Domain.Hits.HitCorrected or Domain.Leads.LeadSent or Domain.Seizures.SeizureReported or CheckRequested:
                Lines.Put(entry);
                break;
        }
    }

    /// <summary>A holding that answers on two parts of one line is told once.</summary>
    private static Action<CountryCode, CountryEntry> Once(Action<CountryCode, CountryEntry> tell)
    {
        var said = new HashSet<(CountryCode, Guid?, bool)>();
        return (country, entry) =>
        {
            if (entry is Alerted alerted ? said.Add((country, alerted.Holding, true)) : entry is not Told told || said.Add((country, told.Holding, false)))
            {
                tell(country, entry);
            }
        };
    }

    private void Look(DeskState state, Entry entry, Action<CountryCode, CountryEntry> tell)
    {
        if (entry.Event is CrossChecked check)
        {
            Alert(entry, check, tell);
        }

        if (!state.Operation.Records.TryGetValue(entry.Record, out var record) || record.Withdrawn)
        {
            return;
        }

        var links = new Dictionary<(Guid Other, LinkGround Ground), int>();
        foreach (var (part, entity) in LineParts.Of(entry.Event))
        {
            Tie(entry, part, entity, links);
            if (CauseOf(entry.Event) is { } cause && LineParts.AsksHoldings(part))
            {
                Ask(state.Operation, entry, entity, cause, tell);
            }
        }

        Note(state, record, links);
    }

    /// <summary>The owners hear who asked: of what was told from the line itself, of what was kept silent by a search that the asker's answer never waited for.</summary>
    private void Alert(Entry entry, CrossChecked check, Action<CountryCode, CountryEntry> tell)
    {
        foreach (var answer in check.Answers ?? [])
        {
            foreach (var match in answer.Matches)
            {
                var mode = holdings.Find(answer.Country, match.Holding)?.Terms.Mode ?? HoldingMode.HitOnly;
                tell(answer.Country, new Alerted(desk.Key, entry.Number, match.Holding, mode, match.Points, AlertCause.CrossCheck));
            }

            if (answer.Answer is HoldingAnswer.Possible)
            {
                tell(answer.Country, new Alerted(desk.Key, entry.Number, Guid.Empty, HoldingMode.HitOnly, 0, AlertCause.Blind));
            }
        }

        if (check.Values is { } values)
        {
            foreach (var silent in holdings.Silent(AskedEntity.Of(values, check.Subject), check.Asked))
            {
                tell(silent.Holding.Owner, new Alerted(desk.Key, entry.Number, silent.Holding.Id, HoldingMode.Silent, silent.Points, AlertCause.CrossCheck));
            }
        }
    }

    private void Tie(Entry entry, LinePart part, Entity entity, Dictionary<(Guid Other, LinkGround Ground), int> links)
    {
        var tied = Lines.Search(entity)
            .Where(match => match.Record != entry.Record)
            .Select(match => (match.Record, Ground: LineParts.Ground(part, match.Part), match.Points))
            .Where(match => match.Ground is not null)
            .DistinctBy(match => (match.Record, match.Ground))
            .GroupBy(match => match.Ground)
            .SelectMany(ground => ground.Take(MostLinks));
        foreach (var (other, ground, points) in tied)
        {
            links[(other, ground!.Value)] = Math.Max(points, links.GetValueOrDefault((other, ground.Value)));
        }
    }

    private void Note(DeskState state, RecordState record, Dictionary<(Guid Other, LinkGround Ground), int> links)
    {
        // The same person has the same address and phone: that is one thing to say, not three.
        var persons = links.Keys.Where(link => link.Ground is LinkGround.Consignor or LinkGround.Consignee or LinkGround.SenderIsReceiver).Select(link => link.Other).ToHashSet();
        foreach (var ((other, ground), points) in links.Where(link => link.Key.Ground is not (LinkGround.Address or LinkGround.Contact) || !persons.Contains(link.Key.Other)))
        {
            if (state.Operation.Records.TryGetValue(other, out var end) && !end.Withdrawn)
            {
                var (left, right) = end.Lines[0] < record.Lines[0] ? (end, record) : (record, end);
                _links.Add(new NoteLink(MatchLink.CommandFor(left, right, ground), left.Id, right.Id, ground, points));
            }
        }
    }

    /// <summary>Holdings of those who may read the record in full are asked, and of its owner; nobody else's, because an alert would tell what the record holds.</summary>
    private void Ask(Operation operation, Entry entry, Entity entity, AlertCause cause, Action<CountryCode, CountryEntry> tell)
    {
        var readers = ValueList.Countries(operation.Participants.Values.Where(participant => participant.Country == entry.Owner || ReadsInFull(operation, entry, participant)).Select(participant => participant.Country));
        foreach (var found in holdings.Look(entity, readers).Matches.Concat(holdings.Silent(entity, readers)))
        {
            tell(found.Holding.Owner, new Alerted(desk.Key, entry.Number, found.Holding.Id, found.Holding.Terms.Mode, found.Points, cause));
            if (found.Holding.Owner != entry.Owner && found.Holding.Terms.Mode is not HoldingMode.Silent)
            {
                tell(entry.Owner, new Told(desk.Key, entry.Number, found.Holding.Owner, AnswerBands.Of(found.Points), found.Holding.Id, cause));
            }
        }

        foreach (var filtered in blind.Test(desk.Key, entity, readers.Where(country => country != entry.Owner)).Where(answer => answer.Answer is HoldingAnswer.Possible))
        {
            tell(filtered.Country, new Alerted(desk.Key, entry.Number, Guid.Empty, HoldingMode.HitOnly, 0, AlertCause.Blind));
            tell(entry.Owner, new Told(desk.Key, entry.Number, filtered.Country, AnswerBand.Possible, null, AlertCause.Blind));
        }
    }

    private static bool ReadsInFull(Operation operation, Entry entry, Participant participant) => participant.Agencies.Any(agency =>
        operation.SightOf(operation.SeatOf(new Seer(participant.Country, agency, Clearance.All)), entry.Record, entry.Event.Kind).Level is SightLevel.Full);

    private static AlertCause? CauseOf(OperationEvent happened) => happened.Kind switch
    {
        LineKind.HitPushed or LineKind.HitCorrected => AlertCause.Hit,
        LineKind.LeadSent => AlertCause.Lead,
        LineKind.SeizureReported => AlertCause.Seizure,
        _ => null,
    };
}
