using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Referrals;
using CommandCentre.Domain.Seizures;

namespace CommandCentre.Domain.Tests.Operations;

/// <content>What must have happened before a refusal.</content>
public sealed partial class RefusalTests
{
    private static Refusal WithHit(Func<Story, Guid, Refusal> then)
    {
        var story = Story.InWeek();
        return then(story, story.Do(Officers.Liaison("DE"), Given.Hit()));
    }

    /// <summary>DE asks FR; NL reads along.</summary>
    private static Refusal WithCheck(Func<Story, Guid, Refusal> then)
    {
        var story = Story.InWeek();
        return then(story, story.Do(Officers.Agency("DE"), Given.Check(["FR"], Given.Marks("H1", "NL"))));
    }

    private static Refusal WithLeadInHand(Func<Story, Guid, Refusal> then) => WithLead((story, lead) =>
    {
        story.Do(Officers.Agency("FR"), new JoinDuty(Given.Id(), "Roissy hub"));
        story.Do(Officers.Agency("FR"), Given.ClaimLead(lead));
        return then(story, lead);
    });

    /// <summary>DE asks its post.</summary>
    private static Refusal WithReferral(ReferralKind ask, Func<Story, Guid, Guid, Refusal> then)
    {
        var story = Story.InWeek();
        var asked = story.Do(Officers.Liaison("DE"), Given.Operator());
        return then(story, asked, story.Do(Officers.Agency("DE"), Given.Referral(asked, ask)));
    }

    private static Refusal WithControl(Func<Story, Guid, Refusal> then)
    {
        var story = Story.InWeek();
        return then(story, story.Do(Officers.Agency("DE"), Given.Control(Story.Morning)));
    }

    /// <summary>One pistol and ten cartridges.</summary>
    private static Refusal WithSeizure(Func<Story, Guid, Refusal> then)
    {
        var story = Story.InWeek();
        return then(story, story.Do(Officers.Agency("DE"), Given.Seizure(Story.Morning, null, null, new SeizedItem(SeizedItemKind.Firearm, "pistol", 1), new SeizedItem(SeizedItemKind.Ammunition, "cartridge", 10))));
    }

    private static Refusal WithExhibit(Func<Story, Guid, Refusal> then) => WithSeizure((story, seizure) => then(story, story.Do(Officers.Agency("DE"), Given.Exhibit(seizure))));

    /// <summary>DE sends a lead to FR; NL reads along.</summary>
    private static Refusal WithLead(Func<Story, Guid, Refusal> then)
    {
        var story = Story.InWeek();
        return then(story, story.Do(Officers.Liaison("DE"), Given.Lead("FR", Given.Marks("H1", "NL"))));
    }
}
