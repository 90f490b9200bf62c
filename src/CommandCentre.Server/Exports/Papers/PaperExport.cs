using CommandCentre.Desks.Access;
using CommandCentre.Desks.Operations;
using CommandCentre.Server.Api;
using CommandCentre.Server.Identity;

namespace CommandCentre.Server.Exports.Papers;

/// <summary>Lets a form of a seizure leave by the rules of every export: who may, what its owner permits, how often, on the access log before a byte leaves.</summary>
public sealed class PaperExport(Exporting exporting, ExportRate rate, TimeProvider wall)
{
    /// <summary>Reason when the owner has not permitted to pass the record on.</summary>
    public const string NotReleased = "paper-not-released";

    /// <summary>Reason when too many forms were made within a minute.</summary>
    public const string TooMany = "too-many-papers";

    /// <summary>Reason when the record changed between accounting and making.</summary>
    public const string Changed = "paper-changed";

    /// <summary>Makes what a form is made from: checked, and on the access log.</summary>
    /// <param name="by">Who asks.</param>
    /// <param name="desk">The operation.</param>
    /// <param name="view">The operation as they see it.</param>
    /// <param name="record">Record of the seizure.</param>
    /// <param name="wish">Which form, and why.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <returns>The source, or why not; neither where there is no such seizure for the viewer.</returns>
    public async Task<(PaperSource? Source, Problem? Problem)> BeginAsync(SignedIn by, OperationDesk desk, OperationView view, Guid record, PaperWish wish, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(wish);
        if (view.SeizureFile(record) is not { } read)
        {
            return (null, null);
        }

        if (OperationView.Leaving(read) is not { } file)
        {
            return (null, Problem.Of(StatusCodes.Status403Forbidden, NotReleased));
        }

        if (exporting.Barred(by, view, file.IsRestricted) is { } barred)
        {
            return (null, barred);
        }

        if (!rate.TakePaper(by))
        {
            return (null, Problem.Of(StatusCodes.Status429TooManyRequests, TooMany));
        }

        var (entitlement, unaccounted) = await exporting.AccountAsync(by, desk, view, new Access(AccessKind.Exported, by.Officer, by.Country, desk.Key, wish.Word, wish.Purpose, file.Extent), stop);
        return entitlement is null ? (null, unaccounted)
            : entitlement.Holds() && IsStill(desk.View(view.Viewer), record, file) ? (new PaperSource(view.Summary, file, by.Officer, by.Country, wish.Purpose, wall.GetUtcNow()), null)
            : (null, Problem.Of(StatusCodes.Status409Conflict, Changed));
    }

    /// <summary>Whether the file is still what was accounted for: what was closed meanwhile stays here, what was released since was not accounted for.</summary>
    private static bool IsStill(OperationView? now, Guid record, SeizureFile accounted) =>
        now?.SeizureFile(record) is { } read && OperationView.Leaving(read) is { } file && file.Standing.Equals(accounted.Standing);
}
