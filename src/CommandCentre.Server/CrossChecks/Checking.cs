using CommandCentre.Desks;
using CommandCentre.Desks.CrossChecks;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Api;
using CommandCentre.Server.Identity;

namespace CommandCentre.Server.CrossChecks;

/// <summary>The way of a check over hub and API: looked up and recorded by the intake like every command, then told as far as the owners' rules go.</summary>
/// <param name="room">Where desks are found.</param>
/// <param name="intake">Takes it.</param>
/// <param name="checks">Knows what may be told.</param>
/// <param name="wall">Wall time.</param>
public sealed class Checking(DeskRoom room, Intake intake, CrossCheckRoom checks, TimeProvider wall)
{
    private static readonly string Kind = Domain.Codes.Words.Of(CommandKind.MakeCrossCheck);

    /// <summary>Checks a sender may make in one hour of operation time.</summary>
    public static int BudgetOf(SignedIn by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return by.IsSystem ? CheckPreparation.SystemBudget : CheckPreparation.PersonBudget;
    }

    /// <summary>Makes a check; its result is there when it was recorded, now or before.</summary>
    /// <param name="key">The operation, as sent.</param>
    /// <param name="sent">The check's fields; <c>kind</c> may be left out.</param>
    /// <param name="by">Who sends, from the sign-in.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task<(CommandAnswer Answer, CheckResult? Result)> MakeAsync(string? key, FieldTree.Group sent, SignedIn by, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(sent);
        var answer = await intake.SubmitAsync(key, Kinded(sent), by, stop);
        return answer.Record is { } record ? (answer, await FindAsync(key, record, by, stop)) : (answer, null);
    }

    /// <summary>A check that was made, as the caller may know it; absent where it is not their country's.</summary>
    public async Task<CheckResult?> FindAsync(string? key, Guid record, SignedIn by, CancellationToken stop) =>
        OperationKey.TryParse(key, out var operation) && await room.FindAsync(operation, stop) is { } desk && desk.ViewFor(by, wall.GetUtcNow()) is { } view ? Find(view, record, by) : null;

    /// <summary>The same where the view is at hand.</summary>
    public CheckResult? Find(OperationView view, Guid record, SignedIn by) => checks.Find(view, record, BudgetOf(by));

    // A check sent to its own address needs no kind; another kind is wrong there, and the reading says so.
    private static FieldTree.Group Kinded(FieldTree.Group sent)
    {
        var fields = new Dictionary<string, FieldTree>(sent.Fields);
        fields.TryAdd("kind", new FieldTree.Text(Kind));
        return new FieldTree.Group(fields);
    }
}
