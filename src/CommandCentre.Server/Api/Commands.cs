using System.Text.Json;
using CommandCentre.Domain.Fields;
using CommandCentre.Server.Identity;

namespace CommandCentre.Server.Api;

/// <summary>Where systems give commands.</summary>
internal static class Commands
{
    internal static void MapCommands(this RouteGroupBuilder api) =>
        api.MapPost("operations/{key}/commands", SubmitAsync)
            .WithName("giveCommand")
            .WithSummary("Give a command: the same shapes as on the hub. Keep the id when you send again; it is recorded once.")
            .WithMetadata(new Told(
                new Dictionary<int, string> { [201] = "Answer", [200] = "Answer" },
                [400, 401, 404, 413, 415, 422, 429, 503],
                "Command"));

    private static async Task<IResult> SubmitAsync(string key, HttpContext context, Intake intake)
    {
        var (fields, wrong) = await ReadAsync(context, key);
        return fields is null ? wrong! : Result(context, key, await intake.SubmitAsync(key, fields, context.RequireSignedIn(), context.RequestAborted));
    }

    /// <summary>The fields of a command that was sent to an operation's address, or what is wrong with the body.</summary>
    internal static async Task<(FieldTree.Group? Fields, IResult? Wrong)> ReadAsync(HttpContext context, string key)
    {
        var (fields, wrong) = await ReadAsync(context);
        return fields is not null && Elsewhere(fields, key) is { } elsewhere ? (null, Result(context, key, elsewhere)) : (fields, wrong);
    }

    /// <summary>The fields that were sent, or what is wrong with the body.</summary>
    internal static async Task<(FieldTree.Group? Fields, IResult? Wrong)> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
        {
            return (null, Problems.Result(Problem.Of(StatusCodes.Status415UnsupportedMediaType, "not-json")));
        }

        var read = FieldTrees.Read(await BodyAsync(context));
        return read.Fields is { } fields ? (fields, null) : (null, Problems.Result(Problem.BadJson(read.Wrong!)));
    }

    // The address names the operation; a body that names another is a mistake worth telling.
    private static CommandAnswer? Elsewhere(FieldTree.Group fields, string key)
    {
        if (!fields.Fields.TryGetValue("operation", out var named) || (named is FieldTree.Text text && string.Equals(text.Value, key, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var error = Wrongs.Shown(new FieldError("operation", named is FieldTree.Text other ? other.Value[..Math.Min(80, other.Value.Length)] : string.Empty, FieldRule.Word, key));
        return new CommandAnswer(CommandAnswer.Refused, Reason: Intake.WrongFields, Message: error.Message, Errors: [error]);
    }

    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.ToArray();
    }

    /// <summary>The answer to a command.</summary>
    internal static IResult Result(HttpContext context, string key, CommandAnswer answer)
    {
        switch (answer.Ruling)
        {
            case CommandAnswer.Recorded:
                context.Response.Headers.Location = $"{Paths.Api}/operations/{key.ToUpperInvariant()}/lines/{answer.Number}";
                return Results.Json(answer, JsonSerializerOptions.Web, statusCode: StatusCodes.Status201Created);
            case CommandAnswer.Repeated:
                return Results.Json(answer, JsonSerializerOptions.Web);
            default:
                var status = Status(answer);
                if (answer.Ruling == CommandAnswer.NotRecorded)
                {
                    context.Response.Headers.RetryAfter = "1";
                }

                return Problems.Result(Problem.Of(status, answer.Reason!, answer.Message, answer.Errors));
        }
    }

    private static int Status(CommandAnswer answer) =>
        answer.Reason == Intake.TooMany ? StatusCodes.Status429TooManyRequests
        : answer.Ruling == CommandAnswer.NotRecorded ? StatusCodes.Status503ServiceUnavailable
        : Intake.IsAbsent(answer) ? StatusCodes.Status404NotFound
        : StatusCodes.Status422UnprocessableEntity;
}
