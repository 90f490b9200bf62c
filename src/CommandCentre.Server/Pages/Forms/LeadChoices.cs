using CommandCentre.Desks.Lines;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Pages.Forms;

/// <summary>The leads that what is reported may have come of.</summary>
internal static class LeadChoices
{
    /// <summary>Those to the viewer's country, and the one the form was opened for.</summary>
    internal static IReadOnlyList<Option> Of(FormDraft draft) =>
        [.. FormWaiting.Leads(draft.View!).Select(row => row.Line).Concat(draft.Tied is { } tied ? [tied] : []).DistinctBy(line => line.Record).Select(Named)];

    private static Option Named(LineView line) =>
        new(line.Record!.Value.ToString("D"), FormTexts.RecordNamed.With(line.Number.Grouped(), FormWaiting.Named(line), line.Owner!.Value));
}
