using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Deconflictions;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Indicators;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Messages;
using CommandCentre.Domain.Referrals;
using CommandCentre.Domain.Seizures;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Operations;

/// <summary>Rules common to all commands, and those of the operation itself; the things have theirs beside them.</summary>
internal static class OperationRules
{
    internal static Ruling Decide(Operation operation, OperationCommand command, Actor by, DateTimeOffset now, Guid? named)
    {
        if (command is OpenOperation open)
        {
            return Open(operation, open, by);
        }

        if (Closed(operation, command, by) is { } refusal)
        {
            return new Ruling.No(refusal);
        }

        return command switch
        {
            AdmitParticipant admit => Own(by, command, new ParticipantAdmitted(admit.Participant)),
            ChangePhase change => Change(operation, change, by),
            JoinDuty join => Join(operation, join, by),
            LeaveDuty leave => Leave(operation, leave, by),
            ReportTally tally => Tally(operation, tally, by, now),
            PushHit push => HitRules.Decide(push, by),
            CorrectHit correct => HitRules.Decide(operation, correct, by),
            WithdrawHit withdraw => HitRules.Decide(operation, withdraw, by),
            RequestCheck request => CheckRules.Decide(operation, request, by, now),
            AnswerCheck answer => CheckRules.Decide(operation, answer, by),
            NoteCheckOverdue overdue => CheckRules.Decide(operation, overdue, by, now),
            SendLead lead => LeadRules.Decide(operation, lead, by),
            GiveFeedback feedback => LeadRules.Decide(operation, feedback, by),
            ReportSeizure seizure => SeizureRules.Decide(operation, seizure, by, now),
            PostMessage message => MessageRules.Decide(operation, message, by),
            ChangeMarks change => SharingRules.Decide(operation, change, by),
            GrantUse grant => SharingRules.Decide(operation, grant, by),
            WithdrawGrant withdraw => SharingRules.Decide(operation, withdraw, by),
            AskRelease ask => SharingRules.Decide(operation, ask, by, named),
            FormGroup form => SharingRules.Decide(operation, form, by),
            DissolveGroup dissolve => SharingRules.Decide(operation, dissolve, by),
            DismissParticipant dismiss => SharingRules.Decide(operation, dismiss, by),
            LimitAgency limit => SharingRules.Decide(operation, limit, by),
            MakeCrossCheck check => CrossCheckRules.Decide(operation, check, by, now),
            NoteLink link => CrossCheckRules.Decide(operation, link, by),
            NoteCheckReminder reminder => CheckRules.Decide(operation, reminder, by, now),
            ChaseCheck chase => ChaseRules.Decide(operation, chase, by, now),
            ClaimCheck claim => ClaimRules.Decide(operation, claim, by),
            ReleaseCheck release => ClaimRules.Decide(operation, release, by),
            DecideMatch decide => CrossCheckRules.Decide(operation, decide, by),
            ClaimLead claim => LeadRules.Decide(operation, claim, by),
            ReleaseLead release => LeadRules.Decide(operation, release, by),
            MoveLead move => LeadRules.Decide(operation, move, by),
            NoteLeadMissed missed => LeadRules.Decide(operation, missed, by, now),
            ReportControl control => ControlRules.Decide(operation, control, by, now),
            DecideParcel decide => ControlRules.Decide(operation, decide, by, now),
            SetLegalClock set => ControlRules.Decide(set, by),
            NoteMeasureExpired expired => ControlRules.Decide(operation, expired, by, now),
            SealExhibit seal => ExhibitRules.Decide(operation, seal, by),
            HandOverExhibit hand => ExhibitRules.Decide(operation, hand, by),
            ReceiveExhibit receive => ExhibitRules.Decide(operation, receive, by),
            AddFollowUp follow => ExhibitRules.Decide(operation, follow, by, now),
            AddFile add => FileRules.Decide(operation, add, by),
            StateLegality state => SeizureRules.Decide(state, by),
            ReadImage read => ReadingRules.Decide(operation, read, by),
            ReadImageAgain again => ReadingRules.Decide(operation, again, by),
            StateIndicator state => IndicatorRules.Decide(state, by),
            NoteDeconfliction conflict => DeconflictionRules.Decide(operation, conflict, by),
            RegisterOperator register => ReferralRules.Decide(operation, register, by),
            ReferParcel refer => ReferralRules.Decide(operation, refer, by, now),
            MoveReferral move => ReferralRules.Decide(operation, move, by, now),
            NoteReferralSeen seen => ReferralAnswers.Decide(operation, seen, by),
            AnswerReferral answer => ReferralAnswers.Decide(operation, answer, by),
            NoteReferralOverdue overdue => ReferralRules.Decide(operation, overdue, by, now),
            _ => throw new ArgumentException($"no rule for {command.Kind}", nameof(command)),
        };
    }

    /// <summary>Refuses a moment ahead of the clock or before the operation's first day.</summary>
    internal static Refusal? Moment(Operation operation, DateTimeOffset moment, string field, DateTimeOffset now)
    {
        var first = new DateTimeOffset(operation.FirstDay.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return moment > now
            ? new Refusal(RefusalReason.MomentInTheFuture, field, Iso(moment), Iso(now))
            : moment < first
                ? new Refusal(RefusalReason.MomentBeforeOperation, field, Iso(moment), Iso(first))
                : null;
    }

    /// <summary>A record that the actor may read; anything else is as if absent.</summary>
    internal static RecordState? Readable(Operation operation, Guid record, LineKind kind, Actor by) =>
        operation.Records.TryGetValue(record, out var state)
        && state.Kind == kind
        && operation.SightOf(operation.SeatOf(Seer.Of(by)), record, kind).IsReadable
            ? state
            : null;

    internal static Ruling NoSuchRecord(string field, Guid record) =>
        Ruling.Refused(RefusalReason.NoSuchRecord, field, record.ToString("D"));

    internal static string Iso(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static Refusal? Closed(Operation operation, OperationCommand command, Actor by)
    {
        // To a country that takes no part, an operation is as if it were not there.
        if (!operation.IsOpen || !operation.Participates(by.Country))
        {
            return new Refusal(RefusalReason.NoSuchOperation, "operation", operation.Key.Value);
        }

        return Powers.Check(by, command.Kind, operation) ?? Addressees(operation, command, by);
    }

    private static Refusal? Addressees(Operation operation, OperationCommand command, Actor by)
    {
        var (field, named) = command switch
        {
            RequestCheck request => (request.Asked.All(operation.Participates) ? "to" : "asked", [.. request.Asked, .. request.Marks.To]),
            MakeCrossCheck check => (check.Asked.All(operation.Participates) ? "to" : "asked", [.. check.Asked, .. check.Marks.To]),
            SendLead lead => (operation.Participates(lead.Destination) ? "to" : "destination", [lead.Destination, .. lead.Marks.To]),
            HandOverExhibit hand => ("receiver", [hand.Receiver]),
            MarkedCommand marked => ("to", marked.Marks.To),
            _ => (string.Empty, ValueList.Create<Addressee>([])),
        };
        var stranger = named.FirstOrDefault(addressee => !IsThere(operation, addressee, by));
        return stranger is null
            ? null
            : new Refusal(RefusalReason.AddresseeNotParticipating, field, stranger.ToString(), string.Join(", ", [.. operation.Participants.Keys.Select(country => country.Value), .. Known(operation, by)]));
    }

    /// <summary>Whether somebody takes part; a group that the actor is not in is as if it were not there.</summary>
    private static bool IsThere(Operation operation, Addressee addressee, Actor by) =>
        addressee.Country is { } country ? operation.Participates(country) : Known(operation, by).Contains(addressee.ToString());

    private static IEnumerable<string> Known(Operation operation, Actor by) => operation.GroupsOf(by).Select(group => "@" + group.Name);

    private static Ruling Open(Operation operation, OpenOperation open, Actor by)
    {
        if (by.Role is not Role.Coordinator)
        {
            return Ruling.Refused(RefusalReason.RoleMayNot, "kind", Words.Of(open.Kind), Words.Of(Role.Coordinator));
        }

        if (operation.IsOpen)
        {
            return Ruling.Refused(RefusalReason.AlreadyOpen, "operation", operation.Key.Value);
        }

        return Own(by, open, new OperationOpened(open.Name, open.FirstDay, open.LastDay, Gathered(open.Participants)));
    }

    /// <summary>Each country once with all its kinds of agency, in alphabetical order, and the coordination centre among them.</summary>
    private static ValueList<Participant> Gathered(IEnumerable<Participant> named) =>
        [.. named
            .Where(participant => !participant.Country.IsCoordinationCentre)
            .Append(new Participant(CountryCode.CoordinationCentre, [AgencyKind.Coordination]))
            .GroupBy(participant => participant.Country)
            .OrderBy(rows => rows.Key)
            .Select(rows => new Participant(rows.Key, [.. rows.SelectMany(row => row.Agencies).Distinct().Order()]))];

    private static Ruling Change(Operation operation, ChangePhase change, Actor by)
    {
        OperationPhase? next = operation.Phase is OperationPhase.PostOperational ? null : operation.Phase + 1;
        return change.To == next
            ? Own(by, change, new PhaseChanged(operation.Phase, change.To))
            : Ruling.Refused(RefusalReason.NotTheNextPhase, "to", Words.Of(change.To), next is { } phase ? Words.Of(phase) : null);
    }

    private static Ruling Join(Operation operation, JoinDuty join, Actor by) =>
        operation.OnDuty.TryGetValue(by.Officer, out var duty)
            ? Ruling.Refused(RefusalReason.AlreadyOnDuty, "site", join.Site, duty.Site)
            : Own(by, join, new DutyJoined(join.Site));

    private static Ruling Leave(Operation operation, LeaveDuty leave, Actor by) =>
        operation.OnDuty.ContainsKey(by.Officer)
            ? Own(by, leave, new DutyLeft())
            : Ruling.Refused(RefusalReason.NotOnDuty);

    private static Ruling Tally(Operation operation, ReportTally tally, Actor by, DateTimeOffset now)
    {
        var hour = Tallies.HourOf(tally.Hour);
        return Moment(operation, hour, "hour", now) is { } refusal
            ? new Ruling.No(refusal)
            : Own(by, tally, new TallyReported(tally.Site, tally.Method, hour, tally.Parcels));
    }

    private static Ruling Own(Actor by, OperationCommand command, OperationEvent happened) =>
        Ruling.Recorded(RecordId.For(by.Officer, command.Id), by.Country, null, happened);
}
