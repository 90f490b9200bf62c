using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.CrossChecks;

/// <summary>What the lines of requests leave: the requests, what the clock has still to note of them, and who works on them.</summary>
internal static class CheckFolding
{
    internal static Operation Fold(Operation operation, Entry entry) => entry.Event switch
    {
        CheckRequested asked => With(operation, CrossCheck.From(entry, asked)),
        CheckAnswered answered => With(operation, operation.Checks[answered.Check!.Value].With(entry, answered)),
        CheckReminded => With(operation, operation.Checks[entry.Record] with { Reminded = true }),
        CheckOverdue => With(operation, operation.Checks[entry.Record] with { Overdue = true }),
        CheckChased => Chased(operation, operation.Checks[entry.Record], entry.At),
        CheckClaimed claimed => Claimed(operation, operation.Checks[claimed.Check!.Value], entry),
        CheckReleased released => Released(operation, operation.Checks[released.Check!.Value], entry),
        _ => operation,
    };

    /// <summary>Gives back what some officers had in hand: they left duty, or their country takes part no longer.</summary>
    internal static Operation Freed(Operation operation, Func<CheckClaim, bool> whose)
    {
        foreach (var check in operation.InHand.Select(id => operation.Checks[id]))
        {
            if (check.Claims.Values.Where(whose).Select(claim => claim.Country).ToList() is { Count: > 0 } freed)
            {
                operation = With(operation, check with { Claims = check.Claims.RemoveRange(freed) });
            }
        }

        return operation;
    }

    private static Operation Chased(Operation operation, CrossCheck check, DateTimeOffset at) =>
        With(operation, check with { Chases = check.Chases + 1, Chased = at });

    private static Operation Claimed(Operation operation, CrossCheck check, Entry entry) =>
        With(operation, check with { Claims = check.Claims.SetItem(entry.Owner, new CheckClaim(entry.Owner, entry.By.Officer, entry.Number, entry.At)) });

    private static Operation Released(Operation operation, CrossCheck check, Entry entry) =>
        With(operation, check with { Claims = check.Claims.Remove(entry.Owner) });

    private static Operation With(Operation operation, CrossCheck check)
    {
        var (remind, due) = ((check.RemindAt, check.Id), (check.Due, check.Id));
        var waits = check is { IsOpen: true, Overdue: false };
        var deadlines = waits ? operation.Deadlines.Add(due) : operation.Deadlines.Remove(due);
        return operation with
        {
            Checks = operation.Checks.SetItem(check.Id, check),
            Deadlines = waits && !check.Reminded ? deadlines.Add(remind) : deadlines.Remove(remind),
            InHand = check.Claims.IsEmpty ? operation.InHand.Remove(check.Id) : operation.InHand.Add(check.Id),
        };
    }
}
