using CommandCentre.Desks.Blind;
using CommandCentre.Desks.Countries;
using CommandCentre.Desks.Holdings;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Deconflictions;
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

    /// <summary>Notes that are given to the desk at once: a turn's worth, so that people's commands wait for one turn at most.</summary>
    private const int NotesAtOnce = 64;

    private readonly List<OperationCommand> _notes = [];
    private long _read;

    /// <summary>The operation's desk.</summary>
    public OperationDesk Desk => desk;

    /// <summary>Lines up to this number were looked at, and what came of it is durable once the caller has seen to it.</summary>
    public long LookedUpTo { get; private set; } = lookedUpTo;

    /// <summary>Its own lines.</summary>
    public LineIndex Lines { get; } = new();

    /// <summary>Its checks that stand.</summary>
    public StandingChecks Standing { get; } = new();

    /// <summary>Links and de-conflictions that were found and are not recorded yet.</summary>
    public IReadOnlyList<OperationCommand> Notes => _notes;

    /// <summary>Looks at what has come since, and tells whose journal is to hear what.</summary>
    /// <param name="tell">Told for each country's entry, in order of lines; of a line that could not be looked at to its end nothing.</param>
    /// <param name="poison">Told of a line that cannot be looked at, whatever is tried: it is left out.</param>
    /// <exception cref="IOException">The store failed; the line it failed at is the first of the next look.</exception>
    public void Look(Action<CountryCode, CountryEntry> tell, Action<Entry, Exception> poison)
    {
        var state = desk.State;
        for (; _read < state.Head.Number; _read++)
        {
            var entry = state.Lines[_read + 1];
            try
            {
                Keep(entry);
                if (entry.Number > LookedUpTo)
                {
                    Look(state, entry).Tell(tell, _notes);
                }
            }
            catch (Exception failure) when (failure is not IOException)
            {
                poison(entry, failure);
            }

            LookedUpTo = Math.Max(LookedUpTo, entry.Number);
        }
    }

    /// <summary>Records what was found, those of one turn together; what could not be recorded is kept for the next time.</summary>
    public async Task NoteAsync(CancellationToken cancellationToken)
    {
        for (var given = 0; given < _notes.Count;)
        {
            var some = _notes.GetRange(given, Math.Min(NotesAtOnce, _notes.Count - given));
            var answers = await Task.WhenAll(some.Select(note => desk.SubmitAsync(note, Actor.Clock, cancellationToken).AsTask())).ConfigureAwait(false);
            // Refused where an end was withdrawn meanwhile; repeated where it was noted before a stop.
            var left = some.Where((_, at) => answers[at] is Answer.NotRecorded).ToList();
            _notes.RemoveRange(given, some.Count);
            _notes.InsertRange(given, left);
            given += left.Count;
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

    private LineFindings Look(DeskState state, Entry entry)
    {
        var found = new LineFindings();
        foreach (var conflict in DeconflictionRules.Of(state.Operation, entry))
        {
            found.Note(conflict);
        }

        if (entry.Event is CrossChecked check)
        {
            Alert(entry, check, found);
        }

        if (!state.Operation.Records.TryGetValue(entry.Record, out var record) || record.Withdrawn)
        {
            return found;
        }

        var links = new Dictionary<(Guid Other, LinkGround Ground), int>();
        foreach (var (part, entity) in LineParts.Of(entry.Event))
        {
            var form = EntityForm.Read(entity);
            Tie(entry, part, form, links);
            if (CauseOf(entry.Event) is { } cause && LineParts.AsksHoldings(part))
            {
                Ask(state.Operation, entry, (entity, form), cause, found);
            }
        }

        Note(state, record, links, found);
        return found;
    }

    /// <summary>The owners hear who asked: of what was told from the line itself, of what was kept silent by a search that the asker's answer never waited for.</summary>
    private void Alert(Entry entry, CrossChecked check, LineFindings found)
    {
        foreach (var answer in check.Answers ?? [])
        {
            foreach (var match in answer.Matches)
            {
                var mode = holdings.Find(answer.Country, match.Holding)?.Holding.Terms.Mode ?? HoldingMode.HitOnly;
                found.Tell(answer.Country, new Alerted(desk.Key, entry.Number, match.Holding, mode, match.Points, AlertCause.CrossCheck));
            }

            if (answer.Answer is HoldingAnswer.Possible)
            {
                found.Tell(answer.Country, new Alerted(desk.Key, entry.Number, null, HoldingMode.HitOnly, 0, AlertCause.Blind));
            }
        }

        if (check.Values is { } values)
        {
            foreach (var silent in holdings.Silent(EntityForm.Read(AskedEntity.Of(values, check.Subject)), check.Asked))
            {
                found.Tell(silent.Holding.Owner, new Alerted(desk.Key, entry.Number, silent.Holding.Id, HoldingMode.Silent, silent.Points, AlertCause.CrossCheck));
            }
        }
    }

    private void Tie(Entry entry, LinePart part, EntityForm entity, Dictionary<(Guid Other, LinkGround Ground), int> links)
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

    private static void Note(DeskState state, RecordState record, Dictionary<(Guid Other, LinkGround Ground), int> links, LineFindings found)
    {
        // The same person has the same address and phone: that is one thing to say, not three.
        var persons = links.Keys.Where(link => link.Ground is LinkGround.Consignor or LinkGround.Consignee or LinkGround.SenderIsReceiver).Select(link => link.Other).ToHashSet();
        foreach (var ((other, ground), points) in links.Where(link => link.Key.Ground is not (LinkGround.Address or LinkGround.Contact) || !persons.Contains(link.Key.Other)))
        {
            if (state.Operation.Records.TryGetValue(other, out var end) && !end.Withdrawn)
            {
                var (left, right) = end.Lines[0] < record.Lines[0] ? (end, record) : (record, end);
                found.Note(new NoteLink(MatchLink.CommandFor(left, right, ground), left.Id, right.Id, ground, points));
            }
        }
    }

    /// <summary>Holdings of those who may read the record in full are asked, and of its owner; nobody else's, because an alert would tell what the record holds.</summary>
    private void Ask(Operation operation, Entry entry, (Entity Entity, EntityForm Form) asked, AlertCause cause, LineFindings found)
    {
        var readers = ValueList.Countries(operation.Participants.Values.Where(participant => participant.Country == entry.Owner || ReadsInFull(operation, entry, participant)).Select(participant => participant.Country));
        foreach (var held in holdings.Look(asked.Form, readers).Matches.Concat(holdings.Silent(asked.Form, readers)))
        {
            found.Tell(held.Holding.Owner, new Alerted(desk.Key, entry.Number, held.Holding.Id, held.Holding.Terms.Mode, held.Points, cause));
            if (held.Holding.Owner != entry.Owner && held.Holding.Terms.Mode is not HoldingMode.Silent)
            {
                found.Tell(entry.Owner, new Told(desk.Key, entry.Number, held.Holding.Owner, AnswerBands.Of(held.Points), held.Holding.Id, cause));
            }
        }

        foreach (var filtered in blind.Test(desk.Key, asked.Entity, readers.Where(country => country != entry.Owner)).Where(answer => answer.Answer is HoldingAnswer.Possible))
        {
            found.Tell(filtered.Country, new Alerted(desk.Key, entry.Number, null, HoldingMode.HitOnly, 0, AlertCause.Blind));
            found.Tell(entry.Owner, new Told(desk.Key, entry.Number, filtered.Country, AnswerBand.Possible, null, AlertCause.Blind));
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
