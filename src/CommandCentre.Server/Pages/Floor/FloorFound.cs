using CommandCentre.Desks.CrossChecks;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Server.Api;
using CommandCentre.Server.CrossChecks;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Pages.Forms;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Pages.Floor;

/// <summary>What is known of the number in hand, as far as the officer may know it.</summary>
/// <param name="View">The operation as the officer sees it.</param>
/// <param name="Number">The number; null where it is none.</param>
/// <param name="Wrong">Why it is none; null where it is one.</param>
public sealed record FloorFound(OperationView View, ParcelNumber? Number, string? Wrong)
{
    /// <summary>Everything the operation knows of it; null for nothing that the officer may read.</summary>
    public ParcelView? Parcel { get; } = Number is null ? null : View.Parcel(Number);

    /// <summary>What the countries hold on it; null where it was not checked.</summary>
    public CheckResult? Check { get; init; }

    /// <summary>Why it was not checked, in words; null where it was.</summary>
    public string? Unchecked { get; init; }

    /// <summary>The lead that an entry on this parcel answers: open, to the officer's country, and in nobody else's hand; the next to arrive.</summary>
    public LeadRow? Lead => Parcel?.Leads.Where(row => row.MayControl).OrderBy(row => row.Lead.Expected ?? DateTimeOffset.MaxValue).FirstOrDefault();

    /// <summary>Reads a number and looks it up in the operation.</summary>
    public static FloorFound Of(OperationView view, string? typed)
    {
        ArgumentNullException.ThrowIfNull(view);
        return ParcelNumber.TryParse(typed, out var number)
            ? new FloorFound(view, number, null) { Unchecked = FloorTexts.NotAsked }
            : new FloorFound(view, null, Fault(typed));
    }

    /// <summary>The same, and asks what the countries hold, where purpose and case were stated.</summary>
    /// <param name="view">The operation as the officer sees it.</param>
    /// <param name="posted">What the floor sent.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="checking">Makes the check.</param>
    /// <param name="stop">Ends the waiting.</param>
    public static async Task<FloorFound> AskAsync(OperationView view, FormValues posted, SignedIn by, Checking checking, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(posted);
        ArgumentNullException.ThrowIfNull(checking);
        var found = Of(view, posted["parcel"]);
        if (found.Number is null || string.IsNullOrWhiteSpace(posted["purpose"]) || string.IsNullOrWhiteSpace(posted["caseReference"]))
        {
            return found;
        }

        var (answer, result) = await checking.MakeAsync(view.Summary.Key.Value, Question(found.Number, posted), by, stop);
        return found with { Check = result, Unchecked = result is null ? Why(answer) : null };
    }

    private static FieldTree.Group Question(ParcelNumber number, FormValues posted) =>
        posted.Where(name => name is "purpose" or "caseReference")
            .With("id", posted[FloorStart.CheckId])
            .With("subject", Words.Of(AskedSubject.Thing))
            .With("values[0].kind", Words.Of(AskedKind.Parcel))
            .With("values[0].text", number.Value)
            .With("handling", Handling.Default.Names.ToArray())
            .Tree;

    private static string Why(CommandAnswer answer) =>
        answer.Errors is { Count: > 0 } errors
            ? string.Join(' ', errors.Select(error => FormWords.Problem(Words.Of(CommandKind.MakeCrossCheck), error).Text))
            : answer.Message ?? FloorTexts.NotAsked;

    // In the words of the form in which the number will stand.
    private static string Fault(string? typed)
    {
        var error = CommandReading.Read(FormValues.None.With("kind", FloorStart.Form.Word).With("id", FormStart.NewId()).With("parcel", typed?.Trim()).Tree)
            .Errors.FirstOrDefault(error => error.Field == "parcel");
        return error is null ? FloorTexts.NumberMissing : FormWords.Problem(FloorStart.Form.Word, Wrongs.Shown(error)).Text;
    }
}
