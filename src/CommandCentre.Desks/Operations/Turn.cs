using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Operations;

/// <summary>What one turn of the mailbox decided: each event folded into a trial state before the next command is decided.</summary>
internal sealed class Turn
{
    private readonly List<(Mail Mail, Answer Answer)> _answers = [];

    private Turn(Operation trial) => Trial = trial;

    /// <summary>The state after the turn, if it is committed.</summary>
    internal Operation Trial { get; private set; }

    /// <summary>The lines to commit.</summary>
    internal List<Entry> Entries { get; } = [];

    internal static Turn Decide(DeskState state, IEnumerable<Mail> mails, DateTimeOffset now, DateTimeOffset recorded)
    {
        var turn = new Turn(state.Operation);
        foreach (var mail in mails)
        {
            turn._answers.Add((mail, turn.Decide(mail, now, recorded, state.RecordNamedBy(mail.Command))));
        }

        return turn;
    }

    /// <summary>Answers everybody; only after the commit, because a repeat or a refusal may stand on a line of this very turn.</summary>
    internal void AnswerAll()
    {
        foreach (var (mail, answer) in _answers)
        {
            mail.Answered.TrySetResult(answer);
        }
    }

    private Answer Decide(Mail mail, DateTimeOffset now, DateTimeOffset recorded, Guid? named)
    {
        if (mail.Holds?.Invoke() is false)
        {
            // Withdrawn while it waited: decided now, so no.
            return new Answer.Refused(new Refusal(RefusalReason.NoSuchOperation, "operation", Trial.Key.Value));
        }

        // Operation time never goes back, for the rules too: a request is not born overdue because a clock was set back.
        var at = now < Trial.LastAt ? Trial.LastAt : now;
        switch (Trial.Decide(mail.Command, mail.Digest, mail.By, at, named))
        {
            case Ruling.ToRecord record:
                var line = record.Line;
                var entry = new Entry(Trial.Head + 1, at, recorded, line.Record, line.Owner, mail.By, line.Marks, mail.Command.Id, mail.Digest, line.Event);
                Trial = Trial.Apply(entry);
                Entries.Add(entry);
                return new Answer.Recorded(Receipt.Of(entry));
            case Ruling.RepeatOf repeat:
                return new Answer.Repeated(repeat.First);
            case Ruling.No no:
                return new Answer.Refused(no.Refusal);
            case var other:
                throw new InvalidOperationException($"no answer for {other}");
        }
    }
}
