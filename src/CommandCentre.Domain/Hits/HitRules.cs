using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.Hits;

/// <summary>Pushing, correcting and withdrawing a hit: its owner's country alone may change it.</summary>
internal static class HitRules
{
    internal static Ruling Decide(PushHit push, Actor by) =>
        Ruling.Recorded(RecordId.For(by.Officer, push.Id), by.Country, push.Marks, new HitPushed(push.Report));

    internal static Ruling Decide(Operation operation, CorrectHit correct, Actor by)
    {
        var hit = OperationRules.Readable(operation, correct.Hit, LineKind.HitPushed, by);
        return hit is null
            ? OperationRules.NoSuchRecord("hit", correct.Hit)
            : Changeable(hit, by) ?? Ruling.Recorded(hit.Id, hit.Owner, correct.Marks, new HitCorrected(correct.Report, correct.Reason));
    }

    internal static Ruling Decide(Operation operation, WithdrawHit withdraw, Actor by)
    {
        var hit = OperationRules.Readable(operation, withdraw.Hit, LineKind.HitPushed, by);
        return hit is null
            ? OperationRules.NoSuchRecord("hit", withdraw.Hit)
            : Changeable(hit, by) ?? Ruling.Recorded(hit.Id, hit.Owner, hit.Marks, new HitWithdrawn(withdraw.Reason));
    }

    private static Ruling? Changeable(RecordState hit, Actor by) =>
        hit.Owner != by.Country
            ? Ruling.Refused(RefusalReason.NotTheOwner, "hit", hit.Id.ToString("D"), hit.Owner.Value)
            : hit.Withdrawn
                ? Ruling.Refused(RefusalReason.HitWithdrawn, "hit", hit.Id.ToString("D"))
                : null;
}
