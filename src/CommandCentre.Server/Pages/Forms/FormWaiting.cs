using System.Globalization;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Pages.Forms;

/// <summary>Records a form can be filled in for: what waits for the viewer's country, and what it may change.</summary>
public static class FormWaiting
{
    private const int Newest = 100;

    private static readonly LineKind[] Marked =
    [
        LineKind.HitPushed, LineKind.CheckRequested, LineKind.CheckAnswered, LineKind.LeadSent, LineKind.FeedbackGiven, LineKind.SeizureReported, LineKind.MessagePosted,
        LineKind.LeadMoved, LineKind.ControlReported, LineKind.ParcelDecided, LineKind.ExhibitSealed, LineKind.FollowUpAdded, LineKind.FileAdded, LineKind.ParcelReferred, LineKind.ImageRead, LineKind.IndicatorStated,
    ];

    /// <summary>Records that a form of this kind can be about, the most pressing first.</summary>
    public static IReadOnlyList<LineView> Of(CommandKind command, OperationView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return command switch
        {
            CommandKind.AnswerCheck => [.. view.OpenChecks.Where(row => row.Check.Outstanding.Contains(view.Viewer.Country)).Select(row => row.Line)],
            CommandKind.ClaimCheck => [.. view.Queue.Where(row => row.MayClaim).Select(row => row.Line)],
            CommandKind.ReleaseCheck => [.. view.Queue.Where(row => row.MayRelease).Select(row => row.Line)],
            CommandKind.ChaseCheck => [.. view.OpenChecks.Where(row => row.MayChase).Select(row => row.Line)],
            CommandKind.DecideMatch => [.. view.Links.Where(row => row.MayDecide && row.Standing is null).Select(row => row.Line)],
            CommandKind.GiveFeedback => [.. Leads(view).Where(row => row.MayClose).Select(row => row.Line)],
            CommandKind.ClaimLead => [.. Leads(view).Where(row => row.MayClaim).Select(row => row.Line)],
            CommandKind.ReleaseLead => [.. Leads(view).Where(row => row.MayRelease).Select(row => row.Line)],
            CommandKind.MoveLead => [.. Leads(view).Where(row => row.MayMove).Select(row => row.Line)],
            CommandKind.DecideParcel => [.. Latest(view, LineKind.ControlReported).Where(line => view.Control(line.Record!.Value) is { MayDecide: true })],
            CommandKind.SealExhibit => [.. Latest(view, LineKind.SeizureReported).Where(line => view.Seizure(line.Record!.Value) is { MaySeal: true })],
            CommandKind.HandOverExhibit => [.. view.Exhibits.Where(row => row.MayHandOver).Select(row => row.Line)],
            CommandKind.ReceiveExhibit => [.. view.Exhibits.Where(row => row.MayReceive).Select(row => row.Line)],
            CommandKind.MoveReferral => [.. view.ReferralPage(new ReferralFilter(Own: true), 0, Newest).Rows.Where(row => row.Moves.Count > 0).Select(row => row.Line)],
            CommandKind.AddFollowUp => [.. view.Latest(Newest, new LineFilter([LineKind.SeizureReported])).Where(line => line.Sight.IsReadable)],
            CommandKind.ReadImage => [.. view.Latest(Newest, new LineFilter([LineKind.FileAdded])).Where(line => line.Record is { } file && view.File(file) is { } row && view.MayRead(row))],
            CommandKind.ReadImageAgain => [.. view.Latest(Newest, new LineFilter([LineKind.ImageRead])).Where(line => line.Record is { } record && view.Reading(record) is { MayReadAgain: true })],
            CommandKind.AddFile => [.. view.Latest(Newest, new LineFilter([LineKind.SeizureReported, LineKind.ControlReported, LineKind.ExhibitSealed], view.Viewer.Country)).Where(view.MayAddFile)],
            CommandKind.CorrectHit or CommandKind.WithdrawHit => [.. OwnHits(view)],
            CommandKind.ChangeMarks or CommandKind.GrantUse => [.. Own(view, Marked)],
            CommandKind.WithdrawGrant => [.. Own(view, LineKind.UseGranted).Where(line => view.Grants(line).Count > 0)],
            CommandKind.AskRelease => [.. view.Latest(OperationView.PageLimit, LineFilter.All).Where(line => line.Sight.Level is SightLevel.Existence && !line.Withdrawn).Take(Newest)],
            _ => [],
        };
    }

    /// <summary>Leads the viewer's country is the destination of, the next to arrive first; closed ones after them, the last closed first.</summary>
    public static IEnumerable<LeadRow> Leads(OperationView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return [.. view.LeadPage(new LeadFilter(LeadSide.ToUs), 0, Newest).Rows, .. view.LeadPage(new LeadFilter(LeadSide.ToUs, Closed: true), 0, Newest).Rows];
    }

    /// <summary>What a record says, on one line.</summary>
    public static string Named(LineView line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var text = line.Event switch
        {
            CheckRequested request => request.Question,
            LeadSent lead => lead.Parcel is null ? lead.Reason : $"{lead.Parcel} · {lead.Reason}",
            HitPushed hit => hit.Report.Summary,
            HitCorrected hit => hit.Report.Summary,
            _ => Board.LineWords.Of(line).Title,
        };
        return text ?? FormTexts.Erased;
    }

    /// <summary>A line whose owner may be asked, by its number as written; null for none, and for one of which the viewer knows no more than the number.</summary>
    internal static LineView? Askable(OperationView view, string? number) =>
        long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var named) && view.Line(named) is { Owner: not null } line ? line : null;

    private static IEnumerable<LineView> Latest(OperationView view, LineKind kind) => view.Latest(Newest, new LineFilter([kind], view.Viewer.Country)).Where(line => line.Record is not null);

    private static IEnumerable<LineView> Own(OperationView view, params LineKind[] kinds) =>
        view.Latest(Newest, new LineFilter(kinds, view.Viewer.Country))
            .Where(line => line is { Marks: not null, Record: not null })
            .DistinctBy(line => line.Record)
            .Select(line => line.Kind is LineKind.UseGranted ? view.Record(line.Record!.Value) ?? line : line)
            .Select(line => RecordFields.Present(view, line));

    private static IEnumerable<LineView> OwnHits(OperationView view) =>
        view.Latest(Newest, new LineFilter([LineKind.HitPushed], view.Viewer.Country))
            .Where(line => !line.Withdrawn && line.Event is HitPushed)
            .Select(line => RecordFields.Present(view, line));
}
