using CommandCentre.Desks.Access;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Sharing;
using CommandCentre.Server.Api;
using CommandCentre.Server.Exports;
using CommandCentre.Server.Identity;

namespace CommandCentre.Server.Sheets;

/// <summary>How a sheet is written.</summary>
public enum SheetFormat
{
    /// <summary>Comma-separated values.</summary>
    Csv,

    /// <summary>A workbook.</summary>
    Xlsx,
}

/// <summary>What sheet somebody wants taken out.</summary>
/// <param name="Purpose">Why, 3 to 400 characters; it is accounted for.</param>
/// <param name="Restricted">Whether records under H1, H2 and H3 are wanted too, as far as their owners permit.</param>
/// <param name="Format">How it is written.</param>
public sealed record SheetWish(string Purpose, bool Restricted, SheetFormat Format)
{
    /// <summary>Reads a wish: <c>purpose</c>, and where given <c>marks</c> (<c>h0</c> or <c>all</c>) and <c>format</c>.</summary>
    public static (SheetWish? Wish, IReadOnlyList<FieldError> Errors) Read(FieldTree.Group sent)
    {
        var reader = new FieldReader(sent);
        var wish = new SheetWish(
            reader.Text("purpose", 3, 400, lines: true),
            reader.Has("marks") && reader.OneOf("marks", ["h0", "all"]) == "all",
            reader.OptionalWord<SheetFormat>("format") ?? SheetFormat.Csv);
        reader.Complete();
        return reader.Errors.Count > 0 ? (null, reader.Errors) : (wish, []);
    }
}

/// <summary>Lines of one kind as a sheet, by the rules of every export.</summary>
public sealed class SheetExport(Exporting exporting, ExportRate rate)
{
    /// <summary>The sheet, accounted for; or why not.</summary>
    public async Task<(byte[]? Bytes, Problem? Problem)> BeginAsync(SignedIn by, OperationDesk desk, OperationView view, SheetKind kind, SheetWish wish, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(wish);
        if (exporting.Barred(by, view, wish.Restricted) is { } barred)
        {
            return (null, barred);
        }

        if (!rate.Take(by))
        {
            return (null, Problem.Of(StatusCodes.Status429TooManyRequests, Exporting.TooMany));
        }

        var lines = Lines(view, kind, wish.Restricted);
        var extent = new ExportExtent(0, view.Head, lines.Count, Readable(view, kind) - lines.Count, ValueList.Countries(lines.Select(line => line.Owner!)));
        var (entitlement, unaccounted) = await exporting.AccountAsync(by, desk, view, new Access(AccessKind.Exported, by.Officer, by.Country, desk.Key, kind.Word, wish.Purpose, extent), stop);
        if (entitlement is null)
        {
            return (null, unaccounted);
        }

        // What its owner closed since it was accounted for stays here.
        if (!entitlement.Holds() || desk.View(view.Viewer) is not { } now)
        {
            return (null, Problem.Of(StatusCodes.Status403Forbidden, Exporting.MayNot));
        }

        var open = Lines(now, kind, wish.Restricted).Select(line => line.Number).ToHashSet();
        var (header, rows) = SheetTable.Of(kind, lines.Where(line => open.Contains(line.Number)));
        return (SheetWriter.Write(wish.Format, header, rows), null);
    }

    /// <summary>The lines that would stand in a sheet: what may leave and is read in full.</summary>
    internal static List<LineView> Lines(OperationView view, SheetKind kind, bool restricted) =>
        [.. view.Exported(0, restricted).Where(line => line.Kind == kind.Line && line.Sight.Level is SightLevel.Full && !line.Erased && !line.NotRestored)];

    private static int Readable(OperationView view, SheetKind kind) => view.Exported(0, restricted: true).Count(line => line.Kind == kind.Line && line.Sight.Level is SightLevel.Full);
}
