using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Referrals;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Tests.Operations;

/// <content>The way of leads and referrals.</content>
internal sealed partial class World
{
    /// <summary>What the operator says of a referral: a line of the country that referred, by nobody's officer.</summary>
    private async Task AnsweredAsync(int canary, string text, Thing referral)
    {
        var asked = test.Desk.State.Operation.Referrals[referral.Id].Operator;
        var facts = new ReferralFacts(Person(text), Person(text), null, 850, null, null, Parcel(text));
        var command = new AnswerReferral(test.Id(), asked, referral.Id, new ReferralAnswer(ReferralOutcome.Answered, facts, null, null, text));
        var receipt = Assert.IsType<Answer.Recorded>(await test.Desk.SubmitAsync(command, Actor.Channel, DeskUnderTest.Token)).Receipt;
        NoteOthers(receipt.Number);
        _lines[receipt.Number] = new Said(canary, LineKind.ReferralAnswered, referral, receipt.At, receipt.Number);
        referral.Closed = true;
    }

    private async Task LeadAsync(int canary, string text, string owner, HandlingCodes codes, HashSet<string> to, Marks marks)
    {
        var destination = Any([.. Countries.Where(country => country != owner)]);
        var command = new SendLead(test.Id(), Parcel(text), CountryCode.Parse(destination), Person(text), Person(text), text, test.Time.GetUtcNow().AddDays(1), marks);
        var lead = await NewAsync(canary, LineKind.LeadSent, command, owner, codes, [.. to, destination]);
        lead.Asked = [destination];
    }

    private async Task MoveAsync(int canary, string text, Thing lead, HandlingCodes codes, HashSet<string> to, Marks marks)
    {
        var stage = (LeadMove)Math.Min(lead.Steps++, 2);
        if (lead.Steps > 3)
        {
            return;
        }

        HashSet<string> named = to.Count > 0 ? [.. to, lead.Owner] : to;
        DateTimeOffset? expected = stage is LeadMove.Expected ? test.Time.GetUtcNow().AddDays(2) : null;
        await NewAsync(
            canary, LineKind.LeadMoved, new MoveLead(test.Id(), lead.Id, stage, expected, text, text, marks with { To = ValueList.Set(named.Select(Addressee.Parse)) }), lead.Asked.Single(), codes, Replied(codes, named, lead.Owner));
    }

    private async Task CloseAsync(int canary, string text, Thing lead, HandlingCodes codes, HashSet<string> to, Marks marks)
    {
        var by = lead.Asked.Single();
        HashSet<string> named = to.Count > 0 ? [.. to, lead.Owner] : to;
        var feedback = await NewAsync(
            canary, LineKind.FeedbackGiven, new GiveFeedback(test.Id(), lead.Id, LeadOutcome.Seized, InspectionMethod.Opened, text, marks with { To = ValueList.Set(named.Select(Addressee.Parse)) }), by, codes, Replied(codes, named, lead.Owner));
        lead.Answers[by] = feedback.First;
        lead.Closed = true;
    }
}
