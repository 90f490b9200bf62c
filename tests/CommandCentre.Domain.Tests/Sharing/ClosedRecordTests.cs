using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Referrals;
using CommandCentre.Domain.Sharing;
using CommandCentre.Domain.Tests.Operations;

namespace CommandCentre.Domain.Tests.Sharing;

/// <summary>To whom a record is closed, it answers as one that is not there: refusal, preview and all.</summary>
public sealed class ClosedRecordTests
{
    private static readonly Guid Absent = RecordId.Derived("no record");

    public static TheoryData<string, string> Closed => [.. from handling in new[] { "H0", "H1", "H2", "H3", "H1+H2" } from viewer in new[] { "ES", "NL", "EU", "CH" } select (handling, viewer)];

    /// <summary>DE has a record of every kind, addressed to FR; everybody else names each of them in every command that can name one.</summary>
    [Theory]
    [MemberData(nameof(Closed))]
    public void Decide_OnAClosedRecord_AnswersAsOnNone(string handling, string viewer)
    {
        var (story, records) = Records(Given.Marks(handling, "FR"));
        foreach (var (record, role) in from record in records from role in Enum.GetValues<Role>() select (record, role))
        {
            var by = Officers.Of(role, viewer);
            foreach (var name in Naming)
            {
                Assert.Equal(Answer(story.State, name(Absent), by, Absent), Answer(story.State, name(record), by, record));
                Assert.Equal(Addressing.Of(story.State, name(Absent), by), Addressing.Of(story.State, name(record), by));
            }
        }
    }

    /// <summary>The same for those who read it until its owner withdrew it or narrowed its marks.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Decide_OnAHitClosedLater_AnswersAsOnNone(bool withdrawn)
    {
        var story = Story.InWeek();
        var hit = story.Do(Officers.Liaison("DE"), Given.Hit());
        story.Do(Officers.Liaison("DE"), withdrawn ? Given.Withdrawal(hit) : Given.Correction(hit, Given.Marks("H2", "NL")));
        foreach (var name in Naming)
        {
            Assert.Equal(Answer(story.State, name(Absent), Officers.Liaison("FR"), Absent), Answer(story.State, name(hit), Officers.Liaison("FR"), hit));
            Assert.Equal(Addressing.Of(story.State, name(Absent), Officers.Liaison("FR")), Addressing.Of(story.State, name(hit), Officers.Liaison("FR")));
        }
    }

    /// <summary>The test above can fail: to FR, which may read them, the records do answer.</summary>
    [Fact]
    public void Decide_OnAnOpenRecord_AnswersOtherwise()
    {
        var (story, records) = Records(Given.Marks("H2", "FR"));
        var told = Naming.Where(name => records.Any(record => Enum.GetValues<Role>().Select(role => Officers.Of(role, "FR")).Any(by =>
            Answer(story.State, name(Absent), by, Absent) != Answer(story.State, name(record), by, record))));
        Assert.Equal(Naming[..^2], told); // the last are the clock's alone
    }

    /// <summary>Every command that names a record, by the record it names.</summary>
    private static readonly Func<Guid, OperationCommand>[] Naming =
    [
        record => Given.Correction(record),
        Given.Withdrawal,
        record => Given.Answer(record),
        record => Given.Answer(record, Given.Marks("H2")),
        record => Given.Feedback(record),
        record => Given.Feedback(record, Given.Marks("H1", "NL")),
        record => Given.Seizure(Story.Morning, null, record),
        record => Given.Message(null, record),
        record => Given.Marking(record, Given.Marks()),
        record => Given.Grant(record, "NL"),
        record => Given.GrantBack(record, "NL"),
        record => Given.Chase(record),
        Given.Claim,
        Given.Release,
        record => Given.MoveReferral(record, ReferralMove.Close),
        record => new NoteCheckReminder(RecordId.Derived("reminder"), record),
        record => new NoteCheckOverdue(RecordId.Derived("note"), record),
    ];

    private static (Story Story, Guid[] Records) Records(Marks marks)
    {
        var story = Story.InWeek();
        var (liaison, agency) = (Officers.Liaison("DE"), Officers.Agency("DE"));
        return (story,
        [
            story.Do(liaison, Given.Hit(marks)),
            story.Do(agency, Given.Check(["FR"], marks)),
            story.Do(liaison, Given.Lead("FR", marks)),
            story.Do(agency, Given.Seizure(Story.Morning, marks)),
            story.Do(agency, Given.Message(marks)),
            story.Do(agency, Given.Referral(story.Do(liaison, Given.Operator()), marks: marks)),
        ]);
    }

    /// <summary>The ruling with the named record's id taken out; what is recorded is told by its kind alone.</summary>
    private static string Answer(Operation state, OperationCommand command, Actor by, Guid named) =>
        state.Decide(command, "digest", by, Story.Morning) switch
        {
            Ruling.No no => no.Refusal.ToString().Replace(named.ToString("D"), "ID", StringComparison.Ordinal),
            var other => other.GetType().Name,
        };
}
