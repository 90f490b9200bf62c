using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.Referrals;

/// <summary>Which step fits where a referral stands.</summary>
public static class ReferralMoves
{
    /// <summary>What may be done with a referral by the country that sent it.</summary>
    public static IReadOnlyList<ReferralMove> Of(Referral referral)
    {
        ArgumentNullException.ThrowIfNull(referral);
        return [.. Enum.GetValues<ReferralMove>().Where(move => Why(referral, move) is null)];
    }

    /// <summary>Why a referral cannot be taken a step on; absent where it can.</summary>
    internal static RefusalReason? Why(Referral referral, ReferralMove move) =>
        !referral.IsOpen ? RefusalReason.ReferralEnded : move switch
        {
            ReferralMove.Accept => IsAnswered(referral) && referral.State is not ReferralState.Accepted ? null : RefusalReason.ReferralNotAnswered,
            ReferralMove.AskAgain => IsAnswered(referral) ? null : RefusalReason.ReferralNotAnswered,
            ReferralMove.Withdraw => referral.Awaits ? null : RefusalReason.ReferralAnsweredAlready,
            ReferralMove.Lift => referral.Forbids ? null : RefusalReason.NoOrder,
            _ => referral.Forbids && referral.Loaded is not LoadState.Departed ? RefusalReason.OrderStands : null,
        };

    private static bool IsAnswered(Referral referral) => referral.State is ReferralState.Answered or ReferralState.Partly or ReferralState.Cannot or ReferralState.Accepted;
}
