using CommandCentre.Desks;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Api;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Pages.Parcels;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CommandCentre.Server.Exports.Papers;

/// <summary>Where the forms of a seizure leave: to systems over the API, to people by the page's form. Always by POST: a purpose belongs into no address.</summary>
internal static class PaperEndpoints
{
    /// <summary>Maps the page's form; the page itself is found by its own address.</summary>
    internal static void MapPapers(this WebApplication app) =>
        app.MapPost("/operations/{key}/seizures/{record:guid}/forms", SendToPersonAsync).WithOrder(-1).ExcludeFromDescription();

    internal static void MapPapers(this RouteGroupBuilder api) =>
        api.MapPost("operations/{key}/seizures/{record}/forms", SendToSystemAsync)
            .WithName("makeSeizureForm")
            .WithSummary("Make one of the forms of a seizure you may read in full and pass on. Accounted for like every export; twenty a minute.")
            .WithMetadata(new Told(new Dictionary<int, string> { [200] = "SeizureForm" }, [400, 401, 403, 404, 409, 413, 415, 422, 429, 503], "PaperWish"));

    private static async Task<IResult> SendToSystemAsync(string key, string record, HttpContext context, DeskRoom room, PaperExport papers)
    {
        if (!context.Request.HasJsonContentType())
        {
            return Problems.Result(Problem.Of(StatusCodes.Status415UnsupportedMediaType, "not-json"));
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var read = FieldTrees.Read(body.ToArray());
        if (read.Fields is not { } fields)
        {
            return Problems.Result(Problem.BadJson(read.Wrong!));
        }

        var (desk, view) = await SeenAsync(key, context, room);
        if (view is null || !Guid.TryParseExact(record, "D", out var id))
        {
            return Problems.Absent();
        }

        var (wish, errors) = PaperWish.Read(fields);
        if (wish is null)
        {
            ErrorShown[] shown = [.. errors.Select(error => Wrongs.Shown(error))];
            return Problems.Result(Problem.Of(StatusCodes.Status422UnprocessableEntity, Intake.WrongFields, string.Join(' ', shown.Select(error => error.Message)), shown));
        }

        var (source, problem) = await papers.BeginAsync(context.RequireSignedIn(), desk!, view, id, wish, context.RequestAborted);
        return source is not null ? Sent(context, wish.Paper, source) : problem is null ? Problems.Absent() : Problems.Result(problem);
    }

    private static async Task<IResult> SendToPersonAsync(string key, Guid record, HttpContext context, DeskRoom room, PaperExport papers, IAntiforgery guard)
    {
        if (await ExportForms.ReceivedAsync(context, key, room, guard) is not { } form)
        {
            return Results.NotFound();
        }

        if (form.No is { } no)
        {
            return no;
        }

        var (wish, errors) = PaperWish.Read(form.Posted.Tree);
        if (wish is null)
        {
            return context.Again(form.Posted, errors);
        }

        var (source, problem) = await papers.BeginAsync(context.RequireSignedIn(), form.Desk, form.View, record, wish, context.RequestAborted);
        return source is not null ? Sent(context, wish.Paper, source) : problem is null ? Results.NotFound() : context.Again(form.Posted, problem);
    }

    private static async Task<(OperationDesk? Desk, OperationView? View)> SeenAsync(string key, HttpContext context, DeskRoom room)
    {
        var desk = OperationKey.TryParse(key, out var operation) ? await room.FindAsync(operation, context.RequestAborted) : null;
        return (desk, context.Seen(desk));
    }

    private static IResult Sent(HttpContext context, PaperKind kind, PaperSource source)
    {
        if (kind is PaperKind.Record)
        {
            return new RazorComponentResult<PrintedRecord>(new { Source = source });
        }

        var paper = Paper.Of(kind, source);
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{paper.FileName}\"";
        return Results.Bytes(paper.Bytes, paper.ContentType);
    }
}
