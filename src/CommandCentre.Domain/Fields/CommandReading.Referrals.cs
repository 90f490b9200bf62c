using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.Referrals;

namespace CommandCentre.Domain.Fields;

/// <summary>An operator's answer as read, or all that is wrong with it.</summary>
/// <param name="Id">Its id as the operator sent it.</param>
/// <param name="Answer">The answer; absent when there are errors.</param>
/// <param name="Errors">What is wrong; empty when there is an answer.</param>
public sealed record AnswerRead(Guid Id, ReferralAnswer? Answer, IReadOnlyList<FieldError> Errors);

/// <content>Referrals to operators, and what operators answer.</content>
public static partial class CommandReading
{
    /// <summary>Reads what an operator sent: its answer, and the id that names it on a retry. Whose answer to what it is comes from its sign-in and the address.</summary>
    public static AnswerRead ReadAnswer(FieldTree.Group sent)
    {
        var r = new FieldReader(sent);
        var id = r.Uuid("id");
        var answer = new ReferralAnswer(
            r.Word<ReferralOutcome>("outcome"), r.OptionalGroup("facts", Facts), r.OptionalGroup("screening", Screening), r.OptionalGroup("loading", Loaded), r.OptionalText("text", 1000, 3, lines: true));
        r.Complete();
        return r.Errors.Count > 0 ? new AnswerRead(id, null, r.Errors) : new AnswerRead(id, answer, []);
    }

    private static ReferParcel Refer(Guid id, FieldReader r)
    {
        var refer = new ReferParcel(
            id, r.Uuid("operator"), r.Word<ReferralKind>("ask"), r.OptionalUuid("about"), r.OptionalParcel("parcel"), r.OptionalText("question", 1000, 3, lines: true),
            r.WordsOf<ReferralField>("fields"), r.WordsOf<ControlMethod>("methods"), r.Whole("minutes", 5, 2880), r.Text("desk", 3, 200), r.OptionalText("reason", 1000, lines: true), Marks(r));
        if (refer is { Parcel: null, About: null } && r.IsSound("parcel") && r.IsSound("about"))
        {
            r.Note("parcel", string.Empty, FieldRule.Required, "a parcel number, or the lead or control that names it");
        }

        if (r.IsSound("ask"))
        {
            Fitting(r, refer);
        }

        return refer;
    }

    /// <summary>Each kind of referral asks in its own way: in words, for facts, for a screening, or not at all.</summary>
    private static void Fitting(FieldReader r, ReferParcel refer)
    {
        var word = Words.Of(refer.Ask);
        Demand(r, "question", refer.Question is not null, refer.Ask is ReferralKind.RequestForInformation, true, word);
        Demand(r, "fields", !refer.Fields.IsEmpty, refer.Ask is ReferralKind.RequestForAmendment, refer.Ask is not ReferralKind.DoNotLoad, word);
        Demand(r, "methods", !refer.Methods.IsEmpty, refer.Ask is ReferralKind.RequestForScreening, refer.Ask is ReferralKind.RequestForScreening, word);
    }

    private static MoveReferral MoveReferral(Guid id, FieldReader r)
    {
        var move = new MoveReferral(id, r.Uuid("referral"), r.Word<ReferralMove>("move"), r.OptionalText("text", 1000, 3, lines: true), r.OptionalWhole("minutes", 5, 2880));
        if (r.IsSound("move"))
        {
            var again = move.Move is ReferralMove.AskAgain;
            Demand(r, "text", move.Text is not null, again || move.Move is ReferralMove.Withdraw or ReferralMove.Lift, true, Words.Of(move.Move));
            Demand(r, "minutes", move.Minutes is not null, again, again, Words.Of(move.Move));
        }

        return move;
    }

    private static void Demand(FieldReader r, string field, bool given, bool must, bool may, string because)
    {
        if (given != must && given != may && r.IsSound(field))
        {
            r.Note(field, given ? because : string.Empty, given ? FieldRule.Unknown : FieldRule.Required, given ? $"not with {because}" : $"with {because}");
        }
    }

    private static ReferralFacts Facts(FieldReader r)
    {
        var facts = new ReferralFacts(
            r.OptionalGroup("consignor", Party), r.OptionalGroup("consignee", Party), r.Rows("contents", 0, 40, Content) is { IsEmpty: false } contents ? contents : null,
            r.OptionalWhole("grams", 1, 100_000_000), r.OptionalAmount("value"), r.OptionalCurrency("currency"), r.OptionalParcel("number"));
        Priced(r, facts.Value, facts.Currency);
        return facts;
    }

    private static ScreeningDone Screening(FieldReader r)
    {
        var done = new ScreeningDone(r.WordsOf<ControlMethod>("methods"), r.Word<ScreeningResult>("result"), r.Text("person", 2, 80), r.Text("facility", 2, 80));
        if (r.IsSound("result") && r.IsSound("methods") && done.Methods.IsEmpty != done.Result is ScreeningResult.NotDone)
        {
            r.Note("methods", string.Join(", ", done.Methods.Select(Words.Of)), done.Methods.IsEmpty ? FieldRule.Required : FieldRule.Unknown, "the methods used; none where it was not screened");
        }

        return done;
    }

    private static Loading Loaded(FieldReader r)
    {
        var loading = new Loading(r.Word<LoadState>("state"), r.OptionalCountry("boundFor"));
        if (r.IsSound("state") && r.IsSound("boundFor"))
        {
            Demand(r, "boundFor", loading.BoundFor is not null, loading.State is LoadState.Departed, loading.State is not LoadState.NotLoaded, Words.Of(loading.State));
        }

        return loading;
    }
}
