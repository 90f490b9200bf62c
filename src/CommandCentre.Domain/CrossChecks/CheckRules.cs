using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.CrossChecks;

/// <summary>Asking, answering, and noting that an answer is late.</summary>
internal static class CheckRules
{
    internal static Ruling Decide(Operation operation, RequestCheck request, Actor by, DateTimeOffset now)
    {
        var asked = Addressing.Asked(operation, request, by);
        if (asked.IsEmpty)
        {
            return Ruling.Refused(RefusalReason.NobodyToAsk, "asked", by.Country.Value);
        }

        var happened = new CheckRequested(
            request.Question, request.Purpose, request.CaseReference, request.Subject, request.Parcel, asked, now.AddMinutes(request.Minutes), request.Priority ?? CheckPriority.Routine);
        return Ruling.Recorded(RecordId.For(by.Officer, request.Id), by.Country, Addressing.Of(operation, request, by), happened);
    }

    internal static Ruling Decide(Operation operation, AnswerCheck answer, Actor by)
    {
        if (OperationRules.Readable(operation, answer.Check, LineKind.CheckRequested, by) is null)
        {
            return OperationRules.NoSuchRecord("check", answer.Check);
        }

        var check = operation.Checks[answer.Check];
        if (!check.Asked.Contains(by.Country))
        {
            return Ruling.Refused(RefusalReason.NotAsked, "check", answer.Check.ToString("D"), check.Asked.ToString());
        }

        var marks = Addressing.Of(operation, answer, by)!;
        return !marks.To.IsEmpty && !marks.To.Contains(check.Asker)
            ? Ruling.Refused(RefusalReason.AskerMustRead, "to", marks.To.ToString(), check.Asker.Value)
            : Ruling.Recorded(RecordId.For(by.Officer, answer.Id), by.Country, marks, new CheckAnswered(answer.Check, answer.Outcome, answer.Text));
    }

    internal static Ruling Decide(Operation operation, NoteCheckOverdue note, Actor by, DateTimeOffset now)
    {
        if (by != Actor.Clock)
        {
            return Ruling.Refused(RefusalReason.OnlyTheClock);
        }

        if (!operation.Checks.TryGetValue(note.Check, out var check))
        {
            return OperationRules.NoSuchRecord("check", note.Check);
        }

        return check is { IsOpen: true, Overdue: false } && check.Due <= now
            ? Ruling.Recorded(check.Id, check.Asker, operation.Records[check.Id].Marks, new CheckOverdue([.. check.Outstanding]))
            : Ruling.Refused(RefusalReason.NotOverdue);
    }

    internal static Ruling Decide(Operation operation, NoteCheckReminder note, Actor by, DateTimeOffset now)
    {
        if (by != Actor.Clock)
        {
            return Ruling.Refused(RefusalReason.OnlyTheClock);
        }

        if (!operation.Checks.TryGetValue(note.Check, out var check))
        {
            return OperationRules.NoSuchRecord("check", note.Check);
        }

        // Noticed only when the deadline has passed as well, a reminder reminds nobody of anything.
        return check is { IsOpen: true, Reminded: false, Overdue: false } && check.RemindAt <= now && now < check.Due
            ? Ruling.Recorded(check.Id, check.Asker, operation.Records[check.Id].Marks, new CheckReminded([.. check.Outstanding]))
            : Ruling.Refused(RefusalReason.NoReminderDue);
    }
}
