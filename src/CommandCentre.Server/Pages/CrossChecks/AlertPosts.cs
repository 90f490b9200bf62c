using System.Globalization;
using CommandCentre.Desks;
using CommandCentre.Desks.CrossChecks;
using CommandCentre.Domain.Fields;
using CommandCentre.Server.Api;
using CommandCentre.Server.CrossChecks;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Pages.Forms;
using CommandCentre.Server.Resources;
using Microsoft.AspNetCore.Antiforgery;

namespace CommandCentre.Server.Pages.CrossChecks;

/// <summary>A decision on an alert as it was written, when it could not be taken.</summary>
/// <param name="Alert">The alert's number.</param>
/// <param name="Verdict">What was chosen.</param>
/// <param name="Reason">What was written.</param>
/// <param name="Problem">What was wrong and what is right.</param>
public sealed record DecisionDraft(long Alert, string? Verdict, string? Reason, string Problem);

/// <summary>Where the page of alerts sends decisions.</summary>
public static class AlertPosts
{
    /// <summary>Maps the posts.</summary>
    public static WebApplication MapAlertPosts(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapPost("/operations/{key}/alerts", DecideAsync).WithOrder(-1).ExcludeFromDescription();
        return app;
    }

    private static async Task<IResult> DecideAsync(string key, HttpContext context, DeskRoom room, CountryAlerts alerts, CommandRate rate, IAntiforgery guard)
    {
        var by = context.RequireSignedIn();
        if (await context.SeenAsync(room, key) is not { } view || !CountryAlerts.MayDecide(view.Viewer))
        {
            return Results.NotFound();
        }

        if (!rate.Take(by))
        {
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var form = await FormEndpoints.FormAsync(context);
        if (!long.TryParse(form["alert"], NumberStyles.None, CultureInfo.InvariantCulture, out var alert))
        {
            return Results.NotFound();
        }

        var reader = new FieldReader(FormValues.Of(form).Tree);
        var given = AlertVerdict.From(reader);
        var (verdict, reason) = (form["verdict"].ToString(), form["reason"].ToString().Trim());
        var problem = !await guard.IsRequestValidAsync(context) ? FormTexts.GuardText
            : reader.Errors is [{ Field: "verdict" }, ..] ? CheckTexts.VerdictWrong
            : reader.Errors.Count > 0 ? CheckTexts.ReasonWrong.With(reason)
            : await alerts.DecideAsync(view, alert, given.Verdict, given.Reason, context.RequestAborted) is null ? string.Empty
            : null;
        if (problem is null)
        {
            return context.Away($"/operations/{key}/alerts?decided=1");
        }

        return problem.Length == 0 ? Results.NotFound() : context.Drawn(new DecisionDraft(alert, verdict, reason, problem));
    }
}
