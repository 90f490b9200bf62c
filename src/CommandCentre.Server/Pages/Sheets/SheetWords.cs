using CommandCentre.Domain.Codes;
using CommandCentre.Server.Api;
using CommandCentre.Server.Pages.Forms;
using CommandCentre.Server.Pages.Parts;
using CommandCentre.Server.Resources;
using CommandCentre.Server.Sheets;

namespace CommandCentre.Server.Pages.Sheets;

/// <summary>The words of the pages of sheets.</summary>
internal static class SheetWords
{
    /// <summary>The kinds to choose from.</summary>
    internal static IReadOnlyList<Option> Options(IEnumerable<SheetKind> kinds) => [.. kinds.Select(kind => new Option(kind.Word, Title(kind), About(kind)))];

    /// <summary>What a sheet of a kind holds.</summary>
    internal static string Title(SheetKind kind) => Text("Kind-" + kind.Word);

    /// <summary>What that is, in a few words.</summary>
    internal static string About(SheetKind kind) => Text("About-" + kind.Word);

    /// <summary>What became of a row.</summary>
    internal static string Of(SheetStanding standing) => Text("Standing-" + Words.Of(standing));

    /// <summary>The colour of that.</summary>
    internal static string Chip(SheetStanding standing) => standing switch
    {
        SheetStanding.Refused => "chip-urgent",
        SheetStanding.Repeated => string.Empty,
        _ => "chip-done",
    };

    /// <summary>The tone, the title and the text of how a run stands.</summary>
    internal static (string Tone, string Title, string Text) Told(SheetProgress run)
    {
        var (good, refused) = (run.Good.Grouped(), run.Refused.Grouped());
        return run switch
        {
            { Stage: SheetStage.Failed } => ("urgent", SheetTexts.Failed, SheetTexts.FailedText),
            { Stage: SheetStage.Cancelled, DryRun: true } => ("late", SheetTexts.CancelledDry, SheetTexts.CancelledDryText),
            { Stage: SheetStage.Cancelled } => ("late", SheetTexts.Cancelled.With(good), SheetTexts.CancelledText),
            { DryRun: true, Refused: 0, Good: 0 } => ("info", SheetTexts.AllRepeated, SheetTexts.AllRepeatedText),
            { DryRun: true, Refused: 0 } => ("done", SheetTexts.AllGood.With(good), SheetTexts.DryText),
            { DryRun: true, Good: 0 } => ("urgent", SheetTexts.NoneGood, SheetTexts.NoneGoodText),
            { DryRun: true } => ("late", SheetTexts.SomeGood.With(good, refused), SheetTexts.SomeGoodText),
            { Refused: 0 } => ("done", SheetTexts.Recorded.With(good), SheetTexts.RecordedText),
            _ => ("late", SheetTexts.RecordedSome.With(good, refused), SheetTexts.RecordedSomeText),
        };
    }

    /// <summary>The rows that were refused, an error at a time, in the words of forms.</summary>
    internal static IReadOnlyList<ToldRow> Refused(SheetProgress run) =>
        [.. run.First.SelectMany(row => row.Errors.Select(error => new ToldRow(row.Row, error.Field, error.Value, FormWords.Problem(run.Kind.Word, error).Text)))];

    /// <summary>By what a row is known again: its first cells.</summary>
    internal static string Known(SheetRow row)
    {
        var text = string.Join(" · ", row.Cells.Where(cell => !string.IsNullOrWhiteSpace(cell)).Take(2));
        return text.Length > 60 ? text[..60] + "…" : text;
    }

    /// <summary>What a cell of a column holds.</summary>
    internal static string Of(Shape shape) => shape switch
    {
        Shape.Text text when text.Min == text.Max => SheetTexts.HoldsExactly.With(text.Max.Grouped()),
        Shape.Text text => SheetTexts.HoldsText.With(text.Min.Grouped(), text.Max.Grouped()),
        Shape.Whole whole => SheetTexts.HoldsNumber.With(whole.Min.Grouped(), whole.Max.Grouped()),
        Shape.Words words => string.Join(", ", words.Allowed),
        Shape.Pattern pattern => SheetTexts.HoldsAs.With(pattern.Example),
        Shape.Many many => SheetTexts.HoldsMany.With(Of(many.Of)),
        _ => string.Empty,
    };

    private static string Text(string name) => SheetTexts.ResourceManager.GetString(name, null) ?? throw new ArgumentException($"no text '{name}' in SheetTexts", nameof(name));
}
