using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Pages.Forms;

/// <summary>Records a form can be filled in for: what waits for the viewer's country, and what it may change.</summary>
public static class FormWaiting
{
    private const int Newest = 100;

    /// <summary>Records that a form of this kind can be about, the most pressing first.</summary>
    public static IReadOnlyList<LineView> Of(CommandKind command, OperationView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return command switch
        {
            CommandKind.AnswerCheck => [.. view.OpenChecks.Where(row => row.Check.Outstanding.Contains(view.Viewer.Country)).Select(row => row.Line)],
            CommandKind.GiveFeedback => [.. Leads(view).Where(row => row.Lead.IsOpen).Select(row => row.Line)],
            CommandKind.CorrectHit or CommandKind.WithdrawHit => [.. OwnHits(view)],
            _ => [],
        };
    }

    /// <summary>Leads the viewer's country is the destination of, open ones first.</summary>
    public static IEnumerable<LeadRow> Leads(OperationView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return view.Leads.Where(row => row.Lead.Destination == view.Viewer.Country);
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
            _ => null,
        };
        return text ?? FormTexts.Erased;
    }

    private static IEnumerable<LineView> OwnHits(OperationView view) =>
        view.Latest(Newest, new LineFilter([LineKind.HitPushed], view.Viewer.Country))
            .Where(line => !line.Withdrawn && line.Event is HitPushed)
            .Select(line => RecordFields.Present(view, line));
}
