using CommandCentre.Desks.Access;
using CommandCentre.Desks.Feeds;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Api;
using CommandCentre.Server.Identity;

namespace CommandCentre.Server.Exports;

/// <summary>The way of records out of the centre: who may, how often, accounted for before the first byte, and cut when rights end on the way.</summary>
public sealed class Exporting(AccessLog log, ExportRate rate, SignIns signIns, RightsVersion version, TimeProvider wall)
{
    /// <summary>Reason when somebody has not proved themselves freshly.</summary>
    public const string StepUp = "step-up-needed";

    /// <summary>Reason when a system's key or certificate is not for it, or a wall asks.</summary>
    public const string MayNot = "export-not-given";

    /// <summary>Reason when the duty window is closed.</summary>
    public const string OffDuty = "export-off-duty";

    /// <summary>Reason when it was done twice within a minute.</summary>
    public const string TooMany = "too-many-exports";

    /// <summary>Reason when it could not be accounted for.</summary>
    public const string NotAccounted = "export-not-accounted";

    /// <summary>Lets an export begin: checked, and on the access log.</summary>
    /// <param name="by">Who asks.</param>
    /// <param name="desk">The operation.</param>
    /// <param name="view">The operation as they see it.</param>
    /// <param name="wish">What is wanted.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <returns>The export, or why not.</returns>
    public async Task<(Export? Export, Problem? Problem)> BeginAsync(SignedIn by, OperationDesk desk, OperationView view, ExportWish wish, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(wish);
        if (Barred(by, view, wish.Restricted) is { } problem)
        {
            return (null, problem);
        }

        if (!rate.Take(by))
        {
            return (null, Problem.Of(StatusCodes.Status429TooManyRequests, TooMany));
        }

        var extent = wish.Format is ExportFormat.Pairs ? view.PairsExtent(wish.After, wish.Restricted) : view.ExportExtent(wish.After, wish.Restricted);
        var (entitlement, unaccounted) = await AccountAsync(by, desk, view, new Access(AccessKind.Exported, by.Officer, by.Country, desk.Key, null, wish.Purpose, extent), stop);
        return entitlement is null ? (null, unaccounted) : (new Export(view, () => desk.View(view.Viewer), wish, extent, by, wall.GetUtcNow(), entitlement), null);
    }

    /// <summary>Why somebody may not take anything out of an operation as they see it; null where they may.</summary>
    internal Problem? Barred(SignedIn by, OperationView view, bool restricted) =>
        by.IsWall || !by.Scope.Has(CommandScope.Export) ? Problem.Of(StatusCodes.Status403Forbidden, MayNot)
        : !view.Viewer.IsOnDuty ? Problem.Of(StatusCodes.Status403Forbidden, OffDuty)
        : restricted && !by.IsSystem && !by.IsFresh(wall.GetUtcNow()) ? Problem.Of(StatusCodes.Status403Forbidden, StepUp)
        : null;

    /// <summary>Accounts for what is to leave; when the call returns it is on disk.</summary>
    /// <returns>For how long it may go on, or why it may not begin.</returns>
    internal async Task<(Entitlement? Entitlement, Problem? Problem)> AccountAsync(SignedIn by, OperationDesk desk, OperationView view, Access access, CancellationToken stop)
    {
        try
        {
            await log.RecordAsync(access, stop);
        }
        catch (Exception failure) when (failure is JournalUnavailable or JournalDamaged or KeysDamaged)
        {
            return (null, Problem.Of(StatusCodes.Status503ServiceUnavailable, NotAccounted));
        }

        return (new Entitlement(() => version.Now, () => signIns.Find(by.Credential)?.ViewerIn(desk.Key, wall.GetUtcNow()) == view.Viewer && desk.View(view.Viewer) is not null), null);
    }
}
