using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Codes;
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

namespace CommandCentre.Server.Pages.Operations;

/// <summary>The content of a line as label and value, in reading order; what is absent is left out.</summary>
public static class LineFields
{
    /// <summary>The fields of a line as its viewer may see it.</summary>
    public static IReadOnlyList<(string Label, string Value)> Of(LineView line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var fields = line.Event is { } happened ? Of(happened) : line.Seized is { } items ? [(PageTexts.FieldItems, Board.LineWords.Items(items))] : [];
        return [.. fields.Where(field => !string.IsNullOrEmpty(field.Value)).Select(field => (field.Label, field.Value!))];
    }

    private static IEnumerable<(string Label, string? Value)> Of(OperationEvent happened) => happened switch
    {
        OperationOpened opened =>
        [
            (PageTexts.FieldName, opened.Name),
            (PageTexts.FieldDays, $"{opened.FirstDay:d MMM yyyy} – {opened.LastDay:d MMM yyyy}"),
            (PageTexts.FieldParticipants, string.Join("\n", opened.Participants.Select(Said))),
        ],
        ParticipantAdmitted admitted => [(PageTexts.FieldParticipants, Said(admitted.Participant))],
        PhaseChanged changed => [(PageTexts.FieldPhase, $"{changed.From.Label()} → {changed.To.Label()}")],
        DutyJoined joined => [(PageTexts.FieldSite, joined.Site)],
        TallyReported tally =>
        [
            (PageTexts.FieldParcels, tally.Parcels.Grouped()),
            (PageTexts.FieldSite, tally.Site),
            (PageTexts.FieldMethod, tally.Method.Label()),
            (PageTexts.FieldHour, $"{tally.Hour.Day()} {tally.Hour.HourMinute()}–{tally.Hour.AddHours(1).HourMinute()}"),
        ],
        HitPushed hit => Of(hit.Report),
        HitCorrected hit => Of(hit.Report).Append((PageTexts.FieldReason, hit.Reason)),
        HitWithdrawn hit => [(PageTexts.FieldReason, hit.Reason)],
        CheckRequested check =>
        [
            (PageTexts.FieldQuestion, check.Question),
            (PageTexts.FieldPurpose, check.Purpose),
            (PageTexts.FieldCase, check.CaseReference),
            (PageTexts.FieldSubject, Said(check.Subject)),
            (PageTexts.FieldParcel, check.Parcel?.Value),
            (PageTexts.FieldAsked, string.Join(", ", check.Asked.Select(country => country.Name()))),
            (PageTexts.FieldDue, check.Due.Exact()),
            (PageTexts.FieldPriority, check.Priority.Label()),
        ],
        CrossChecked check =>
        [
            .. (check.Values ?? []).Select(value => (value.Kind.Label(), (string?)value.Text)),
            (PageTexts.FieldSubject, check.Subject.Label()),
            (PageTexts.FieldPurpose, check.Purpose),
            (PageTexts.FieldCase, check.CaseReference),
            (PageTexts.FieldAsked, string.Join(", ", check.Asked.Select(country => country.Name()))),
            (PageTexts.FieldAnswer, check.Answers is null ? null : string.Join("\n", check.Answers.Select(answer => $"{answer.Country.Name()}: {answer.Answer.Label()}"))),
            (PageTexts.FieldUntil, check.Until?.Exact()),
        ],
        MatchDecided decided => [(PageTexts.FieldVerdict, decided.Verdict.Label()), (PageTexts.FieldReason, decided.Reason), (PageTexts.FieldHands, decided.Hands.Label())],
        LinkFound link => [(PageTexts.FieldGround, link.Ground.Label()), (PageTexts.FieldPoints, $"{link.Points / 100} %")],
        CheckAnswered answer => [(PageTexts.FieldAnswer, answer.Outcome.Label()), (PageTexts.FieldText, answer.Text)],
        CheckOverdue overdue => [(PageTexts.FieldMissing, string.Join(", ", overdue.Missing.Select(country => country.Name())))],
        CheckReminded reminded => [(PageTexts.FieldMissing, string.Join(", ", reminded.Missing.Select(country => country.Name())))],
        CheckChased chased => [(PageTexts.FieldMissing, string.Join(", ", chased.Missing.Select(country => country.Name()))), (PageTexts.FieldText, chased.Text)],
        LeadSent lead =>
        [
            (PageTexts.FieldParcel, lead.Parcel?.Value),
            (PageTexts.FieldDestination, lead.Destination.Name()),
            (PageTexts.FieldReason, lead.Reason),
            (PageTexts.FieldConsignor, Said(lead.Consignor)),
            (PageTexts.FieldConsignee, Said(lead.Consignee)),
            (PageTexts.FieldExpected, lead.Expected?.Exact()),
            (PageTexts.FieldRoute, lead.Route is { } route ? Said(route, lead.Destination) : null),
            (PageTexts.FieldContents, lead.Contents is { } contents ? string.Join("\n", contents.Select(Said)) : null),
        ],
        FeedbackGiven feedback => [(PageTexts.FieldOutcome, feedback.Outcome.Label()), (PageTexts.FieldMethod, feedback.Method?.Label()), (PageTexts.FieldText, feedback.Text)],
        SeizureReported seizure =>
        [
            (PageTexts.FieldItems, string.Join("\n", seizure.Items.Select(item => $"{item.Count.Grouped()} × {Labels.SubKind(item.SubKind)} ({item.Kind.Label()})"))),
            (PageTexts.FieldSite, seizure.Site),
            (PageTexts.FieldMethod, seizure.Method.Label()),
            (PageTexts.FieldFound, seizure.Found.Exact()),
            (PageTexts.FieldParcel, seizure.Parcel?.Value),
            (PageTexts.FieldConsignor, Said(seizure.Consignor)),
            (PageTexts.FieldConsignee, Said(seizure.Consignee)),
            (PageTexts.FieldText, seizure.Text),
            (PageTexts.FieldCause, seizure.Cause?.Label()),
            (PageTexts.FieldConcealment, seizure.Concealment?.Label()),
            (PageTexts.FieldDescribed, seizure.Described is { } described ? string.Join("\n", described.Select(one => Said(one, seizure.Items))) : null),
        ],
        LeadMoved moved => [(PageTexts.FieldStage, moved.Stage.Label()), (PageTexts.FieldExpected, moved.Expected?.Exact()), (PageTexts.FieldSite, moved.Site), (PageTexts.FieldText, moved.Text)],
        ControlReported control =>
        [
            (PageTexts.FieldParcel, control.Parcel?.Value),
            (PageTexts.FieldResult, control.Result.Label()),
            (PageTexts.FieldLevel, control.Level.Label()),
            (PageTexts.FieldMethod, control.Method.Label()),
            (PageTexts.FieldSite, control.Site),
            (PageTexts.FieldControlled, control.Controlled.Exact()),
            (PageTexts.FieldText, control.Text),
        ],
        ParcelDecided decided => [(PageTexts.FieldMeasure, decided.Measure.Label()), (PageTexts.FieldUntil, decided.Until?.Exact()), (PageTexts.FieldApproval, decided.Approval), (PageTexts.FieldText, decided.Text)],
        MeasureExpired expired => [(PageTexts.FieldMeasure, expired.Measure.Label())],
        LegalityStated stated =>
        [
            (PageTexts.FieldWhat, Labels.LegalSubject(stated.What)), (PageTexts.FieldStanding, stated.Standing.Label()), (PageTexts.FieldFrom, $"{stated.From:d MMM yyyy}"), (PageTexts.FieldSource, stated.Source),
        ],
        IndicatorStated stated => [(PageTexts.FieldName, stated.Name), (PageTexts.FieldFamily, stated.Family.Label()), (PageTexts.FieldText, stated.Text)],
        LegalClockSet set => [(PageTexts.FieldMeasure, set.Measure.Label()), (PageTexts.FieldHours, set.Hours.Grouped())],
        Deconflicted conflict => [(PageTexts.FieldService, $"{conflict.Other.Country!.Name()}, {conflict.Other.Agency!.Value.Label()}"), (PageTexts.FieldGround, conflict.Ground.Label())],
        ExhibitSealed made => [(PageTexts.FieldSeal, made.Seal), (PageTexts.FieldPieces, string.Join("\n", made.Parts.Select(part => $"{part.Pieces.Grouped()} ({part.Item + 1})"))), (PageTexts.FieldSite, made.Site)],
        ExhibitHandedOver left => [(PageTexts.FieldReceiver, $"{left.Receiver.Country!.Name()}, {left.Receiver.Agency!.Value.Label()}"), (PageTexts.FieldSeal, left.Seal), (PageTexts.FieldText, left.Text)],
        ExhibitReceived came => [(PageTexts.FieldSeal, came.Seal), (PageTexts.FieldIntact, came.Intact ? PageTexts.SealWhole : PageTexts.SealBroken), (PageTexts.FieldSite, came.Site), (PageTexts.FieldText, came.Text)],
        FollowUpAdded follow => [(PageTexts.FieldOutcome, follow.Outcome.Label()), (PageTexts.FieldHappened, follow.Happened.Exact()), (PageTexts.FieldText, follow.Text)],
        ImageRead read => [.. Of(read.Reading), (PageTexts.FieldSecond, read.Second is SecondReading.None ? null : read.Second.Label())],
        ImageReadAgain again => Of(again.Reading),
        FileAdded file =>
        [
            (PageTexts.FieldTitle, file.Title),
            (PageTexts.FieldShows, file.Sort.Label()),
            (PageTexts.FieldMedia, file.Media.Label()),
            (PageTexts.FieldSize, FileTexts.Bytes.With(file.Bytes.Grouped())),
            (PageTexts.FieldPixels, file is { Width: { } width, Height: { } height } ? FileTexts.Pixels.With(width.Grouped(), height.Grouped()) : null),
            (FileTexts.Digest, file.Sha256),
        ],
        OperatorRegistered known => [(PageTexts.FieldName, known.Name), (PageTexts.FieldTrade, known.Trade.Label()), (PageTexts.FieldContact, known.Contact)],
        ParcelReferred or ReferralAnswered or ReferralMoved => ReferralFields.Of(happened),
        MessagePosted message => [(PageTexts.FieldText, message.Text)],
        MarksChanged changed => [(PageTexts.FieldReason, changed.Reason)],
        UseGranted granted => [(PageTexts.FieldCountry, granted.Country.Name()), (PageTexts.FieldUse, granted.Use.Label()), (PageTexts.FieldReason, granted.Reason)],
        GrantWithdrawn withdrawn => [(PageTexts.FieldCountry, withdrawn.Country.Name()), (PageTexts.FieldUse, withdrawn.Use.Label()), (PageTexts.FieldReason, withdrawn.Reason)],
        ReleaseAsked asked => [(PageTexts.FieldLine, asked.Line.Grouped()), (PageTexts.FieldUse, asked.Use.Label()), (PageTexts.FieldPurpose, asked.Purpose)],
        GroupFormed formed => [(PageTexts.FieldName, formed.Name), (PageTexts.FieldMembers, AddresseeWords.Listed(formed.Members))],
        GroupDissolved dissolved => [(PageTexts.FieldName, dissolved.Name)],
        ParticipantDismissed dismissed => [(PageTexts.FieldCountry, dismissed.Country.Name())],
        AgencyLimited limited =>
        [
            (PageTexts.FieldCountry, limited.Country.Name()),
            (PageTexts.FieldAgency, limited.Agency.Label()),
            (PageTexts.FieldCommands, string.Join("\n", limited.Commands.Select(command => command.Label()))),
        ],
        _ => [],
    };

    private static IEnumerable<(string Label, string? Value)> Of(HitReport hit) =>
    [
        (PageTexts.FieldSummary, hit.Summary),
        (PageTexts.FieldSubject, hit.Subject.Label()),
        (PageTexts.FieldConsignor, Said(hit.Consignor)),
        (PageTexts.FieldConsignee, Said(hit.Consignee)),
        (PageTexts.FieldParcel, hit.Parcel?.Value),
        (PageTexts.FieldOrigin, hit.Origin?.Name()),
        (PageTexts.FieldDestination, hit.Destination?.Name()),
    ];

    private static IEnumerable<(string Label, string? Value)> Of(ImageReading? reading) => reading is null ? [] :
    [
        (PageTexts.FieldVerdict, reading.Verdict.Label()),
        (PageTexts.FieldRegions, string.Join("\n", reading.Regions.Select(region => FileTexts.RegionSaid.With(region.Word, region.Left, region.Top, region.Width, region.Height)))),
        (PageTexts.FieldText, reading.Text),
    ];

    private static string Said(ParcelRoute route, CountryCode destination) =>
        string.Join(" → ", new[] { route.Leaves?.Value ?? route.Origin?.Value ?? "?" }.Concat(route.Transit.Select(country => country.Value)).Append(route.Enters?.Value ?? destination.Value));

    internal static string Said(ContentPiece piece) => string.Join(" · ", new[]
    {
        piece.Quantity is { } quantity ? $"{quantity.Grouped()} × {piece.Description}" : piece.Description,
        piece.Hs?.ToString(),
        piece.Grams is { } grams ? $"{grams.Grouped()} g" : null,
        piece.Value is { } value ? $"{value.ToString("N2", Wording.Culture)} {piece.Currency}" : null,
        piece.MadeIn?.Name(),
    }.OfType<string>());

    /// <summary>An item's identification on one line, with its class where the facts decide it.</summary>
    private static string Said(ItemDescription one, ValueList<SeizedItem> items)
    {
        var (firearm, sort) = (one.Firearm, items[one.Item].SubKind);
        return string.Join(" · ", new[]
        {
            Labels.SubKind(sort), firearm?.Make, firearm?.Model, firearm?.Calibre ?? one.Calibre, firearm?.Serial ?? firearm?.SerialStanding?.Label(), firearm?.Condition?.Label(), firearm?.MadeIn?.Name(),
            firearm is not null && FirearmClassification.Of(firearm, sort).Point is { } point ? PageTexts.EuClass.With(point) : null, firearm?.NationalClass, one.Text,
        }.OfType<string>());
    }

    internal static string? Said(Party? party) =>
        party is null ? null : string.Join("\n", new[] { party.Name, party.Address, party.Phone, party.Email }.OfType<string>());

    private static string Said(Participant participant) =>
        $"{participant.Country.Name()}: {string.Join(", ", participant.Agencies.Select(agency => agency.Label()))}";
}
