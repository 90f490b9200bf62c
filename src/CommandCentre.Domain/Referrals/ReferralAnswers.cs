using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.Referrals;

/// <summary>What an operator does with what it was referred: it looks, and it answers what was asked.</summary>
public static class ReferralAnswers
{
    /// <summary>Id of the line that says the operator has looked: once for each time it is asked.</summary>
    public static Guid SeenId(Referral referral)
    {
        ArgumentNullException.ThrowIfNull(referral);
        return RecordId.Derived($"seen {referral.Id:D} {referral.Round}");
    }

    /// <summary>Id of an operator's command: what one operator sends says nothing of what another has sent.</summary>
    public static Guid CommandId(Guid sender, Guid sent) => RecordId.Derived($"operator {sender:D} {sent:D}");

    internal static Ruling Decide(Operation operation, NoteReferralSeen note, Actor by)
    {
        if (Own(operation, note.Operator, note.Referral, by, out var referral) is { } no)
        {
            return no;
        }

        return referral.State is ReferralState.Sent or ReferralState.AskedAgain
            ? Recorded(operation, referral, new ReferralSeen())
            : Ruling.Refused(RefusalReason.ReferralSeenAlready, "referral", note.Referral.ToString("D"));
    }

    internal static Ruling Decide(Operation operation, AnswerReferral given, Actor by)
    {
        if (Own(operation, given.Operator, given.Referral, by, out var referral) is { } no)
        {
            return no;
        }

        var answer = given.Answer;
        return !referral.TakesAnswer
            ? Ruling.Refused(RefusalReason.ReferralNotWaiting, "referral", given.Referral.ToString("D"), Words.Of(referral.State))
            : Fault(referral, answer) is { } fault ? new Ruling.No(fault)
            : Recorded(operation, referral, ReferralAnswered.Of(answer));
    }

    /// <summary>What is wrong with an answer to a referral; absent where it fits what was asked.</summary>
    internal static Refusal? Fault(Referral referral, ReferralAnswer answer)
    {
        var (does, cannot) = (answer.Outcome is not ReferralOutcome.Cannot, answer.Outcome is ReferralOutcome.Cannot);
        var loading = does && referral.Ask is ReferralKind.DoNotLoad;
        var facts = does && !loading;
        var screening = does && referral.Ask is ReferralKind.RequestForScreening;
        return cannot && answer.Text is null ? new Refusal(RefusalReason.ReasonMissing, "text")
            : answer.Facts is not null && !facts ? NotAsked("facts", referral)
            : answer.Screening is not null && !screening ? NotAsked("screening", referral)
            : answer.Loading is not null && !loading ? NotAsked("loading", referral)
            : screening && answer.Screening is null ? new Refusal(RefusalReason.AnswerIncomplete, "screening")
            : loading && answer.Loading is null ? new Refusal(RefusalReason.AnswerIncomplete, "loading")
            : answer is { Outcome: ReferralOutcome.Answered, Screening.Result: ScreeningResult.NotDone } ? new Refusal(RefusalReason.AnswerIncomplete, "screening.result", Words.Of(ScreeningResult.NotDone), Words.Of(ReferralOutcome.Partly))
            : facts ? Missing(referral, answer)
            : null;
    }

    /// <summary>Who says that all is answered has given all that was asked for; who answers at all has said something.</summary>
    private static Refusal? Missing(Referral referral, ReferralAnswer answer)
    {
        var given = answer.Facts?.Given() ?? [];
        var missing = referral.Fields.Where(field => !given.Contains(field)).ToList();
        return answer.Outcome is ReferralOutcome.Answered && missing.Count > 0
            ? new Refusal(RefusalReason.AnswerIncomplete, "facts", string.Join(", ", missing.Select(Words.Of)), Words.Of(ReferralOutcome.Partly))
            : given.Count == 0 && answer.Screening is null && (answer.Text is null || referral.Ask is ReferralKind.RequestForAmendment) ? new Refusal(RefusalReason.AnswerIncomplete, "facts")
            : null;
    }

    private static Refusal NotAsked(string field, Referral referral) => new(RefusalReason.AnswerNotAsked, field, null, Words.Of(referral.Ask));

    private static Ruling Recorded(Operation operation, Referral referral, OperationEvent happened) =>
        Ruling.Recorded(referral.Id, referral.Owner, operation.Records[referral.Id].Marks, happened);

    /// <summary>A referral that is not this operator's is as if it were not there, and so is one of a country that takes part no longer.</summary>
    private static Ruling? Own(Operation operation, Guid sender, Guid record, Actor by, out Referral referral)
    {
        referral = null!;
        if (by != Actor.Channel)
        {
            return Ruling.Refused(RefusalReason.OnlyTheOperator);
        }

        return operation.Referrals.TryGetValue(record, out referral!) && referral.Operator == sender && operation.Participates(referral.Owner)
            ? null
            : OperationRules.NoSuchRecord("referral", record);
    }
}
