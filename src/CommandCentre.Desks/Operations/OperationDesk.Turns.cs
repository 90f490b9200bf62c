using CommandCentre.Desks.Journals;
using CommandCentre.Domain.Operations;
using Microsoft.Extensions.Logging;

namespace CommandCentre.Desks.Operations;

/// <content>The turns of the mailbox: decided on a trial state, committed, answered; and what becomes of one that fails.</content>
public sealed partial class OperationDesk
{
    private async Task TakeTurnsAsync()
    {
        var turn = new List<Mail>(TurnSize);
        while (await _mailbox.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (turn.Count < TurnSize && _mailbox.Reader.TryRead(out var mail))
            {
                turn.Add(mail);
            }

            await TakeAsync(turn).ConfigureAwait(false);
            turn.Clear();
            _deadlines.Arm();
        }
    }

    /// <summary>Takes one turn; whatever happens, everybody in it is answered and the desk goes on.</summary>
    private async Task TakeAsync(List<Mail> turn)
    {
        var (before, reason) = (_state.Head.Number, NotRecordedReason.StoreFailed);
        try
        {
            if (!_readOnly)
            {
                await RecordAsync(turn).ConfigureAwait(false);
            }
        }
        catch (RecordErased erased) when (turn.Count == 1)
        {
            // Nothing can be sealed for an erased hit: to whoever would correct or withdraw it, it is not there any more.
            turn[0].Answered.TrySetResult(new Answer.Refused(new Refusal(RefusalReason.NoSuchRecord, "hit", erased.Record.ToString("D"))));
        }
        catch (RecordNotRestored) when (turn.Count == 1)
        {
            // It can be read, and not written to until its key is restored; nothing of the store has failed.
            turn[0].Answered.TrySetResult(new Answer.NotRecorded(NotRecordedReason.ReadOnly));
        }
        catch (Exception failure)
        {
            var read = await RecoverAsync(failure).ConfigureAwait(false);
            reason = read && JournalUnavailable.SaysFull(failure) ? NotRecordedReason.StoreFull : reason;
            AnswerKnown(turn, before);
            if (turn.Count > 1 && !_readOnly && failure is not IOException)
            {
                // One of them cannot be taken: each by itself, so that it alone is left.
                foreach (var mail in turn.Where(mail => !mail.Answered.Task.IsCompleted))
                {
                    await TakeAsync([mail]).ConfigureAwait(false);
                }
            }
        }

        Leave(turn, _readOnly ? NotRecordedReason.ReadOnly : reason);
    }

    /// <summary>Decides the turn on a trial state, commits it, and answers; where another machine wrote first, catches up and decides again.</summary>
    private async Task RecordAsync(List<Mail> turn)
    {
        while (true)
        {
            var decided = Turn.Decide(_state, turn, Clock.GetUtcNow(), _wall.GetUtcNow());
            if (decided.Entries.Count > 0)
            {
                var outcome = await _journal.AppendAsync(_state.Head, decided.Entries).ConfigureAwait(false);
                if (!outcome.Recorded)
                {
                    await FollowAsync(outcome.Head).ConfigureAwait(false);
                    continue;
                }

                foreach (var entry in decided.Entries)
                {
                    _state.Lines.Add(entry);
                }

                _full = false;
                Publish(new DeskState(decided.Trial, outcome.Head, _state.Lines));
            }

            decided.AnswerAll();
            return;
        }
    }

    private async Task FollowAsync(JournalHead moved)
    {
        var state = await _journal.CatchUpAsync(_state, CancellationToken.None).ConfigureAwait(false);
        if (state.Head == _state.Head)
        {
            // Asking again would go on for ever: what this desk has folded is not in the journal any more.
            throw new JournalDamaged(Key.Journal, state.Head.Number, $"folded here, but the journal ends at line {moved.Number} with another hash");
        }

        Publish(state);
    }

    /// <summary>The turn failed: its trial is dropped and the journal is read again, because the lines may be in it all the same.</summary>
    /// <returns>Whether it is known now what is in the journal.</returns>
    private async Task<bool> RecoverAsync(Exception failure)
    {
        var read = true;
        Tell(failure);
        try
        {
            Publish(await _journal.CatchUpAsync(_state, CancellationToken.None).ConfigureAwait(false));
        }
        catch (StoppedAtLine stopped)
        {
            Publish(stopped.Reached);
            failure = stopped;
        }
        catch (Exception unread)
        {
            read = false;
            _log.LogError(DeskEvents.JournalUnreadable, unread, "Operation {Operation}: the journal cannot be read after line {Line}", Key, _state.Head.Number);
        }

        if (failure is StoppedAtLine or JournalDamaged or KeysDamaged)
        {
            _readOnly = true;
            _log.LogCritical(DeskEvents.ReadOnly, failure, "Operation {Operation} is read-only after line {Line}", Key, _state.Head.Number);
        }

        return read;
    }

    private void Tell(Exception failure)
    {
        var full = JournalUnavailable.SaysFull(failure);
        if (!full)
        {
            _log.LogError(DeskEvents.TurnFailed, failure, "Operation {Operation}: a turn failed after line {Line}", Key, _state.Head.Number);
        }
        else if (!_full)
        {
            // Once until there is room: whoever must make it cannot do so faster for hearing it with every command.
            _log.LogCritical(DeskEvents.StoreFull, "The store is full: nothing more of {Operation} is recorded after line {Line} until there is room. {Why}", Key, _state.Head.Number, failure.Message);
        }

        _full = full;
    }

    /// <summary>Who finds their command in the journal hears so.</summary>
    private void AnswerKnown(List<Mail> turn, long before)
    {
        foreach (var mail in turn)
        {
            if (_state.Operation.Receipts.TryGetValue((mail.By.Officer, mail.Command.Id), out var first) && (first.Digest is null || first.Digest == mail.Digest))
            {
                mail.Answered.TrySetResult(first.Number > before ? new Answer.Recorded(first) : new Answer.Repeated(first));
            }
        }
    }

    private static void Leave(List<Mail> turn, NotRecordedReason reason)
    {
        foreach (var mail in turn)
        {
            mail.Answered.TrySetResult(new Answer.NotRecorded(reason));
        }
    }

    private void Publish(DeskState state)
    {
        _state = state;
        Feed.Ring();
        Moved?.Invoke(this);
    }
}
