using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.CrossChecks;

/// <summary>Pressing those who have not answered: by who runs the operation or who asked, and not all the time.</summary>
internal static class ChaseRules
{
    /// <summary>Operation time between two chases of one request: people need it to answer.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    internal static Ruling Decide(Operation operation, ChaseCheck chase, Actor by, DateTimeOffset now)
    {
        if (OperationRules.Readable(operation, chase.Check, LineKind.CheckRequested, by) is not { } record)
        {
            return OperationRules.NoSuchRecord("check", chase.Check);
        }

        var check = operation.Checks[chase.Check];
        return !check.IsChasedBy(by) ? Ruling.Refused(RefusalReason.NotTheOwner, "check", chase.Check.ToString("D"), check.Asker.Value)
            : !check.IsOpen ? Ruling.Refused(RefusalReason.AnsweredInFull, "check", chase.Check.ToString("D"))
            : check.ChaseFrom is { } from && now < from ? Ruling.Refused(RefusalReason.ChasedJustNow, "check", chase.Check.ToString("D"), OperationRules.Iso(from))
            : Ruling.Recorded(check.Id, check.Asker, record.Marks, new CheckChased([.. check.Outstanding], chase.Text));
    }
}
