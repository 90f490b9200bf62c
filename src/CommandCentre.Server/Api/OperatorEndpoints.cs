using System.Text.Json;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Referrals;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Fields;
using CommandCentre.Server.Identity.Operators;

namespace CommandCentre.Server.Api;

/// <summary>The channel of postal operators and carriers for their own systems: what they were referred, and their answers.</summary>
internal static class OperatorEndpoints
{
    internal static void MapOperatorApi(this WebApplication app)
    {
        var api = app.MapGroup(OperatorPaths.Api).AddEndpointFilter(HurryAsync);
        api.MapGet("referrals", ListAsync);
        api.MapGet("referrals/{reference}", FindAsync);
        api.MapPost("referrals/{reference}/answer", AnswerAsync);
    }

    private static async ValueTask<object?> HurryAsync(EndpointFilterInvocationContext invoked, EndpointFilterDelegate next)
    {
        var context = invoked.HttpContext;
        if (context.RequestServices.GetRequiredService<OperatorRate>().Take(context.RequireOperator()))
        {
            return await next(invoked);
        }

        context.Response.Headers.RetryAfter = "1";
        return Problems.Result(Problem.Of(StatusCodes.Status429TooManyRequests, "too-many"));
    }

    private static async Task<IResult> ListAsync(HttpContext context, OperatorChannel channel) => await context.OperatorViewAsync(channel) is { } view
        ? await ToldAsync(context, channel, view.Referrals.Select(referral => referral.Reference), seen => new { seen.Referrals })
        : Problems.Absent();

    private static async Task<IResult> FindAsync(string reference, HttpContext context, OperatorChannel channel) =>
        Guid.TryParseExact(reference, "D", out var named) && await context.OperatorViewAsync(channel) is { } view && view.Find(named) is not null
            ? await ToldAsync(context, channel, [named], seen => seen.Find(named)!)
            : Problems.Absent();

    /// <summary>It is on record that the operator has looked before it is told anything.</summary>
    private static async Task<IResult> ToldAsync(HttpContext context, OperatorChannel channel, IEnumerable<Guid> references, Func<OperatorView, object> told)
    {
        var signedIn = context.RequireOperator();
        await channel.SeenAsync(signedIn.Operation, signedIn.Operator, references, () => context.StillHolds(signedIn), context.RequestAborted);
        return await context.OperatorViewAsync(channel) is { } seen ? Results.Json(told(seen), Shapes.Json) : Problems.Absent();
    }

    private static async Task<IResult> AnswerAsync(string reference, HttpContext context, OperatorChannel channel)
    {
        var signedIn = context.RequireOperator();
        var (fields, wrong) = await Commands.ReadAsync(context);
        if (fields is null)
        {
            return wrong!;
        }

        // What is not its own is absent, whatever was sent to it.
        if (!Guid.TryParseExact(reference, "D", out var named) || (await context.OperatorViewAsync(channel))?.Find(named) is null)
        {
            return Problems.Absent();
        }

        var read = CommandReading.ReadAnswer(fields);
        if (read.Answer is not { } answer)
        {
            ErrorShown[] errors = [.. read.Errors.Select(error => Wrongs.Shown(error))];
            return Problems.Result(Problem.Of(StatusCodes.Status422UnprocessableEntity, Intake.WrongFields, string.Join(' ', errors.Select(error => error.Message)), errors));
        }

        return Result(context, await channel.AnswerAsync(signedIn.Operation, signedIn.Operator, named, read.Id, answer, () => context.StillHolds(signedIn), context.RequestAborted));
    }

    private static IResult Result(HttpContext context, OperatorAnswered? answered)
    {
        switch (answered)
        {
            case null:
                return Problems.Absent();
            case { Refusal: { } refusal }:
                return Problems.Result(Problem.Of(StatusCodes.Status422UnprocessableEntity, Words.Of(refusal.Reason), Wrongs.Text(refusal), Wrongs.Errors(refusal)));
            case { NotRecorded: { } not }:
                context.Response.Headers.RetryAfter = "1";
                return Problems.Result(Problem.Of(StatusCodes.Status503ServiceUnavailable, Words.Of(not), Wrongs.Text(not)));
            default:
                return Results.Json(new { taken = true }, JsonSerializerOptions.Web);
        }
    }
}
