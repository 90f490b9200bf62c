using CommandCentre.Desks;
using CommandCentre.Desks.Files;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Api;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Pages.Forms;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace CommandCentre.Server.Files;

/// <summary>Where files come in: by the page's form and over the API, with the same fields, the file last. It is read once, into memory, and nothing of it is laid down before it was looked into.</summary>
internal static class FileEndpoints
{
    /// <summary>Reason when more files come in at once than are taken.</summary>
    internal const string TooMany = "too-many-files-at-once";

    private static readonly string Word = Words.Of(CommandKind.AddFile);

    // More than a file may have, so that who sends too much hears so; beyond that the connection is cut.
    private const long LargestRequest = 40L * 1024 * 1024;

    /// <summary>Adds what files need.</summary>
    internal static IServiceCollection AddFiles(this IServiceCollection services) => services.AddSingleton<FileInspection>().AddSingleton<FileTurns>().AddSingleton<FileHanding>();

    /// <summary>Maps the page's form and the bytes.</summary>
    internal static WebApplication MapFiles(this WebApplication app)
    {
        app.MapPost("/operations/{key}/report/add-file", FromPersonAsync).WithOrder(-2).WithMetadata(new RequestSizeLimitAttribute(LargestRequest)).ExcludeFromDescription();
        app.MapGet("/operations/{key}/files/{record:guid}", (string key, Guid record, FileHanding handing, HttpContext context) => handing.SendAsync(key, record, FilePart.Whole, context, Results.NotFound())).ExcludeFromDescription();
        app.MapGet("/operations/{key}/files/{record:guid}/preview", (string key, Guid record, FileHanding handing, HttpContext context) => handing.SendAsync(key, record, FilePart.Preview, context, Results.NotFound())).ExcludeFromDescription();
        return app;
    }

    internal static void MapFiles(this RouteGroupBuilder api)
    {
        api.MapPost("operations/{key}/files", FromSystemAsync)
            .WithName("addFile")
            .WithSummary("Attach a file to a seizure, an exhibit or a control of your country: the fields of add-file, then the file. Keep the id when you send again; it is recorded once.")
            .WithMetadata(new RequestSizeLimitAttribute(LargestRequest), new Told(new Dictionary<int, string> { [201] = "Answer", [200] = "Answer" }, [400, 401, 404, 413, 422, 429, 503], "FileForm") { BodyType = "multipart/form-data" });
        Bytes(api.MapGet("operations/{key}/files/{record:guid}", (string key, Guid record, FileHanding handing, HttpContext context) => handing.SendAsync(key, record, FilePart.Whole, context, Problems.Absent())), "getFile", "The bytes of a file whose line you may read in full. Accounted for.");
        Bytes(api.MapGet("operations/{key}/files/{record:guid}/preview", (string key, Guid record, FileHanding handing, HttpContext context) => handing.SendAsync(key, record, FilePart.Preview, context, Problems.Absent())), "getFilePreview", "A small JPEG of a picture whose line you may read in full. Accounted for.");
    }

    private static void Bytes(RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.WithName(name).WithSummary(summary).WithMetadata(new Told(new Dictionary<int, string> { [200] = "FileBytes" }, [401, 404, 429, 503]) { AnswerType = "application/octet-stream" });

    private static async Task<IResult> FromSystemAsync(string key, HttpContext context, FileTurns turns, Intake intake)
    {
        using var turn = turns.Take(context.RequireSignedIn());
        if (turn is null)
        {
            return Problems.Result(Problem.Of(StatusCodes.Status429TooManyRequests, TooMany));
        }

        return Commands.Result(context, key, await GiveAsync(key, await FileForm.ReadAsync(context), intake, context));
    }

    private static async Task<IResult> FromPersonAsync(string key, HttpContext context, DeskRoom room, FileTurns turns, Intake intake, IAntiforgery guard)
    {
        using var turn = turns.Take(context.RequireSignedIn());
        if (turn is null)
        {
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var form = await FileForm.ReadAsync(context);
        // Looked at only now: a form may come in slowly, and rights end meanwhile.
        if (await context.SeenAsync(room, key) is not { } view)
        {
            return Results.NotFound();
        }

        var draft = FormStart.Again(ReportForms.Attaching, view.Viewer.Actor, view, form.Values);
        if (await FormEndpoints.BeforeSendingAsync(context, draft, guard) is { } drawn)
        {
            return drawn;
        }

        var answer = await GiveAsync(key, form, intake, context);
        var now = await context.SeenAsync(room, key) is { } seen ? draft with { View = seen } : draft;
        return FormEndpoints.Told(context, now, view.Summary.Key.Value, answer);
    }

    private static Task<CommandAnswer> GiveAsync(string key, FileForm form, Intake intake, HttpContext context) =>
        intake.SubmitAsync(key, form.Values.With("kind", Word).Tree, form.HasFile ? (form.Bytes, form.Length) : null, context.RequireSignedIn(), context.RequestAborted);
}
