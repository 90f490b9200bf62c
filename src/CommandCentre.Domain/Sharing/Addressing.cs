using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Deconflictions;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Referrals;
using CommandCentre.Domain.Seizures;

namespace CommandCentre.Domain.Sharing;

/// <summary>The marks a command's line will carry, addressees filled in by the rule: the preview and the recording use the same function.</summary>
public static class Addressing
{
    /// <summary>Marks of the line a command would make; absent for open lines and for commands about a record that is not there or that the actor may not read.</summary>
    /// <remarks>
    /// A request goes to those asked, a lead to its destination, besides the addressees named; a request under H0 or H1 that names
    /// nobody at all goes to all participants, so that the coordination centre can chase it. An answer or feedback under H2 or H3 that
    /// names nobody goes to the one who asked: under the general default it would reach the coordination centre alone.
    /// </remarks>
    /// <param name="operation">The operation as it stands.</param>
    /// <param name="command">The command.</param>
    /// <param name="by">Who gives it.</param>
    /// <param name="named">The record of a line that the command names by its number; absent for none.</param>
    public static Marks? Of(Operation operation, OperationCommand command, Actor by, Guid? named = null) => command switch
    {
        RequestCheck { Asked.IsEmpty: true, Marks: { To.IsEmpty: true, Handling.Strictest: HandlingCodes.H0 or HandlingCodes.H1 } marks } => marks,
        RequestCheck request => With(request.Marks, Asked(operation, request, by)),
        MakeCrossCheck { Asked.IsEmpty: true, Marks: { To.IsEmpty: true, Handling.Strictest: HandlingCodes.H0 or HandlingCodes.H1 } marks } => marks,
        MakeCrossCheck check => With(check.Marks, Asked(operation, check, by)),
        NoteLink when by == Actor.Clock => new Marks(Handling.Default, null, []),
        SendLead lead => With(lead.Marks, [lead.Destination]),
        AnswerCheck answer => OperationRules.Readable(operation, answer.Check, LineKind.CheckRequested, by) is { } check ? Reply(answer.Marks, check.Owner) : null,
        GiveFeedback feedback => OnLead(operation, feedback.Lead, feedback.Marks, by),
        MoveLead move => OnLead(operation, move.Lead, move.Marks, by),
        ReportControl { Lead: { } lead } control => OnLead(operation, lead, control.Marks, by),
        DecideParcel decide => OperationRules.Readable(operation, decide.Control, LineKind.ControlReported, by) is null ? null
            : operation.Controls[decide.Control].Lead is { } lead ? OnLead(operation, lead, decide.Marks, by) ?? decide.Marks : decide.Marks,
        ReadImage read => ReadingRules.IsSeen(operation, read.File, by) ? operation.Records[read.File].Owner is var owner && owner == by.Country ? read.Marks : Reply(read.Marks, owner) : null,
        ReadImageAgain again => OperationRules.Readable(operation, again.First, LineKind.ImageRead, by)?.Marks,
        AddFollowUp follow => OperationRules.Readable(operation, follow.Seizure, LineKind.SeizureReported, by) is not { } seizure ? null
            : seizure.Owner == by.Country ? follow.Marks : Reply(follow.Marks, seizure.Owner),
        HandOverExhibit hand => ExhibitRules.Readable(operation, hand.Exhibit, by, out var exhibit) is null ? ExhibitRules.MarksOf(operation, exhibit, hand.Receiver) : null,
        ReceiveExhibit receive => ExhibitRules.Readable(operation, receive.Exhibit, by, out var coming) is null ? operation.Records[coming.Id].Marks : null,
        ClaimLead claim => OnLead(operation, claim.Lead, by),
        ReleaseLead release => OnLead(operation, release.Lead, by),
        NoteLeadMissed missed when by == Actor.Clock => operation.Records.GetValueOrDefault(missed.Lead)?.Marks,
        NoteMeasureExpired expired when by == Actor.Clock => operation.Records.GetValueOrDefault(expired.Decision)?.Marks,
        NoteDeconfliction conflict when by == Actor.Clock => DeconflictionRules.ActBy(operation, conflict.Told) is { } told ? DeconflictionRules.MarksOf(told) : null,
        RegisterOperator => MailOperator.MarksOf(by.Country),
        MoveReferral move => OperationRules.Readable(operation, move.Referral, LineKind.ParcelReferred, by) is { } moved && moved.Owner == by.Country ? moved.Marks : null,
        NoteReferralOverdue overdue when by == Actor.Clock => operation.Records.GetValueOrDefault(overdue.Referral)?.Marks,
        NoteReferralSeen seen when by == Actor.Channel => operation.Records.GetValueOrDefault(seen.Referral)?.Marks,
        AnswerReferral answer when by == Actor.Channel => operation.Records.GetValueOrDefault(answer.Referral)?.Marks,
        ChangeMarks change => operation.Records.TryGetValue(change.Record, out var state) && state.Owner == by.Country ? Changed(operation, change.Marks, state) : null,
        GrantUse grant => OwnMarks(operation, grant.Record, by),
        WithdrawGrant withdrawn => OwnMarks(operation, withdrawn.Record, by),
        AskRelease => SharingRules.Askable(operation, named, by) is { } asked ? new Marks(Handling.Default, null, [Addressee.Of(asked.Owner)]) : null,
        FormGroup form => new Marks(Handling.Default, null, [Addressee.OfGroup(form.Name)]),
        DissolveGroup dissolve => new Marks(Handling.Default, null, [Addressee.OfGroup(dissolve.Name)]),
        WithdrawHit withdrawn => OperationRules.Readable(operation, withdrawn.Hit, LineKind.HitPushed, by)?.Marks,
        NoteCheckOverdue overdue when by == Actor.Clock => operation.Records.GetValueOrDefault(overdue.Check)?.Marks,
        NoteCheckReminder reminder when by == Actor.Clock => operation.Records.GetValueOrDefault(reminder.Check)?.Marks,
        ChaseCheck chase => OperationRules.Readable(operation, chase.Check, LineKind.CheckRequested, by) is { } chased && operation.Checks[chased.Id].IsChasedBy(by) ? chased.Marks : null,
        ClaimCheck claim => Claimable(operation, claim.Check, by),
        DecideMatch decide => OperationRules.Readable(operation, decide.Link, LineKind.LinkFound, by) is { } link
            && (by.Country.IsCoordinationCentre || CrossCheckRules.OwnersOf(operation, operation.Links[link.Id]).Contains(by.Country)) ? link.Marks : null,
        ReleaseCheck release => Claimable(operation, release.Check, by),
        MarkedCommand marked => marked.Marks,
        _ => null,
    };

    /// <summary>Who must answer a request: those named, or every other participating country but the coordination centre.</summary>
    public static ValueList<CountryCode> Asked(Operation operation, RequestCheck request, Actor by) =>
        ValueList.Countries(request.Asked.IsEmpty
            ? operation.Participants.Keys.Where(country => country != by.Country && !country.IsCoordinationCentre)
            : request.Asked.Where(country => country != by.Country));

    /// <summary>Whose holdings a check asks: those named, or every other participant, the coordination centre too.</summary>
    public static ValueList<CountryCode> Asked(Operation operation, MakeCrossCheck check, Actor by)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(by);
        return ValueList.Countries((check.Asked.IsEmpty ? operation.Participants.Keys : check.Asked).Where(country => country != by.Country));
    }

    /// <summary>What each participant would see of a line with these marks: <em>who will see this</em>, with reasons. Agencies of a country are named where they would not see the same.</summary>
    public static IReadOnlyList<(Addressee Seer, Sighted Sighted)> Preview(Operation operation, CountryCode owner, Marks? marks, LineKind kind) =>
        Audience(operation, new Sightable(owner, marks, false, kind));

    /// <summary>What each participant sees of a line, its liaison officers and analysts; roles and duty may leave others less (<see cref="Clearance"/>).</summary>
    public static IReadOnlyList<(Addressee Seer, Sighted Sighted)> Audience(Operation operation, Sightable line) => Audience(operation, seat => Sight.Of(seat, line));

    /// <summary>What each participant sees of a line of a record that is there, as <see cref="Audience(Operation, Sightable)"/>; of a link by both its ends.</summary>
    public static IReadOnlyList<(Addressee Seer, Sighted Sighted)> Audience(Operation operation, Guid record, LineKind kind) => Audience(operation, seat => operation.SightOf(seat, record, kind));

    private static List<(Addressee Seer, Sighted Sighted)> Audience(Operation operation, Func<Seat, Sighted> of)
    {
        ArgumentNullException.ThrowIfNull(operation);
        var audience = new List<(Addressee, Sighted)>();
        foreach (var participant in operation.Participants.Values)
        {
            var seen = participant.Agencies.Select(agency => (agency, of(operation.SeatOf(new Seer(participant.Country, agency, Clearance.All))))).ToList();
            if (seen.Select(one => one.Item2).Distinct().Count() == 1)
            {
                audience.Add((participant.Country, seen[0].Item2));
            }
            else
            {
                audience.AddRange(seen.Select(one => (Addressee.Of(participant.Country, one.agency), one.Item2)));
            }
        }

        return audience;
    }

    /// <summary>The operation as a command that changes who takes part, or who is in a group, would leave it; every other command leaves it as it is.</summary>
    public static Operation After(Operation operation, OperationCommand command)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return command switch
        {
            FormGroup form => operation with { Groups = operation.Groups.SetItem(form.Name, new ClosedUserGroup(form.Name, form.Members)) },
            DissolveGroup dissolve => operation with { Groups = operation.Groups.Remove(dissolve.Name) },
            AdmitParticipant admit => operation with { Participants = operation.Participants.SetItem(admit.Participant.Country, admit.Participant) },
            DismissParticipant dismiss => operation with { Participants = operation.Participants.Remove(dismiss.Country) },
            _ => operation,
        };
    }

    /// <summary>A request must stay readable to those asked, a lead to its destination, an answer to the one who asked: whatever else changes.</summary>
    private static Marks Changed(Operation operation, Marks marks, RecordState record)
    {
        var toAll = marks is { To.IsEmpty: true, Handling.Strictest: HandlingCodes.H0 or HandlingCodes.H1 };
        return toAll ? marks : With(marks, Bound(operation, record));
    }

    private static ValueList<Addressee> Bound(Operation operation, RecordState record) => record.Kind switch
    {
        LineKind.ExhibitSealed => [.. operation.Exhibits[record.Id] is var exhibit && exhibit.Transfer is { } going ? [exhibit.Holder, going.Receiver] : new[] { exhibit.Holder }],
        LineKind.CheckRequested => [.. operation.Checks[record.Id].Asked.Select(Addressee.Of)],
        LineKind.CrossChecked => [.. operation.MadeChecks[record.Id].Asked.Select(Addressee.Of)],
        LineKind.LeadSent => [operation.Leads[record.Id].Destination],
        LineKind.CheckAnswered or LineKind.FeedbackGiven or LineKind.LeadMoved or LineKind.ControlReported or LineKind.FollowUpAdded or LineKind.ImageRead when record.Refers is { } answered && operation.Records.TryGetValue(answered, out var asked) => [asked.Owner],
        _ => [],
    };

    private static Marks? OnLead(Operation operation, Guid lead, Marks marks, Actor by) =>
        OperationRules.Readable(operation, lead, LineKind.LeadSent, by) is { } sent ? Reply(marks, sent.Owner) : null;

    private static Marks? OnLead(Operation operation, Guid lead, Actor by) =>
        OperationRules.Readable(operation, lead, LineKind.LeadSent, by) is not null && operation.Leads[lead].Destination == by.Country ? LeadRules.MarksOf(operation.Leads[lead]) : null;

    private static Marks? Claimable(Operation operation, Guid check, Actor by) =>
        OperationRules.Readable(operation, check, LineKind.CheckRequested, by) is not null && operation.Checks[check].Asked.Contains(by.Country) ? ClaimRules.MarksOf(by.Country) : null;

    private static Marks? OwnMarks(Operation operation, Guid record, Actor by) =>
        operation.Records.TryGetValue(record, out var state) && state.Owner == by.Country ? state.Marks : null;

    private static Marks With(Marks marks, IEnumerable<CountryCode> addressees) => With(marks, addressees.Select(Addressee.Of));

    private static Marks With(Marks marks, IEnumerable<Addressee> addressees) => marks with { To = ValueList.Set([.. marks.To, .. addressees]) };

    private static Marks Reply(Marks marks, CountryCode asker) =>
        marks is { To.IsEmpty: true, Handling.Strictest: HandlingCodes.H2 or HandlingCodes.H3 } ? With(marks, [asker]) : marks;
}
