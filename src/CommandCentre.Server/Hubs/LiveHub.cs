using System.Runtime.CompilerServices;
using System.Text.Json;
using CommandCentre.Desks;
using CommandCentre.Desks.Feeds;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Api;
using CommandCentre.Server.CrossChecks;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Resources;
using Microsoft.AspNetCore.SignalR;

namespace CommandCentre.Server.Hubs;

/// <summary>The live hub for boards and national systems. Rights are looked up at every call: the principal is frozen at connect.</summary>
/// <remarks>Arguments are taken as plain JSON so that whatever is wrong with them can be told.</remarks>
public sealed class LiveHub(DeskRoom room, Intake intake, LiveConnections connections, SignIns signIns, Sessions sessions, RightsVersion version, BoardFaces boards, Checking checking, TimeProvider wall) : Hub
{
    /// <summary>Lines of an operation after a number, at most 500; call again with the last number until <c>live</c> is true, from then on they come by themselves.</summary>
    /// <returns><c>{operation, head, live, lines, redrawn}</c>.</returns>
    public Task<RawJson> Join(JsonElement operation, JsonElement after) => FollowAsync(operation, after, FeedFace.Lines);

    /// <summary>The same for boards: rows of HTML instead of lines, and figures as they change.</summary>
    /// <returns><c>{operation, head, live, rows, redrawn}</c>.</returns>
    public Task<RawJson> JoinBoard(JsonElement operation, JsonElement after) => FollowAsync(operation, after, boards.Face);

    /// <summary>Gives a command; <c>operation</c> stands in it.</summary>
    public async Task<CommandAnswer> Submit(JsonElement command)
    {
        var by = Caller();
        var read = FieldTrees.Read(command);
        if (read.Fields is not { } fields)
        {
            var problem = Problem.BadJson(read.Wrong!);
            return new CommandAnswer(CommandAnswer.Refused, Reason: problem.Reason, Message: problem.Detail);
        }

        var operation = fields.Fields.TryGetValue("operation", out var named) && named is FieldTree.Text text ? text.Value : null;
        return await intake.SubmitAsync(operation, fields, by, Context.ConnectionAborted);
    }

    /// <summary>Checks something against the holdings of the countries asked: first the ruling with what was asked, then each country's answer as it is known, then lines of the operation that tell of the same.</summary>
    public async IAsyncEnumerable<RawJson> CrossCheck(JsonElement query, [EnumeratorCancellation] CancellationToken stop)
    {
        var by = Caller();
        var read = FieldTrees.Read(query);
        var operation = read.Fields?.Fields.TryGetValue("operation", out var named) is true && named is FieldTree.Text text ? text.Value : null;
        var problem = read.Fields is null ? Problem.BadJson(read.Wrong!) : null;
        var (answer, result) = problem is null ? await checking.MakeAsync(operation, read.Fields!, by, stop) : (new CommandAnswer(CommandAnswer.Refused, Reason: problem.Reason, Message: problem.Detail), null);
        yield return new RawJson(JsonSerializer.SerializeToUtf8Bytes(answer, JsonSerializerOptions.Web));
        foreach (var part in result is null ? [] : CheckJson.Parts(result))
        {
            yield return new RawJson(part);
        }
    }

    private async Task<RawJson> FollowAsync(JsonElement operation, JsonElement after, FeedFace face)
    {
        var by = Caller();
        var number = Number(after);
        var desk = await SeenAsync(operation, by);
        var connection = connections.Find(Context.ConnectionId) ?? throw new HubException(EdgeTexts.Problem_not_signed_in);
        try
        {
            return FrameMessages.Of(desk.Key, await connection.FollowAsync(desk, face, number, by, version, signIns, wall), face.Pictures);
        }
        catch (OperationCanceledException) when (Context.ConnectionAborted.IsCancellationRequested)
        {
            // Who asked went away meanwhile: nobody hears the answer, and nothing of ours failed.
            throw new HubException();
        }
    }

    /// <summary>Who calls, with rights as they are now; a connection whose sign-in is gone is cut.</summary>
    private SignedIn Caller()
    {
        if (signIns.Find(Context.User.Credential()) is not { } by)
        {
            Context.Abort();
            throw new HubException(EdgeTexts.Problem_not_signed_in);
        }

        sessions.Touch(by.Credential);
        return by;
    }

    private async Task<OperationDesk> SeenAsync(JsonElement operation, SignedIn by)
    {
        var text = operation.ValueKind is JsonValueKind.String ? operation.GetString() : operation.GetRawText();
        if (!OperationKey.TryParse(text, out var key))
        {
            throw Wrong("operation", text, FieldRule.Key, "3..40 of A-Z 0-9 -");
        }

        return await room.FindAsync(key, Context.ConnectionAborted) is { } desk && desk.ViewFor(by, wall.GetUtcNow()) is not null
            ? desk
            : throw new HubException(EdgeTexts.Hub_no_such_operation);
    }

    private static long Number(JsonElement after) =>
        after.ValueKind is JsonValueKind.Number && after.TryGetInt64(out var number) && number >= 0
            ? number
            : throw Wrong("after", after.ValueKind is JsonValueKind.Undefined ? string.Empty : after.GetRawText(), FieldRule.Whole, $"0..{long.MaxValue}");

    private static HubException Wrong(string field, string? value, FieldRule rule, string allowed) =>
        new(Wrongs.Text(new FieldError(field, value is { Length: > 80 } ? value[..80] : value ?? string.Empty, rule, allowed)));
}
