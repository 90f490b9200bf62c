using CommandCentre.Desks;
using CommandCentre.Desks.Access;
using CommandCentre.Desks.Journals;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Api;
using CommandCentre.Server.Exports.Papers;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Pages;
using CommandCentre.Server.Pages.Forms;
using Microsoft.AspNetCore.Antiforgery;

namespace CommandCentre.Server.Exports;

/// <summary>Where records leave: to systems over the API, to people by the page's form. Always by POST: a purpose belongs into no address.</summary>
public static class ExportEndpoints
{
    /// <summary>Adds exports and the access log.</summary>
    public static IServiceCollection AddExports(this IServiceCollection services) =>
        services.AddSingleton<Accounting>().AddSingleton<ExportRate>().AddSingleton<Exporting>().AddSingleton<PaperExport>()
            .AddSingleton(provider => new AccessLog(provider.GetRequiredService<IJournal>(), provider.GetRequiredService<RecordKeys>(), provider.GetRequiredService<TimeProvider>()));

    /// <summary>Maps the page's form; the page itself is found by its own address.</summary>
    public static WebApplication MapExports(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapPost("/operations/{key}/export", SendToPersonAsync).WithOrder(-1).ExcludeFromDescription();
        app.MapPapers();
        return app;
    }

    internal static void MapExports(this RouteGroupBuilder api) =>
        api.MapPost("operations/{key}/exports", SendToSystemAsync)
            .WithName("export")
            .WithSummary("Take out the lines you may read, without those whose owner has not permitted to pass them on: they stand as their number. Accounted for; twice a minute.")
            .WithMetadata(new Told(new Dictionary<int, string> { [200] = "Line" }, [400, 401, 403, 404, 413, 415, 422, 429, 503], "ExportWish"));

    private static async Task<IResult> SendToSystemAsync(string key, HttpContext context, DeskRoom room, Exporting exporting, ILogger<Exporting> log)
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

        var desk = OperationKey.TryParse(key, out var operation) ? await room.FindAsync(operation, context.RequestAborted) : null;
        if (desk is null || context.Seen(desk) is not { } view)
        {
            return Problems.Absent();
        }

        var (wish, errors) = ExportWish.Read(fields);
        if (wish is null)
        {
            ErrorShown[] shown = [.. errors.Select(error => Wrongs.Shown(error))];
            return Problems.Result(Problem.Of(StatusCodes.Status422UnprocessableEntity, Intake.WrongFields, string.Join(' ', shown.Select(error => error.Message)), shown));
        }

        var (export, problem) = await exporting.BeginAsync(context.RequireSignedIn(), desk, view, wish, context.RequestAborted);
        return export is null ? Problems.Result(problem!) : await SentAsync(context, export, log);
    }

    private static async Task<IResult> SendToPersonAsync(string key, HttpContext context, DeskRoom room, Exporting exporting, IAntiforgery guard, ILogger<Exporting> log)
    {
        if (await ExportForms.ReceivedAsync(context, key, room, guard) is not { } form)
        {
            return Results.NotFound();
        }

        if (form.No is { } no)
        {
            return no;
        }

        var (wish, errors) = ExportWish.Read(form.Posted.Tree);
        if (wish is null)
        {
            return context.Again(form.Posted, errors);
        }

        var (export, problem) = await exporting.BeginAsync(context.RequireSignedIn(), form.Desk, form.View, wish, context.RequestAborted);
        return export is null ? context.Again(form.Posted, problem!) : await SentAsync(context, export, log);
    }

    /// <summary>Sends it; cut off where rights ended on the way, so that half a file does not pass for a whole one.</summary>
    private static async Task<IResult> SentAsync(HttpContext context, Export export, ILogger log)
    {
        context.Response.ContentType = export.ContentType;
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{export.FileName}\"";
        try
        {
            await export.WriteAsync(context.Response.BodyWriter, log, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }

        return Results.Empty;
    }
}

/// <summary>An export form as it is drawn again.</summary>
/// <param name="Values">What was typed.</param>
/// <param name="Problems">What is wrong with which field.</param>
/// <param name="Problem">What stands in the way; absent for nothing.</param>
public sealed record ExportDraft(FormValues Values, IReadOnlyList<FieldProblem> Problems, Problem? Problem)
{
    /// <summary>What is wrong with a field; null for nothing.</summary>
    public string? Error(string field) => Problems.FirstOrDefault(problem => problem.Field == field)?.Text;
}
