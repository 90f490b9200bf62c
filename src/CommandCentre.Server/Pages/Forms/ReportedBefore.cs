using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Pages.Forms;

/// <summary>A lead about a parcel that was reported already: who sends it sees by whom first, and may send it all the same.</summary>
public static class ReportedBefore
{
    /// <summary>The number whose earlier reports the form has shown.</summary>
    internal const string Known = "_known";

    /// <summary>The earlier reports of the form's parcel that its officer may read; none for other forms and for what is no number yet.</summary>
    public static IReadOnlyList<LineView> Of(FormDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        // A form that is sent again after a lost answer finds its own lead, which is no news.
        var own = Guid.TryParse(draft.Values["id"], out var id) ? RecordId.For(draft.Viewer.Officer, id) : default;
        return Parcel(draft) is { } number && draft.View is { } view ? [.. view.Reports(number).Where(line => line.Record != own)] : [];
    }

    /// <summary>The form as it must be drawn again before it is sent, because the parcel was reported and the form has not said so; null when it can be sent.</summary>
    internal static FormDraft? Unseen(FormDraft draft) =>
        Parcel(draft) is { } number && draft.Values[Known] != number.Value && Of(draft) is [var first, ..]
            ? draft with { Notice = new FormNotice("late", FormTexts.ReportedTitle.With(first.Owner!.Name()), FormTexts.ReportedText) }
            : null;

    /// <summary>The number in a lead's form, as it is written in records.</summary>
    internal static ParcelNumber? Parcel(FormDraft draft) =>
        draft.Form.Command is CommandKind.SendLead && ParcelNumber.TryParse(draft.Values["parcel"], out var number) ? number : null;
}
