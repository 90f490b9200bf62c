using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Deconflictions;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Indicators;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Messages;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Referrals;
using CommandCentre.Domain.Seizures;
using CommandCentre.Domain.Sharing;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Pages.Board;

/// <summary>What a row says of a line, in the reader's language. It holds nothing of one reader: rows are drawn once per sight.</summary>
/// <param name="Title">One line that says what happened.</param>
/// <param name="Detail">What matters besides; absent for nothing.</param>
/// <param name="Tone">urgent, late, done or info where the colour means something; absent otherwise.</param>
public sealed record LineWords(string Title, string? Detail = null, string? Tone = null)
{
    private const int TitleLength = 160;

    /// <summary>The words for a line as its viewer may see it.</summary>
    public static LineWords Of(LineView line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Sight.Level switch
        {
            SightLevel.Full or SightLevel.NonNominal => line.Erased ? new LineWords(RowTexts.Erased) : line.NotRestored ? new LineWords(RowTexts.NotRestored) : Of(line, line.Event!),
            SightLevel.Counts => new LineWords(RowTexts.Seized.With(Items(line.Seized!)), null, "urgent"),
            SightLevel.Existence => new LineWords((line.Withdrawn ? RowTexts.WithdrawnRecord : Texts.RecordWithheld).With(line.Owner!.Name()), Texts.RecordWithheldAsk.With(line.Owner!.Name())),
            _ => new LineWords(RowTexts.NumberOnly),
        };
    }

    /// <summary>Seized items in words: "2 firearms, 600 ammunition".</summary>
    public static string Items(IEnumerable<SeizedCount> items) =>
        string.Join(", ", items.Select(kind => RowTexts.ResourceManager
            .GetString($"Count{kind.Kind}{(kind.Count == 1 ? "One" : "Many")}", RowTexts.Culture)!
            .With(kind.Count.Grouped())));

    private static LineWords Of(LineView line, OperationEvent happened) => happened switch
    {
        OperationOpened opened => new(RowTexts.Opened.With(opened.Name), RowTexts.OpenedDetail.With(opened.Participants.Count, Day(opened.FirstDay), Day(opened.LastDay))),
        ParticipantAdmitted admitted => new(RowTexts.Admitted.With(admitted.Participant.Country.Name())),
        PhaseChanged changed => new(RowTexts.PhaseNow.With(changed.To.Label()), null, "info"),
        DutyJoined joined => new(RowTexts.OnDuty.With(line.By!.Officer, joined.Site)),
        DutyLeft => new(RowTexts.OffDuty.With(line.By!.Officer)),
        TallyReported tally => new(RowTexts.Tally.With(tally.Parcels.Grouped(), tally.Site), RowTexts.TallyDetail.With(tally.Method.Label(), tally.Hour.HourMinute(), tally.Hour.AddHours(1).HourMinute())),
        HitPushed hit => new(Said(line, hit.Report.Summary), About(hit.Report)),
        HitCorrected hit => new(Said(line, hit.Report.Summary), Join(Because(hit.Reason), About(hit.Report))),
        HitWithdrawn hit => new(RowTexts.Withdrawn.With(Said(line, hit.Reason))),
        CheckRequested check => new(Said(line, check.Question), Join(Pressing(check.Priority), RowTexts.Asks.With(check.Asked), RowTexts.By.With(check.Due.HourMinute()), Named(check.Subject), check.Parcel?.Value), check.Priority is CheckPriority.Routine ? "info" : "urgent"),
        CheckAnswered answer => new(Join(answer.Outcome.Label(), Short(answer.Text))!, null, answer.Outcome is CheckOutcome.Hit ? "urgent" : "done"),
        CheckOverdue overdue => new(RowTexts.Overdue.With(overdue.Missing), null, "late"),
        CheckReminded reminded => new(RowTexts.Reminded.With(reminded.Missing), null, "info"),
        CheckChased chased => new(RowTexts.Chased.With(chased.Missing), Short(chased.Text), "late"),
        CheckClaimed => new(RowTexts.Claimed.With(line.By!.Officer)),
        CheckReleased => new(RowTexts.Released.With(line.By!.Officer)),
        LeadSent lead => new(lead.Parcel is { } parcel ? RowTexts.LookOut.With(parcel, lead.Destination.Name()) : RowTexts.LookOutWithheld.With(lead.Destination.Name()), Join(Short(lead.Reason), Named(lead.Consignor), lead.Expected is { } at ? RowTexts.Expected.With(at.Day(), at.HourMinute()) : null), "info"),
        FeedbackGiven feedback => new(feedback.Outcome.Label(), Join(feedback.Method?.Label(), Short(feedback.Text)), feedback.Outcome is LeadOutcome.Seized ? "urgent" : "done"),
        SeizureReported seizure => new(RowTexts.SeizedAt.With(Items(line.Seized!), seizure.Site), Join(Short(seizure.Text), seizure.Parcel?.Value), "urgent"),
        MessagePosted message => new(Said(line, message.Text)),
        MarksChanged changed => new(RowTexts.MarksChanged, Because(changed.Reason)),
        UseGranted granted => new(RowTexts.UseGranted.With(granted.Country.Name(), granted.Use.Label()), Because(granted.Reason)),
        GrantWithdrawn withdrawn => new(RowTexts.GrantWithdrawn.With(withdrawn.Country.Name(), withdrawn.Use.Label()), Because(withdrawn.Reason)),
        ReleaseAsked asked => new(RowTexts.ReleaseAsked.With(asked.Line.Grouped(), asked.Use.Label()), Short(asked.Purpose), "info"),
        GroupFormed formed => new(RowTexts.GroupFormed.With(formed.Name, AddresseeWords.Listed(formed.Members))),
        GroupDissolved dissolved => new(RowTexts.GroupDissolved.With(dissolved.Name)),
        ParticipantDismissed dismissed => new(RowTexts.Dismissed.With(dismissed.Country.Name()), null, "info"),
        CrossChecked check => new(check.Values is { } values ? RowTexts.CrossChecked.With(string.Join(", ", values.Take(3).Select(value => value.Text))) : RowTexts.CrossCheckedWithheld, Join(Short(check.Purpose), Known(check), check.Until is { } until ? RowTexts.StandsUntil.With(until.Day(), until.HourMinute()) : null), check.Answers?.Any(answer => answer.Answer is HoldingAnswer.Hit) is true ? "urgent" : null),
        MatchDecided decided => new(RowTexts.Decided.With(line.By!.Officer, decided.Verdict.Label()), Because(decided.Reason), "done"),
        LinkFound link => new(link.Ground.Label(), RowTexts.LinkDetail.With(link.Points / 100), "info"),
        LeadClaimed => new(RowTexts.LeadClaimed.With(line.By!.Officer)),
        LeadReleased => new(RowTexts.LeadReleased.With(line.By!.Officer)),
        LeadMoved moved => new(moved.Expected is { } expected ? RowTexts.Expected.With(expected.Day(), expected.HourMinute()) : moved.Stage.Label(), Join(moved.Site, Short(moved.Text)), "info"),
        LeadMissed => new(RowTexts.LeadMissed, null, "late"),
        ControlReported control => new(RowTexts.Controlled.With(control.Parcel?.Value ?? RowTexts.AParcel, control.Method.Label()), Join(control.Result.Label(), control.Site, Short(control.Text)), control.Result is ControlResult.Found ? "urgent" : control.Result is ControlResult.Suspicious ? "info" : null),
        ParcelDecided decided => new(decided.Measure.Label(), Join(decided.Until is { } until ? RowTexts.Until.With(until.Day(), until.HourMinute()) : null, decided.Approval, Short(decided.Text)), decided.Measure is ParcelMeasure.Seize ? "urgent" : "done"),
        MeasureExpired expired => new(RowTexts.MeasureExpired.With(expired.Measure.Label()), null, "late"),
        LegalityStated stated => new(RowTexts.Legality.With(Labels.LegalSubject(stated.What), stated.Standing.Label(), $"{stated.From:d MMM yyyy}"), Short(stated.Source)),
        IndicatorStated stated => new(stated.Name is null ? stated.Family.Label() : Short(stated.Name)!, Join(stated.Name is null ? null : stated.Family.Label(), Short(stated.Text)), "info"),
        LegalClockSet set => new(RowTexts.LegalClock.With(set.Measure.Label(), set.Hours.Grouped())),
        Deconflicted conflict => new(
            (conflict.Ground is DeconflictionGround.Parts ? RowTexts.PartsTogether : RowTexts.Deconflicted).With(conflict.Other.Country!.Name(), conflict.Other.Agency!.Value.Label(), conflict.Ground.Label()), RowTexts.DeconflictedDetail, "urgent"),
        ExhibitSealed made => new(RowTexts.ExhibitSealed.With(made.Seal ?? RowTexts.ASeal), Join(RowTexts.ExhibitPieces.With(made.Parts.Sum(part => (long)part.Pieces).Grouped()), made.Site)),
        ExhibitHandedOver left => new(RowTexts.ExhibitLeft.With(left.Receiver), Join(left.Seal, Short(left.Text)), "info"),
        ExhibitReceived came => new(came.Intact ? RowTexts.ExhibitCame : RowTexts.ExhibitCameBroken, Join(came.Seal, came.Site, Short(came.Text)), came.Intact ? "done" : "urgent"),
        ImageRead read => Of(line, RowTexts.ImageRead, read.Reading, read.Second is SecondReading.None ? null : line.IsWithheld ? RowTexts.ReadBlind : read.Second.Label()),
        ImageReadAgain again => Of(line, RowTexts.ImageReadAgain, again.Reading, null),
        FileAdded file => new(RowTexts.FileAdded.With(file.Sort.Label(), file.Title is null ? RowTexts.TextWithheld : Short(file.Title)), Join(file.Media.Label(), FileTexts.FileSize.With(((file.Bytes + 1023) / 1024).Grouped()))),
        FollowUpAdded follow => new(follow.Outcome.Label(), Short(follow.Text), "done"),
        OperatorRegistered known => new(known.Name ?? RowTexts.AnOperator, known.Trade.Label()),
        ParcelReferred referred => new(
            RowTexts.Referred.With(referred.Ask.Label(), referred.OperatorName ?? RowTexts.AnOperator), Join(referred.Parcel?.Value, RowTexts.By.With(referred.Due.HourMinute()), Short(referred.Question)), referred.Ask is ReferralKind.DoNotLoad ? "urgent" : "info"),
        ReferralSeen => new(RowTexts.ReferralSeen),
        ReferralAnswered answer => new(
            Join(answer.Loaded?.Label() ?? answer.Outcome.Label(), answer.Result?.Label())!, Join(answer.BoundFor is { } to ? RowTexts.BoundFor.With(to.Name()) : null, answer.Facility, Short(answer.Text)),
            answer.Loaded is LoadState.Departed || answer.Result is ScreeningResult.Suspicious ? "urgent" : "done"),
        ReferralMoved moved => new(RowTexts.ResourceManager.GetString($"Referral{moved.Move}", RowTexts.Culture)!, Join(moved.Due is { } due ? RowTexts.By.With(due.HourMinute()) : null, Short(moved.Text)), moved.Move is ReferralMove.AskAgain ? "info" : "done"),
        ReferralOverdue => new(RowTexts.ReferralOverdue, null, "late"),
        AgencyLimited limited => new(RowTexts.AgencyLimited.With(limited.Country.Name(), limited.Agency.Label()), string.Join(", ", limited.Commands.Select(command => command.Label()))),
        _ => throw new ArgumentException($"no words for {happened.Kind}", nameof(happened)),
    };

    private static LineWords Of(LineView line, string title, ImageReading? reading, string? more) =>
        new(title.With(line.By!.Officer, reading?.Verdict.Label() ?? RowTexts.VerdictWithheld), Join(Short(reading?.Text), more), reading?.Verdict is ImageVerdict.Suspicious ? "urgent" : null);

    private static string? Pressing(CheckPriority priority) => priority is CheckPriority.Routine ? null : priority.Label();

    private static string? About(HitReport hit) => Join(hit.Subject.Label(), Named(hit.Consignor), hit.Parcel?.Value, Route(hit));

    private static string? Route(HitReport hit) => (hit.Origin, hit.Destination) switch
    {
        (null, null) => null,
        var (from, to) => $"{from?.Value ?? "?"} → {to?.Value ?? "?"}",
    };

    private static string? Named(Party? party) => party?.Name ?? party?.Address ?? party?.Phone ?? party?.Email;

    /// <summary>A free text, or that there is one which this viewer may not read.</summary>
    private static string Said(LineView line, string? text) => text is null && line.Sight.Level is SightLevel.NonNominal ? RowTexts.TextWithheld : Short(text);

    /// <summary>What the holdings said: for the asker's country alone.</summary>
    private static string? Known(CrossChecked check) => check.Answers is not { } answers ? null
        : answers.Where(answer => answer.Answer is HoldingAnswer.Hit).Select(answer => answer.Country.Value).ToList() is { Count: > 0 } hits ? RowTexts.KnownTo.With(string.Join(", ", hits))
        : RowTexts.KnownToNobody;

    private static string? Because(string? reason) => reason is null ? null : RowTexts.Because.With(reason);

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", Wording.Culture);

    private static string Short(string? text) => text switch
    {
        null => string.Empty,
        { Length: <= TitleLength } => text,
        _ => text[..(char.IsHighSurrogate(text[TitleLength - 2]) ? TitleLength - 2 : TitleLength - 1)] + "…",
    };

    private static string? Join(params string?[] parts)
    {
        var said = string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));
        return said.Length == 0 ? null : said;
    }
}
