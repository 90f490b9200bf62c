using System.Diagnostics;
using System.Text.Json.Serialization;
using CommandCentre.Desks;
using CommandCentre.Desks.CrossChecks;
using CommandCentre.Desks.Files;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Server.CrossChecks;
using CommandCentre.Server.Files;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Resources;
using CommandCentre.Server.Watch;

namespace CommandCentre.Server.Api;

/// <summary>What the sender of a command hears, on hub, API and forms alike; what does not apply is absent.</summary>
/// <param name="Ruling">recorded, repeated, refused or not-recorded.</param>
/// <param name="Number">Number of the line.</param>
/// <param name="Record">The record.</param>
/// <param name="At">Operation time of the line.</param>
/// <param name="Reason">Why not, in a word.</param>
/// <param name="Message">Why not, in a sentence.</param>
/// <param name="Errors">What is wrong with which field.</param>
public sealed record CommandAnswer(
    string Ruling,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Number = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Record = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), JsonConverter(typeof(MomentJson))] DateTimeOffset? At = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Message = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ErrorShown>? Errors = null)
{
    /// <summary>On disk.</summary>
    public const string Recorded = "recorded";

    /// <summary>On disk before.</summary>
    public const string Repeated = "repeated";

    /// <summary>No, by a rule or because of a field.</summary>
    public const string Refused = "refused";

    /// <summary>Not recorded, through no fault of the sender: send it again with the same id.</summary>
    public const string NotRecorded = "not-recorded";
}

/// <summary>The way of a command from the edge to its desk: rate, operation, fields, rules.</summary>
public sealed class Intake(DeskRoom room, CrossCheckRoom checks, FileRoom files, FileInspection inspection, CommandRate rate, SignIns signIns, Measures measures, TimeProvider wall)
{
    /// <summary>Reason when fields are wrong.</summary>
    public const string WrongFields = "wrong-fields";

    /// <summary>Reason when somebody sends too fast.</summary>
    public const string TooMany = "too-many";

    /// <summary>Reads a command and gives it to its desk. An operation the sender takes no part in answers as if it were not there.</summary>
    /// <param name="key">The operation, as sent.</param>
    /// <param name="sent">The command's fields.</param>
    /// <param name="by">Who sends, from the sign-in.</param>
    /// <param name="stop">Ends the waiting.</param>
    public Task<CommandAnswer> SubmitAsync(string? key, FieldTree.Group sent, SignedIn by, CancellationToken stop) =>
        SubmitAsync(key, sent, false, by, async (desk, command, actor, holds) => Told(await desk.SubmitAsync(Prepared(desk, command, actor, by), actor, holds, stop)), stop);

    /// <summary>The same for a command that a file came with: it is looked into once everything else is known to be right, and recorded with what is kept of it.</summary>
    /// <param name="key">The operation, as sent.</param>
    /// <param name="sent">The command's fields.</param>
    /// <param name="file">A buffer that begins with the file, and the file's length; absent where none came, which is refused like any other wrong.</param>
    /// <param name="by">Who sends, from the sign-in.</param>
    /// <param name="stop">Ends the waiting.</param>
    public Task<CommandAnswer> SubmitAsync(string? key, FieldTree.Group sent, (byte[] Bytes, int Length)? file, SignedIn by, CancellationToken stop) =>
        SubmitAsync(key, sent, true, by, (desk, command, actor, holds) => WithFileAsync(desk, (AddFile)command, file, actor, holds, stop), stop);

    /// <summary>What a command would be answered as things stand now; absent where it would be recorded. Nothing is recorded, and no rate counts it: whoever asks for many keeps to one sheet at a time.</summary>
    /// <param name="key">The operation, as sent.</param>
    /// <param name="sent">The command's fields.</param>
    /// <param name="by">Who would send it, from the sign-in.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task<CommandAnswer?> JudgeAsync(string? key, FieldTree.Group sent, SignedIn by, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(by);
        var wouldBe = false;
        var answer = await TakeAsync(key, sent, false, by, (desk, command, actor, holds) =>
        {
            var judged = holds() ? desk.Judge(command, actor) : new Answer.Refused(new Refusal(RefusalReason.NoSuchOperation, "operation", desk.Key.Value));
            wouldBe = judged is null;
            return Task.FromResult(judged is null ? new CommandAnswer(CommandAnswer.NotRecorded) : Told(judged));
        }, stop);
        return wouldBe ? null : answer;
    }

    private async Task<CommandAnswer> WithFileAsync(OperationDesk desk, AddFile add, (byte[] Bytes, int Length)? file, Actor actor, Func<bool> holds, CancellationToken stop)
    {
        if (FileRoom.Refused(desk, add, actor) is { } refusal)
        {
            return No(refusal);
        }

        if (file is not { } came)
        {
            return Wrong([new FieldError("file", string.Empty, FieldRule.Required, FileTexts.Allowed)]);
        }

        var (content, fault) = await inspection.LookAsync(came.Bytes, came.Length, stop);
        if (content is null)
        {
            var error = Inspected.Shown(fault!.Value);
            return new(CommandAnswer.Refused, Reason: WrongFields, Message: error.Message, Errors: [error]);
        }

        return Told(await files.AddAsync(desk, add, content, actor, holds, stop));
    }

    private async Task<CommandAnswer> SubmitAsync(string? key, FieldTree.Group sent, bool withFile, SignedIn by, Func<OperationDesk, OperationCommand, Actor, Func<bool>, Task<CommandAnswer>> give, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(by);
        var begun = wall.GetTimestamp();
        using var span = Measures.Spans.StartActivity("command", ActivityKind.Server);
        var answer = rate.Take(by) ? await TakeAsync(key, sent, withFile, by, give, stop) : TooFast();
        span?.SetTag("ruling", answer.Ruling);
        measures.Answered(answer.Ruling, wall.GetElapsedTime(begun));
        return answer;
    }

    private async Task<CommandAnswer> TakeAsync(string? key, FieldTree.Group sent, bool withFile, SignedIn by, Func<OperationDesk, OperationCommand, Actor, Func<bool>, Task<CommandAnswer>> give, CancellationToken stop)
    {
        if (!OperationKey.TryParse(key, out var operation))
        {
            return Wrong([new FieldError("operation", Shortened(key), string.IsNullOrWhiteSpace(key) ? FieldRule.Required : FieldRule.Key, "3..40 of A-Z 0-9 -")]);
        }

        // Fields first, whether the operation is there or not: what is wrong with them tells nothing about it.
        var read = CommandReading.Read(sent, withFile);
        if (read.Command is not { } command)
        {
            return Wrong(read.Errors);
        }

        if (command is MakeCrossCheck check && UnreadableValues.Of(check) is { Count: > 0 } unreadable)
        {
            return Wrong(unreadable);
        }

        if (command is MakeCrossCheck && !rate.TakeCheck(by))
        {
            return TooFast();
        }

        if (by.Scope.RefusalOf(command) is { } outside)
        {
            return No(outside);
        }

        if (by.In(operation) is not { } actor || await DeskAsync(operation, command, by, actor, stop) is not { } desk)
        {
            return No(new Refusal(RefusalReason.NoSuchOperation, "operation", operation.Value));
        }

        return Barred(desk, command, by) is { } refusal ? No(refusal) : await give(desk, command, actor, () => Holds(by, actor, operation));
    }

    // A check is looked up before it is recorded, and told only after that. Who may not check waits for nothing.
    private OperationCommand Prepared(OperationDesk desk, OperationCommand command, Actor actor, SignedIn by) =>
        command is MakeCrossCheck check && desk.View(new Viewer(actor))?.May(command.Kind) is true ? checks.Prepare(desk, check, actor, Checking.BudgetOf(by)) : command;

    // Asked when the command's turn comes: rights may have ended while it came in, or waited.
    private bool Holds(SignedIn by, Actor actor, OperationKey operation) =>
        signIns.Find(by.Credential) is { } now && now.In(operation) == actor && now.DutyRefusal(operation, wall.GetUtcNow()) is null;

    // What stands in the way before any rule: only the sign-in knows of walls, duty windows and fresh proofs.
    private Refusal? Barred(OperationDesk desk, OperationCommand command, SignedIn by)
    {
        var now = wall.GetUtcNow();
        return by.IsWall ? new Refusal(RefusalReason.RoleMayNot)
            : by.DutyRefusal(desk.Key, now) ?? (desk.ViewFor(by, now)?.IsDowngrade(command) is true ? DowngradeRefusal(by, now) : null);
    }

    private static Refusal? DowngradeRefusal(SignedIn by, DateTimeOffset now) =>
        by.IsSystem ? by.Scope.Has(CommandScope.Downgrade) ? null : new Refusal(RefusalReason.CommandNotInScope, "kind", CommandScope.Downgrade)
        : by.IsFresh(now) ? null : new Refusal(RefusalReason.StepUpNeeded);

    /// <summary>Whether it answers as if the operation were not there.</summary>
    public static bool IsAbsent(CommandAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Reason == Words.Of(RefusalReason.NoSuchOperation);
    }

    private async Task<OperationDesk?> DeskAsync(OperationKey operation, OperationCommand command, SignedIn by, Actor actor, CancellationToken stop)
    {
        if (command is OpenOperation && actor.Role is Role.Coordinator)
        {
            var opened = await room.OpenAsync(operation, stop);
            return opened.IsOpen && opened.ViewFor(by, wall.GetUtcNow()) is null ? null : opened;
        }

        return await room.FindAsync(operation, stop) is { } desk && desk.ViewFor(by, wall.GetUtcNow()) is not null ? desk : null;
    }

    private CommandAnswer TooFast()
    {
        measures.Limited();
        return new(CommandAnswer.NotRecorded, Reason: TooMany, Message: Problem.Of(StatusCodes.Status429TooManyRequests, TooMany).Detail);
    }

    private static CommandAnswer Told(Answer answer) => answer switch
    {
        Answer.Recorded recorded => Of(CommandAnswer.Recorded, recorded.Receipt),
        Answer.Repeated repeated => Of(CommandAnswer.Repeated, repeated.Receipt),
        Answer.Refused refused => No(refused.Refusal),
        Answer.NotRecorded not => new(CommandAnswer.NotRecorded, Reason: Words.Of(not.Reason), Message: Wrongs.Text(not.Reason)),
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "no such answer"),
    };

    private static CommandAnswer Of(string ruling, Receipt receipt) => new(ruling, receipt.Number, receipt.Record, receipt.At);

    private static CommandAnswer No(Refusal refusal) =>
        new(CommandAnswer.Refused, Reason: Words.Of(refusal.Reason), Message: Wrongs.Text(refusal), Errors: Wrongs.Errors(refusal));

    private static CommandAnswer Wrong(IReadOnlyList<FieldError> errors)
    {
        ErrorShown[] shown = [.. errors.Select(error => Wrongs.Shown(error))];
        return new(CommandAnswer.Refused, Reason: WrongFields, Message: string.Join(' ', shown.Select(error => error.Message)), Errors: shown);
    }

    private static string Shortened(string? text) => text is { Length: > 80 } ? text[..80] : text ?? string.Empty;
}
