using CommandCentre.Desks;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Fields;
using CommandCentre.Server.Api;
using CommandCentre.Server.Exports;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Pages.Forms;
using CommandCentre.Server.Pages.Holdings;
using CommandCentre.Server.Resources;
using CommandCentre.Server.Sheets;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CommandCentre.Server.Pages.Sheets;

/// <summary>Where the pages of sheets send their forms. Who sends is known from the sign-in; a run is its sender's own.</summary>
internal static class SheetPosts
{
    private const string Root = "/operations/{key}/sheets";

    /// <summary>Maps the posts and the templates.</summary>
    public static WebApplication MapSheetPosts(this WebApplication app)
    {
        app.MapPost(Root, BringAsync).WithMetadata(new RequestSizeLimitAttribute(Sheet.LargestFile + Ground.LargestBody)).WithOrder(-1).ExcludeFromDescription();
        app.MapPost(Root + "/runs/{run:guid}", GoOnAsync).WithOrder(-1).ExcludeFromDescription();
        app.MapPost(Root + "/export", TakeOutAsync).WithOrder(-1).ExcludeFromDescription();
        app.MapGet(Root + "/{kind}/template/{format}", TemplateAsync).ExcludeFromDescription();
        return app;
    }

    private static async Task<IResult> BringAsync(string key, HttpContext context, DeskRoom room, SheetRoom sheets, CommandRate rate, IAntiforgery guard)
    {
        var upload = await Upload.ReadAsync(context);
        var answer = await context.SeenAsync(room, key) is not { } view ? Results.NotFound()
            : !rate.Take(context.RequireSignedIn()) ? Results.StatusCode(StatusCodes.Status429TooManyRequests)
            : !await guard.IsRequestValidAsync(context) ? context.Drawn(Guarded(upload.Values))
            : await LookedAtAsync(context, view, sheets, upload);
        await upload.DropAsync(context.RequestAborted);
        return answer;
    }

    // A sheet that came is looked at only; recording it is another press.
    private static async Task<IResult> LookedAtAsync(HttpContext context, OperationView view, SheetRoom sheets, Upload upload)
    {
        if (SheetKind.Find(upload.Values["kind"]) is not { } kind)
        {
            return Wrong(context, upload, new FieldError("kind", upload.Values["kind"] ?? string.Empty, FieldRule.Word, string.Join(", ", SheetKind.All.Select(SheetWords.Title))), SheetTexts.WhichKind);
        }

        if (view.Refusal(kind.Command) is { } refusal)
        {
            return context.Drawn(new SheetDraft(upload.Values, [], new FormNotice("urgent", Wrongs.Text(refusal))));
        }

        if (!upload.HasFile)
        {
            return Wrong(context, upload, new FieldError("file", string.Empty, FieldRule.Required, SheetTexts.FileAllowed), SheetTexts.File);
        }

        try
        {
            using var file = new MemoryStream();
            await upload.File.CopyToAsync(file, context.RequestAborted);
            var sheet = SheetReader.Read(file.ToArray());
            SheetColumns.Check(kind, sheet);
            return Begun(context, view, sheets.Begin(new SheetOrder(SheetRoom.NewId(), kind, sheet, true, view.Summary.Key, context.RequireSignedIn())), upload.Values);
        }
        catch (SheetUnreadable unreadable)
        {
            return Wrong(context, upload, unreadable.Error, SheetTexts.File);
        }
    }

    private static async Task<IResult> GoOnAsync(string key, Guid run, HttpContext context, DeskRoom room, SheetRoom sheets, CommandRate rate, IAntiforgery guard)
    {
        var form = FormValues.Of(await FormEndpoints.FormAsync(context));
        if (await context.SeenAsync(room, key) is not { } view || sheets.Find(run, view.Summary.Key, context.RequireSignedIn()) is not { } found)
        {
            return Results.NotFound();
        }

        if (!rate.Take(context.RequireSignedIn()))
        {
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (!await guard.IsRequestValidAsync(context))
        {
            return context.Drawn(Guarded(form));
        }

        if (form["act"] == "record" && found.Now is { DryRun: true, Stage: SheetStage.Ended })
        {
            return Begun(context, view, sheets.Begin(found.ToRecord(SheetRoom.NewId(), context.RequireSignedIn())), form);
        }

        if (form["act"] == "cancel")
        {
            found.Cancel();
        }

        return context.Away(context.Request.Path);
    }

    private static async Task<IResult> TakeOutAsync(string key, HttpContext context, DeskRoom room, SheetExport exports, IAntiforgery guard)
    {
        if (await ExportForms.ReceivedAsync(context, key, room, guard) is not { } form)
        {
            return Results.NotFound();
        }

        if (form.No is { } no)
        {
            return no;
        }

        var (wish, errors) = SheetWish.Read(form.Posted.Where(name => name != "kind").Tree);
        var kind = SheetKind.Find(form.Posted["kind"]);
        if (wish is null || kind is null)
        {
            return context.Again(form.Posted, kind is null ? [.. errors, new FieldError("kind", form.Posted["kind"] ?? string.Empty, FieldRule.Word, string.Join(", ", SheetKind.All.Select(SheetWords.Title)))] : errors);
        }

        var (bytes, problem) = await exports.BeginAsync(context.RequireSignedIn(), form.Desk, form.View, kind, wish, context.RequestAborted);
        return bytes is null ? context.Again(form.Posted, problem!) : SheetEndpoints.Sent(context, $"{form.View.Summary.Key}-{form.View.Head}-{kind.Word}", wish.Format, bytes);
    }

    private static async Task<IResult> TemplateAsync(string key, string kind, string format, HttpContext context, DeskRoom room) =>
        await context.SeenAsync(room, key) is not null && SheetKind.Find(kind) is { } known && Words.TryParse<SheetFormat>(format, out var written)
            ? SheetEndpoints.Sent(context, $"{known.Word}-template", written, SheetWriter.Write(written, [.. SheetColumns.Of(known).Select(column => column.Name)], []))
            : Results.NotFound();

    private static IResult Begun(HttpContext context, OperationView view, SheetProgress? run, FormValues values) => run is null
        ? context.Drawn(new SheetDraft(values, [], new FormNotice("late", SheetTexts.Busy, SheetTexts.BusyText)), StatusCodes.Status409Conflict)
        : context.Away($"/operations/{view.Summary.Key}/sheets/runs/{run.Id:D}");

    private static RazorComponentResult<App> Wrong(HttpContext context, Upload upload, FieldError error, string label) =>
        context.Drawn(new SheetDraft(upload.Values, [new FieldProblem(error.Field, Wrongs.Text(error, label))]));

    private static SheetDraft Guarded(FormValues values) => new(values, [], new FormNotice("late", FormTexts.GuardTitle, FormTexts.GuardText));
}
