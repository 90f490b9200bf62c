using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Tests.Journals.Damages;

/// <summary>Random damages to the records' keys: the journal stays whole, and a line that cannot be opened is named.</summary>
public sealed class KeyDamageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("keys.db", false, 100)]
    [InlineData("keys.db-wal", true, 50)]
    public async Task Keys_Damaged_LeaveTheJournalWholeAndNoLineShownOtherwise(string file, bool killed, int cases)
    {
        await DamageRun.ForEachAsync(file, killed, cases, async (damage, folder, intact) =>
        {
            var verification = await JournalVerification.RunAsync(folder.Path, Cancel);
            Assert.True(verification.ExitCode == 0, $"{damage}: the journal is not touched by it: {string.Join("; ", verification.Findings)}");
            var serving = await Serving.OfAsync(folder, Intact.Keys);
            if (serving.Refusal is { } refusal)
            {
                Assert.Contains("keys.db", refusal, StringComparison.Ordinal);
                return "not served";
            }

            var states = Intact.Keys.Select(key => Opened(damage, intact, key, serving.Operations[key])).ToList();
            return states.Contains("read-only") ? "read-only" : "served";
        });
    }

    private static string Opened(Damage damage, Intact intact, OperationKey key, ServedOperation served)
    {
        Assert.True(served.Shown.SequenceEqual(intact.Shown[key].Take(served.Shown.Count)), $"{damage}: {key} is shown otherwise than it was recorded");
        if (served.Shown.Count == intact.Of(key).Count)
        {
            Assert.True(served.Answer is Answer.Recorded || served.Alarms.Count > 0, $"{damage}: {key} answers {served.Answer} and nobody is told");
            return served.Answer is Answer.Recorded ? "served" : "read-only";
        }

        Assert.True(served.ReadOnly && served.Alarms.Count > 0 && served.Answer is Answer.NotRecorded { Reason: NotRecordedReason.ReadOnly }, $"{damage}: {key} is shown to {served.Shown.Count}, answers {served.Answer}: {string.Join("; ", served.Alarms)}");
        return "read-only";
    }
}
