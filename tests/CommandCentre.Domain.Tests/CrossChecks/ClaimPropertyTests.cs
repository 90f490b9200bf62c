using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Domain.Tests.Operations;
using FsCheck;
using FsCheck.Fluent;

namespace CommandCentre.Domain.Tests.CrossChecks;

/// <summary>Whatever two countries' officers do with two requests: no claim is lost, no two hold one, and the clock reminds once.</summary>
public sealed class ClaimPropertyTests
{
    private static readonly string[] Countries = ["FR", "NL"];

    [Fact]
    public void Claims_OfAnySequence_AreThoseThatTheLinesLeave() => Holds(numbers =>
    {
        var (story, held) = (Beginning(), new Dictionary<(Guid Check, CountryCode Country), string>());
        foreach (var number in numbers)
        {
            var (by, command) = Step(story, new Random(number));
            var before = held.ToDictionary();
            if (story.When(by, command) is Ruling.ToRecord)
            {
                Take(held, story.Lines[^1]);
            }
            else if (command is ClaimCheck claim && story.State.Checks[claim.Check].Awaits(by.Country) && story.State.Participates(by.Country))
            {
                // Refused only because somebody has it.
                Assert.True(held.ContainsKey((claim.Check, by.Country)));
            }

            Assert.Equal(held.Select(Told).Order(), story.State.Checks.Values.SelectMany(check => check.Claims.Values.Select(one => Told(KeyValuePair.Create((check.Id, one.Country), one.Officer)))).Order());
            Assert.Equal(held.Keys.Select(key => key.Check).Distinct().Order(), story.State.InHand.Order());

            // Nobody takes what another has: a claim changes hands only over its release.
            Assert.All(before, had => Assert.True(!held.TryGetValue(had.Key, out var now) || now == had.Value));
        }
    });

    [Fact]
    public void Notes_OfAnySequence_RemindOnceBeforeTheDeadline() => Holds(numbers =>
    {
        var story = Beginning();
        foreach (var number in numbers)
        {
            var (by, command) = Step(story, new Random(number));
            story.When(by, command);
        }

        foreach (var check in story.State.Checks.Values)
        {
            var notes = story.Lines.Where(line => line.Record == check.Id && line.Event is CheckReminded or CheckOverdue).ToList();
            Assert.Equal(notes.Select(note => note.Event.Kind).Distinct(), notes.Select(note => note.Event.Kind));
            Assert.All(notes.Where(note => note.Event is CheckReminded), note => Assert.True(check.RemindAt <= note.At && note.At < check.Due));
            var chases = story.Lines.Where(line => line.Record == check.Id && line.Event is CheckChased).Select(line => line.At).ToList();
            Assert.All(chases.Zip(chases.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromMinutes(5)));
            Assert.Equal(chases.Count, check.Chases);
        }
    });

    /// <summary>The sequences do reach the rules.</summary>
    [Fact]
    public void Sequences_ReachEveryLineOfRequests()
    {
        var story = Beginning();
        foreach (var seed in Enumerable.Range(0, 300))
        {
            var (by, command) = Step(story, new Random(seed));
            story.When(by, command);
        }

        LineKind[] all = [LineKind.CheckAnswered, LineKind.CheckReminded, LineKind.CheckOverdue, LineKind.CheckChased, LineKind.CheckClaimed, LineKind.CheckReleased, LineKind.DutyLeft, LineKind.ParticipantDismissed];
        Assert.Empty(all.Except(story.Lines.Select(line => line.Event.Kind)));
    }

    private static string Told(KeyValuePair<(Guid Check, CountryCode Country), string> claim) => $"{claim.Key.Check} {claim.Key.Country} {claim.Value}";

    /// <summary>What a line does to claims, as the issue says it.</summary>
    private static void Take(Dictionary<(Guid Check, CountryCode Country), string> held, Entry line)
    {
        switch (line.Event)
        {
            case CheckClaimed { Check: { } check }:
                Assert.True(held.TryAdd((check, line.Owner), line.By.Officer), "two hold one");
                break;
            case CheckReleased { Check: { } check }:
                Assert.True(held.Remove((check, line.Owner)), "freed without having been held");
                break;
            case CheckAnswered { Check: { } check, Outcome: not CheckOutcome.NeedMore }:
                held.Remove((check, line.Owner));
                break;
            case DutyLeft:
                Remove(held, claim => claim.Value == line.By.Officer);
                break;
            case ParticipantDismissed gone:
                Remove(held, claim => claim.Key.Country == gone.Country);
                break;
        }
    }

    private static void Remove(Dictionary<(Guid, CountryCode), string> held, Func<KeyValuePair<(Guid Check, CountryCode Country), string>, bool> which)
    {
        foreach (var claim in held.Where(which).ToList())
        {
            held.Remove(claim.Key);
        }
    }

    private static Story Beginning()
    {
        var story = Story.InWeek();
        story.Do(Officers.Agency("DE"), Given.Check(Countries, Given.Marks("H1", "EU")));
        story.Do(Officers.Agency("ES"), Given.Check([.. Countries, "DE"], Given.Marks("H2", "EU"), 45));
        return story;
    }

    private static (Actor By, OperationCommand Command) Step(Story story, Random random)
    {
        story.After(random.Next(8) == 0 ? random.Next(12) : 0);
        var checks = story.State.Checks.Values.OrderBy(check => check.Number).ToList();
        var check = checks[random.Next(2)].Id;
        var country = Countries[random.Next(2)];
        var officer = random.Next(3) == 0 ? Officers.Liaison(country) : Officers.Agency(country, random.Next(2));
        return random.Next(16) switch
        {
            < 5 => (officer, Given.Claim(check)),
            < 7 => (officer, Given.Release(check)),
            7 => (Officers.Liaison(country), Given.Answer(check, null, random.Next(3) == 0 ? CheckOutcome.NoHit : CheckOutcome.NeedMore)),
            8 => (officer, new LeaveDuty(Given.Id())),
            9 => (officer, new JoinDuty(Given.Id(), "Roissy")),
            10 when random.Next(4) == 0 => (Officers.Coordinator, new DismissParticipant(Given.Id(), CountryCode.Parse(country))),
            11 => (Officers.Coordinator, new AdmitParticipant(Given.Id(), Given.Participant(country))),
            12 => (Officers.Coordinator, Given.Chase(check)),
            13 => (Actor.Clock, Given.Reminder(check)),
            14 when random.Next(4) == 0 => (Actor.Clock, new NoteCheckOverdue(Given.Id(), check)),
            _ => (officer, Given.Claim(check)),
        };
    }

    private static void Holds(Action<int[]> property) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(200).WithEndSize(80).WithReplay(20201116UL, 7UL),
            Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), property));
}
