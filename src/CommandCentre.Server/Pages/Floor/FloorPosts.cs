using System.Text.Json;
using CommandCentre.Desks;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Api;
using CommandCentre.Server.CrossChecks;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Pages.Forms;
using CommandCentre.Server.Resources;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CommandCentre.Server.Pages.Floor;

/// <summary>What the floor's own script hears of an entry.</summary>
/// <param name="Ruling">recorded, repeated, refused or not-recorded.</param>
/// <param name="Text">What is told, in words.</param>
/// <param name="Now">Operation time, by which the page's clock goes on.</param>
/// <param name="Door">Where it stands in full; absent where nothing was recorded.</param>
/// <param name="Ahead">Whether it was refused because its moment lies ahead of the operation's clock: the page's own ran too fast.</param>
public sealed record FloorAnswer(string Ruling, string Text, string Now, string? Door = null, bool Ahead = false);

/// <summary>Where the floor sends what it has: a number to look up, and one entry after another. By form, or by the page's own script.</summary>
public static class FloorPosts
{
    /// <summary>Looks a number up.</summary>
    internal const string Look = "look";

    /// <summary>Maps the posts; the page itself is found by its own address.</summary>
    public static WebApplication MapFloorPosts(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapPost("/operations/{key}/floor", PostAsync).WithOrder(-1).ExcludeFromDescription();
        app.MapPost("/operations/{key}/floor/look", LookAsync).ExcludeFromDescription();
        app.MapPost("/operations/{key}/floor/send", SendAsync).ExcludeFromDescription();
        return app;
    }

    private static async Task<IResult> PostAsync(string key, HttpContext context, DeskRoom room, Intake intake, Checking checking, IAntiforgery guard)
    {
        if (await context.SeenAsync(room, key) is not { } view)
        {
            return Results.NotFound();
        }

        var posted = FormValues.Of(await FormEndpoints.FormAsync(context));
        var floor = FloorStart.Again(view, posted);
        if (!await guard.IsRequestValidAsync(context))
        {
            return context.Drawn(Said(floor, new FormNotice("late", FormTexts.GuardTitle, FormTexts.GuardText)));
        }

        if (!Words.TryParse<FloorTap>(posted[FloorEntry.Tap], out var tap))
        {
            var found = await FloorFound.AskAsync(view, floor.Draft.Values, context.RequireSignedIn(), checking, context.RequestAborted);
            // The check has been made: the next one is another.
            return context.Drawn(new FloorDraft(floor.Draft with { Values = floor.Draft.Values.With(FloorStart.CheckId, FormStart.NewId()) }, found), StatusCodes.Status200OK);
        }

        return await TakenAsync(key, tap, floor, context, intake);
    }

    private static async Task<IResult> TakenAsync(string key, FloorTap tap, FloorDraft floor, HttpContext context, Intake intake)
    {
        var (form, fields) = FloorEntry.Of(tap, floor.Draft.Values);
        var answer = await intake.SubmitAsync(key, fields.Tree, context.RequireSignedIn(), context.RequestAborted);
        switch (answer.Ruling)
        {
            case CommandAnswer.Recorded or CommandAnswer.Repeated:
                return context.Away($"/operations/{floor.Draft.View!.Summary.Key}/floor?done={answer.Ruling}&line={answer.Number}");
            case CommandAnswer.NotRecorded:
                context.Response.Headers.RetryAfter = "1";
                return context.Drawn(Said(floor, new FormNotice("late", FormTexts.NotRecordedTitle, FormWords.Text("NotRecorded-" + answer.Reason))), Status(answer));
            default:
                var problems = (answer.Errors ?? []).Select(error => FloorEntry.Problem(tap, form, error)).DistinctBy(problem => problem.Field).ToList();
                var told = Said(floor, problems.Count == 0 ? new FormNotice("urgent", FormTexts.RefusedTitle, answer.Message) : null);
                // Sent before with other content: what stands here now is another entry.
                var values = answer.Reason == Words.Of(RefusalReason.IdUsedForOtherContent) ? told.Draft.Values.With("id", FormStart.NewId()) : told.Draft.Values;
                return context.Drawn(told with { Draft = told.Draft with { Problems = problems, Values = values } });
        }
    }

    private static async Task<IResult> LookAsync(string key, HttpContext context, DeskRoom room, CommandRate rate, Checking checking, IAntiforgery guard)
    {
        var by = context.RequireSignedIn();
        if (await context.SeenAsync(room, key) is not { } view)
        {
            return Results.NotFound();
        }

        if (!rate.Take(by))
        {
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var posted = FormValues.Of(await FormEndpoints.FormAsync(context));
        return await guard.IsRequestValidAsync(context)
            ? new RazorComponentResult<FloorFoundPart>(new { Found = await FloorFound.AskAsync(view, posted, by, checking, context.RequestAborted) })
            : Results.BadRequest();
    }

    private static async Task<IResult> SendAsync(string key, HttpContext context, DeskRoom room, Intake intake, IAntiforgery guard)
    {
        if (await context.SeenAsync(room, key) is not { } view)
        {
            return Results.NotFound();
        }

        var posted = FormValues.Of(await FormEndpoints.FormAsync(context));
        if (!await guard.IsRequestValidAsync(context) || !Words.TryParse<FloorTap>(posted[FloorEntry.Tap], out var tap))
        {
            return Results.BadRequest();
        }

        var (form, fields) = FloorEntry.Of(tap, posted);
        var answer = await intake.SubmitAsync(key, fields.Tree, context.RequireSignedIn(), context.RequestAborted);
        return Results.Json(Told(view, tap, form, answer), JsonSerializerOptions.Web, statusCode: Status(answer));
    }

    private static FloorAnswer Told(OperationView view, FloorTap tap, ReportForm form, CommandAnswer answer)
    {
        if (answer.Number is { } number)
        {
            var door = tap is FloorTap.Seizure ? $"seizures/{answer.Record:D}" : $"lines/{number}";
            return new(answer.Ruling, FloorTexts.Recorded.With(number.Grouped()), view.Now.Machine(), $"/operations/{view.Summary.Key}/{door}");
        }

        var problems = (answer.Errors ?? []).Select(error => FloorEntry.Problem(tap, form, error).Text).Distinct();
        return new(answer.Ruling, string.Join(' ', problems) is { Length: > 0 } told ? told : answer.Message ?? FormTexts.RefusedTitle, view.Now.Machine(), Ahead: answer.Reason == Words.Of(RefusalReason.MomentInTheFuture));
    }

    private static int Status(CommandAnswer answer) => answer.Ruling switch
    {
        CommandAnswer.Recorded or CommandAnswer.Repeated => StatusCodes.Status200OK,
        CommandAnswer.NotRecorded => answer.Reason == Intake.TooMany ? StatusCodes.Status429TooManyRequests : StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static FloorDraft Said(FloorDraft floor, FormNotice? notice) => floor with { Draft = floor.Draft with { Notice = notice } };
}
