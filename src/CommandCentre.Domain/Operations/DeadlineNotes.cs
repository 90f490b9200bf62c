using CommandCentre.Domain.Controls;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Referrals;

namespace CommandCentre.Domain.Operations;

/// <summary>What the clock notes when a time of <see cref="Operation.Deadlines"/> has come.</summary>
public static class DeadlineNotes
{
    /// <summary>The command for a subject's time; its id derives from both, so that it is recorded once however many machines notice.</summary>
    /// <exception cref="ArgumentException">The subject has no times.</exception>
    public static OperationCommand Of(Operation operation, Guid subject, DateTimeOffset due)
    {
        ArgumentNullException.ThrowIfNull(operation);
        var id = RecordId.ForDeadline(subject, due);
        return operation.Checks.TryGetValue(subject, out var check) ? check.Due == due ? new NoteCheckOverdue(id, subject) : new NoteCheckReminder(id, subject)
            : operation.Leads.ContainsKey(subject) ? new NoteLeadMissed(id, subject)
            : operation.Measures.ContainsKey(subject) ? new NoteMeasureExpired(id, subject)
            : operation.Referrals.ContainsKey(subject) ? new NoteReferralOverdue(id, subject)
            : throw new ArgumentException($"nothing of {subject} falls due", nameof(subject));
    }
}
