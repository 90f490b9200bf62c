using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Referrals;

namespace CommandCentre.Desks.Referrals;

/// <summary>What became of an operator's answer.</summary>
/// <param name="IsTaken">Recorded now, or before under the same id.</param>
/// <param name="Refusal">Why not, where a rule said no.</param>
/// <param name="NotRecorded">Why not, where no rule said no: the same id may be sent again.</param>
public sealed record OperatorAnswered(bool IsTaken, Refusal? Refusal, NotRecordedReason? NotRecorded);

/// <summary>The narrow channel of postal operators and carriers into one operation: they read what they were referred, and answer it.</summary>
/// <param name="room">The desks.</param>
public sealed class OperatorChannel(DeskRoom room)
{
    /// <summary>What an operator may see; absent where there is no such operator, or its country takes part no longer.</summary>
    /// <param name="operation">The operation, from the operator's sign-in.</param>
    /// <param name="reader">The operator, from its sign-in.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async ValueTask<OperatorView?> ViewAsync(OperationKey operation, Guid reader, CancellationToken cancellationToken = default) =>
        (await room.FindAsync(operation, cancellationToken).ConfigureAwait(false))?.OperatorView(reader);

    /// <summary>Records that an operator has looked at what it was referred, before it is told.</summary>
    /// <param name="operation">The operation, from the operator's sign-in.</param>
    /// <param name="reader">The operator, from its sign-in.</param>
    /// <param name="references">What it looks at; anything that is not its own is passed over.</param>
    /// <param name="holds">Whether it still may, asked when its turn comes.</param>
    /// <param name="cancellationToken">Ends the waiting, not the recording.</param>
    public async ValueTask SeenAsync(OperationKey operation, Guid reader, IEnumerable<Guid> references, Func<bool> holds, CancellationToken cancellationToken = default)
    {
        if (await room.FindAsync(operation, cancellationToken).ConfigureAwait(false) is not { } desk || desk.OperatorView(reader) is not { } view)
        {
            return;
        }

        var unseen = references.Select(view.Own).OfType<Referral>().Where(referral => referral.State is ReferralState.Sent or ReferralState.AskedAgain)
            .Select(referral => new NoteReferralSeen(ReferralAnswers.SeenId(referral), reader, referral.Id));
        await Task.WhenAll(unseen.Select(note => desk.SubmitAsync(note, Actor.Channel, holds, cancellationToken).AsTask())).ConfigureAwait(false);
    }

    /// <summary>Gives an operator's answer and waits until it is on disk.</summary>
    /// <param name="operation">The operation, from the operator's sign-in.</param>
    /// <param name="sender">The operator, from its sign-in.</param>
    /// <param name="reference">The referral.</param>
    /// <param name="sent">The answer's id, made by the operator and kept on a retry.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="holds">Whether it still may, asked when its turn comes.</param>
    /// <param name="cancellationToken">Ends the waiting, not the recording.</param>
    /// <returns>What became of it; absent where there is no such operator, or no such referral of it.</returns>
    public async ValueTask<OperatorAnswered?> AnswerAsync(
        OperationKey operation, Guid sender, Guid reference, Guid sent, ReferralAnswer answer, Func<bool> holds, CancellationToken cancellationToken = default)
    {
        if (await room.FindAsync(operation, cancellationToken).ConfigureAwait(false) is not { } desk || desk.OperatorView(sender)?.Own(reference) is null)
        {
            return null;
        }

        return await desk.SubmitAsync(new AnswerReferral(ReferralAnswers.CommandId(sender, sent), sender, reference, answer), Actor.Channel, holds, cancellationToken).ConfigureAwait(false) switch
        {
            Answer.Refused { Refusal.Reason: RefusalReason.NoSuchRecord or RefusalReason.NoSuchOperation } => null,
            Answer.Refused refused => new(false, refused.Refusal, null),
            Answer.NotRecorded not => new(false, null, not.Reason),
            _ => new(true, null, null),
        };
    }
}
