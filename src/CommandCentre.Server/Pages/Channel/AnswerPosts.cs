using CommandCentre.Desks.Referrals;
using CommandCentre.Domain.Fields;
using CommandCentre.Server.Api;
using CommandCentre.Server.Identity.Operators;
using CommandCentre.Server.Pages.Forms;
using CommandCentre.Server.Resources;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CommandCentre.Server.Pages.Channel;

/// <summary>Where the page of a referral sends an operator's answer: to its own address. Whatever happens, what was typed comes back.</summary>
internal static class AnswerPosts
{
    /// <summary>Maps the post.</summary>
    public static WebApplication MapAnswerPosts(this WebApplication app)
    {
        app.MapPost(OperatorPaths.Pages + "/{reference:guid}", SentAsync).WithOrder(-1).ExcludeFromDescription();
        return app;
    }

    private static async Task<IResult> SentAsync(Guid reference, HttpContext context, OperatorChannel channel, OperatorRate rate, IAntiforgery guard)
    {
        var signedIn = context.RequireOperator();
        if ((await context.OperatorViewAsync(channel))?.Find(reference) is null)
        {
            return Results.NotFound();
        }

        var values = FormValues.Of(await FormEndpoints.FormAsync(context));
        if (!rate.Take(signedIn))
        {
            return Again(context, new AnswerDraft(values, [], Problem.Of(StatusCodes.Status429TooManyRequests, "too-many").Detail), StatusCodes.Status429TooManyRequests);
        }

        if (!await guard.IsRequestValidAsync(context))
        {
            return Again(context, new AnswerDraft(values, [], ChannelTexts.GuardText));
        }

        var read = CommandReading.ReadAnswer(values.Tree);
        if (read.Answer is not { } answer)
        {
            return Again(context, AnswerDraft.Wrong(values, read.Errors));
        }

        return await channel.AnswerAsync(signedIn.Operation, signedIn.Operator, reference, read.Id, answer, () => context.StillHolds(signedIn), context.RequestAborted) switch
        {
            null => Results.NotFound(),
            { Refusal: { } refusal } => Again(context, AnswerDraft.Refused(values, refusal)),
            { NotRecorded: { } not } => Again(context, new AnswerDraft(values, [], Wrongs.Text(not)), StatusCodes.Status503ServiceUnavailable),
            _ => context.Away($"{OperatorPaths.Pages}/{reference:D}?taken=1"),
        };
    }

    private static RazorComponentResult<App> Again(HttpContext context, AnswerDraft draft, int status = StatusCodes.Status422UnprocessableEntity) => context.Drawn(draft, status);
}
