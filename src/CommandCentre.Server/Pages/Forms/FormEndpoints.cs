using CommandCentre.Desks;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Api;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Pages.CrossChecks;
using CommandCentre.Server.Pages.Forms.Parts;
using CommandCentre.Server.Resources;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CommandCentre.Server.Pages.Forms;

/// <summary>Where forms are sent: to the address they were drawn at. Whatever happens, what was typed comes back.</summary>
public static class FormEndpoints
{
    /// <summary>The page's own buttons: more rows, and who will see this.</summary>
    internal const string MoreRows = "_more";

    /// <summary>Draws the form again with who will see it.</summary>
    internal const string Preview = "_preview";

    /// <summary>The page to go back to once it is recorded; only the queue is one.</summary>
    internal const string Back = "_back";

    internal const int RowsAtOnce = 3;

    private static readonly string Check = Words.Of(CommandKind.MakeCrossCheck);

    /// <summary>Maps the posts; the pages themselves are found by their own addresses.</summary>
    public static WebApplication MapForms(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        // Before the pages' own endpoints, which take posts of named forms only.
        app.MapPost("/operations/{key}/report/{kind}", SendAsync).WithOrder(-1).ExcludeFromDescription();
        app.MapPost("/operations/{key}/report/{kind}/preview", PreviewAsync).ExcludeFromDescription();
        app.MapPost("/operations/{key}/check", CheckAsync).WithOrder(-1).ExcludeFromDescription();
        app.MapPost("/operations/{key}/check/preview", (string key, HttpContext context, DeskRoom room, CommandRate rate, IAntiforgery guard) => PreviewAsync(key, Check, context, room, rate, guard)).ExcludeFromDescription();
        app.MapPost("/operations/{key}/check/recognise", RecogniseAsync).ExcludeFromDescription();
        app.MapPost(OpenPage.Path, OpenAsync).WithOrder(-1).ExcludeFromDescription();
        return app;
    }

    private static async Task<IResult> SendAsync(string key, string kind, HttpContext context, DeskRoom room, Intake intake, IAntiforgery guard)
    {
        if (ReportForms.Find(kind) is not { } form || await context.SeenAsync(room, key) is not { } view)
        {
            return Results.NotFound();
        }

        var posted = await PostedAsync(context);
        var draft = FormStart.Again(form, view.Viewer.Actor, view, posted);
        if (await BeforeSendingAsync(context, draft, guard) is { } drawn)
        {
            return drawn;
        }

        var answer = await intake.SubmitAsync(key, Sendable(form, posted).With("kind", form.Word).Tree, context.RequireSignedIn(), context.RequestAborted);
        // What was recorded meanwhile belongs into the form that is drawn again.
        var now = await context.SeenAsync(room, key) is { } seen ? draft with { View = seen } : draft;
        return Told(context, now, view.Summary.Key.Value, answer);
    }

    // The check has a page of its own; it is sent and told like every form.
    private static Task<IResult> CheckAsync(string key, HttpContext context, DeskRoom room, Intake intake, IAntiforgery guard) => SendAsync(key, Check, context, room, intake, guard);

    // A row that was emptied is no value.
    private static FormValues Sendable(ReportForm form, FormValues posted) => form.Command is CommandKind.MakeCrossCheck ? CheckPaste.Filled(posted) : posted;

    private static async Task<IResult> OpenAsync(HttpContext context, Intake intake, IAntiforgery guard, ServeChoices choices)
    {
        var by = context.RequireSignedIn();
        if (choices.IsExercise || !by.Is(Role.Coordinator))
        {
            return Results.NotFound();
        }

        var posted = await PostedAsync(context);
        var draft = new FormDraft(ReportForms.Opening, new Actor(by.Officer, by.Country, by.Agency, Role.Coordinator), null, posted);
        if (await BeforeSendingAsync(context, draft, guard) is { } drawn)
        {
            return drawn;
        }

        var key = (posted["operation"] ?? string.Empty).Trim().ToUpperInvariant();
        return Told(context, draft, key, await intake.SubmitAsync(key, posted.With("kind", draft.Form.Word).Tree, context.RequireSignedIn(), context.RequestAborted));
    }

    private static async Task<IResult> PreviewAsync(string key, string kind, HttpContext context, DeskRoom room, CommandRate rate, IAntiforgery guard)
    {
        var by = context.RequireSignedIn();
        if (ReportForms.Find(kind) is not { } form || await context.SeenAsync(room, key) is not { } view)
        {
            return Results.NotFound();
        }

        if (!rate.Take(by))
        {
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var posted = await PostedAsync(context);
        return await guard.IsRequestValidAsync(context)
            ? new RazorComponentResult<SeesPart>(new { Draft = FormStart.Again(form, view.Viewer.Actor, view, posted) })
            : Results.BadRequest();
    }

    /// <summary>What stands in the box of a check, as rows of typed values: asked for while somebody types.</summary>
    private static async Task<IResult> RecogniseAsync(string key, HttpContext context, DeskRoom room, CommandRate rate, IAntiforgery guard)
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

        var posted = await PostedAsync(context);
        return await guard.IsRequestValidAsync(context)
            ? new RazorComponentResult<RecognisedRows>(new { Draft = FormStart.Again(ReportForms.Of(CommandKind.MakeCrossCheck), view.Viewer.Actor, view, CheckPaste.Again(posted)) })
            : Results.BadRequest();
    }

    /// <summary>A form from another sign-in, or one of the page's own buttons: the form is drawn again and nothing is sent.</summary>
    internal static async Task<IResult?> BeforeSendingAsync(HttpContext context, FormDraft draft, IAntiforgery guard)
    {
        if (!await guard.IsRequestValidAsync(context))
        {
            return context.Drawn(draft with { Notice = new FormNotice("late", FormTexts.GuardTitle, FormTexts.GuardText) });
        }

        return draft.Values.Has(MoreRows) ? context.Drawn(draft with { MoreRows = draft.Values[MoreRows] }, StatusCodes.Status200OK)
            : draft.Values.Has(Preview) ? context.Drawn(draft, StatusCodes.Status200OK)
            : (CheckPaste.Unread(draft) ?? ReportedBefore.Unseen(draft)) is { } unread ? context.Drawn(unread, StatusCodes.Status200OK)
            : null;
    }

    /// <summary>The answer to a form: on to what was recorded, or the form again with what stands in the way.</summary>
    internal static IResult Told(HttpContext context, FormDraft draft, string key, CommandAnswer answer)
    {
        switch (answer.Ruling)
        {
            case CommandAnswer.Recorded or CommandAnswer.Repeated:
                var told = draft.Form.Command is CommandKind.MakeCrossCheck ? $"checks/{answer.Record:D}" : draft.Values[Back] == "queue" ? "queue" : $"lines/{answer.Number}";
                return context.Away($"/operations/{key}/{told}?done={answer.Ruling}");
            case CommandAnswer.NotRecorded:
                context.Response.Headers.RetryAfter = "1";
                var status = answer.Reason == Intake.TooMany ? StatusCodes.Status429TooManyRequests : StatusCodes.Status503ServiceUnavailable;
                return context.Drawn(draft with { Notice = new FormNotice("late", FormTexts.NotRecordedTitle, FormWords.Text("NotRecorded-" + answer.Reason)) }, status);
            default:
                return context.Drawn(Refused(draft, answer));
        }
    }

    private static FormDraft Refused(FormDraft draft, CommandAnswer answer)
    {
        if (answer.Reason == Words.Of(RefusalReason.IdUsedForOtherContent))
        {
            return draft with { Values = draft.Values.With("id", FormStart.NewId()), Notice = new FormNotice("urgent", FormTexts.SentBeforeTitle, FormTexts.SentBeforeText) };
        }

        if (answer.Reason == Words.Of(RefusalReason.StepUpNeeded))
        {
            return draft with { Notice = new FormNotice("late", PeopleTexts.StepUpFirst, answer.Message, Entrance.StepUpPath) };
        }

        var problems = (answer.Errors ?? []).Select(error => FormWords.Problem(draft.Form.Word, error)).ToList();
        var broken = problems.Any(problem => problem.Field == "id");
        return draft with
        {
            Problems = problems,
            Values = broken ? draft.Values.With("id", FormStart.NewId()) : draft.Values,
            Notice = problems.Count == 0 ? new FormNotice("urgent", FormTexts.RefusedTitle, answer.Message) : null,
        };
    }

    private static async Task<FormValues> PostedAsync(HttpContext context) => FormValues.Of(await FormAsync(context));

    /// <summary>The form that was sent.</summary>
    /// <exception cref="BadHttpRequestException">It is none.</exception>
    internal static async Task<IFormCollection> FormAsync(HttpContext context)
    {
        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or InvalidOperationException)
        {
            throw new BadHttpRequestException(unreadable.Message, StatusCodes.Status400BadRequest, unreadable);
        }
    }
}
