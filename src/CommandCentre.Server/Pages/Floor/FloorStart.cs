using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Pages.Forms;
using Microsoft.Extensions.Primitives;

namespace CommandCentre.Server.Pages.Floor;

/// <summary>The floor as it is drawn: its fields, and what is known of the number in hand.</summary>
/// <param name="Draft">The fields, in the words of a control.</param>
/// <param name="Found">What is known; null before a number was looked up.</param>
public sealed record FloorDraft(FormDraft Draft, FloorFound? Found = null);

/// <summary>How the floor begins: with what the officer's shift has stated already.</summary>
public static class FloorStart
{
    /// <summary>The id of the check that a look makes.</summary>
    internal const string CheckId = "_check";

    /// <summary>A purpose stated longer ago than this is another shift's: it is stated again.</summary>
    internal static readonly TimeSpan Shift = TimeSpan.FromHours(12);

    internal static readonly ReportForm Form = ReportForms.Of(CommandKind.ReportControl);

    private static readonly CommandKind[] Entries = [CommandKind.ReportControl, CommandKind.ReportSeizure, CommandKind.ReportTally];

    /// <summary>Whether somebody can say anything from a sorting floor.</summary>
    public static bool MayReport(OperationView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return Entries.Any(view.May);
    }

    /// <summary>The floor for a new parcel.</summary>
    public static FloorDraft Of(OperationView view) => Again(view, FormValues.None);

    /// <summary>The floor with what was sent; what was not sent is as it would be at first.</summary>
    public static FloorDraft Again(OperationView view, FormValues posted)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(posted);
        return new FloorDraft(new FormDraft(Form, view.Viewer.Actor, view, posted.Or(Known(view))));
    }

    private static IEnumerable<KeyValuePair<string, StringValues>> Known(OperationView view)
    {
        var control = view.LastControl?.Event as ControlReported;
        var check = view.LastCheck is { } last && view.Now - last.At < Shift ? last.Event as CrossChecked : null;
        return new (string Name, string? Value)[]
        {
            ("id", FormStart.NewId()),
            (CheckId, FormStart.NewId()),
            (FloorEntry.Made, FormStart.Minute(view.Now)),
            ("site", view.OwnDuty?.Site ?? control?.Site),
            ("level", control is null ? null : Words.Of(control.Level)),
            ("method", control is null ? null : Words.Of(control.Method)),
            ("purpose", check?.Purpose),
            ("caseReference", check?.CaseReference),
        }.Select(field => KeyValuePair.Create(field.Name, new StringValues(field.Value)));
    }
}
