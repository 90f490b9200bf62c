using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Exercises.People;

namespace CommandCentre.Server.Exercises.Week;

/// <summary>Checks of what all countries hold, as an officer makes them with a parcel in hand; some stand for a day.</summary>
/// <remarks>Written last: it draws on the scenes, and what was written before stays as it was.</remarks>
internal sealed class QueryWriter(WeekPlan plan, SeededRandom random)
{
    /// <summary>One check.</summary>
    public void Write()
    {
        var asker = random.Percent(6) ? CountryCode.CoordinationCentre : plan.Scenes.Country();
        var scene = plan.Scenes.To(asker.IsCoordinationCentre ? plan.Scenes.Country() : asker);
        var receiver = random.Percent(25);
        var mention = plan.Mention(receiver ? scene.Receiver : scene.Sender, asker);
        var at = plan.Rhythm.Moment(asker, random);
        var by = plan.Roster.Pick(asker, Role.AgencyOfficer, at, random).Actor;
        var purpose = plan.Phrases.Say("check.purpose", WeekPlan.Slots(scene, plan.Site(asker), asker));
        var reference = $"{asker}/{random.Between(1000, 9999)}/2020";
        var subject = mention.Of.Person is null ? AskedSubject.Organisation : AskedSubject.Person;
        ValueList<AskedValue> values = [.. Values(mention, random.Percent(35) ? scene.Item : null)];
        int? hours = random.Percent(12) ? 24 : null;
        var marks = plan.Marking.ForAsking();
        var check = plan.Add(at, by, id => new MakeCrossCheck(id, values, subject, purpose, reference, [], hours, marks));
        if (hours is not null)
        {
            // Only what stands is tied to the lines that speak of the same.
            plan.Truth.Link(check, receiver ? LinkKind.SameConsignee : LinkKind.SameConsignor, mention.Of);
        }
    }

    private static IEnumerable<AskedValue> Values(Mention mention, MailItem? item)
    {
        var party = mention.Party;
        (AskedKind Kind, string? Text)[] values =
            [(AskedKind.Name, party.Name), (AskedKind.Address, party.Address), (AskedKind.Phone, party.Phone), (AskedKind.Email, party.Email), (AskedKind.Parcel, item?.Number.Value)];
        return values.Where(value => value.Text is not null).Select(value => new AskedValue(value.Kind, value.Text!));
    }
}
