using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Tests.Journals.Damages;

/// <summary>
/// F7 and X10 of quality.md: 1,000 random damages a push, 10,000 with <c>FULL=1</c>, to each file of a data folder. Each is looked at by
/// <c>journal verify</c> and by a server that opens the folder; an oracle that reads with SQLite alone knows what is still there.
/// What is to be shown of each: a damaged line is named, damage to the structure stops at the last line readable in order, what is missing is lost and
/// never called repaired, unused bytes change nothing, and nobody is served less without an alarm or writes over what is damaged.
/// </summary>
public sealed class RandomDamageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("journal.db", false, 300)]
    [InlineData("journal.db", true, 100)]
    [InlineData("journal.db-wal", true, 300)]
    public async Task Database_Damaged_IsNamedAndServedUpToTheDamageAndNeverWrittenOver(string file, bool killed, int cases)
    {
        await DamageRun.ForEachAsync(file, killed, cases, async (damage, folder, intact) =>
        {
            var readable = Readable.Of(intact, folder.Path);
            var verification = await JournalVerification.RunAsync(folder.Path, Cancel);
            var verified = Verified(damage, intact, readable, verification);
            var serving = await Serving.OfAsync(folder, Intact.Keys);
            var served = Served(damage, intact, readable, serving, verification);
            var after = Readable.Of(intact, folder.Path);
            Assert.All(intact.Lines.Keys, journal => Assert.True(after.Sought(journal) >= readable.Sought(journal), $"{damage}: serving it took lines from {journal}"));
            return $"{verified}, {served}";
        });
    }

    private static string Verified(Damage damage, Intact intact, Readable readable, JournalVerification verification)
    {
        var said = string.Join("; ", verification.Findings);
        foreach (var (journal, lines) in intact.Lines)
        {
            // What the chain proves may go further than the oracle's plain reading, which may meet the damage earlier.
            var (whole, head) = (readable.Sought(journal), verification.Journals.SingleOrDefault(verified => verified.Journal == journal)?.Head ?? default);
            Assert.True(head.Number >= whole && (head.Number == 0 || head.Hash == lines[(int)head.Number - 1].Hash), $"{damage}: {journal} is whole to line {whole}, verified to {head.Number}: {said}");
            Assert.True(head.Number == lines.Count || verification.Findings.Any(finding => Names(finding, journal, head.Number + 1)), $"{damage}: {journal} line {head.Number + 1} is not named: {said}");
        }

        Assert.True(verification.ExitCode == 1 || readable.IsWhole, $"{damage}: not a word of it");
        Assert.True(verification.ExitCode == 0 || !damage.IsUncommittedTail, $"{damage}: nothing that was committed is touched: {said}");
        Assert.DoesNotContain("repair", said, StringComparison.OrdinalIgnoreCase);
        return readable.IsWhole ? verification.ExitCode == 0 ? "nothing changed" : "lines whole, the file's structure named" : Kind(verification);
    }

    private static bool Names(JournalFinding finding, string journal, long line) =>
        (finding.Subject == journal && finding.First <= line && line <= finding.Last) || (finding.Subject == "journal.db" && finding.Kind is JournalFindingKind.Unreadable);

    private static string Kind(JournalVerification verification) => string.Join(" and ", verification.Findings.Select(finding => finding.Kind).Distinct().Order()).ToLowerInvariant();

    private static string Served(Damage damage, Intact intact, Readable readable, Serving serving, JournalVerification verification)
    {
        if (serving.Refusal is { } refusal)
        {
            Assert.True(readable.IsEmpty, $"{damage}: not served at all though lines can be read: {refusal}");
            return "not served";
        }

        var states = Intact.Keys.Select(key => Served(damage, intact, readable, key, serving.Operations[key], verification)).ToList();
        return states.Contains("read-only") ? "read-only" : "served";
    }

    private static string Served(Damage damage, Intact intact, Readable readable, OperationKey key, ServedOperation served, JournalVerification verification)
    {
        var (whole, recorded) = (served.Shown.Count, intact.Of(key).Count);
        Assert.True(whole >= readable.Sought(key.Journal), $"{damage}: {key} can be read to line {readable.Sought(key.Journal)}, shown to {served.Shown.Count}: {string.Join("; ", served.Alarms)}");
        Assert.True(served.Shown.SequenceEqual(intact.Shown[key].Take(served.Shown.Count)), $"{damage}: {key} is shown otherwise than it was recorded");
        if (served.Answer is Answer.Recorded { Receipt.Number: var number })
        {
            Assert.True(whole == recorded && number == recorded + 1, $"{damage}: {key} took a command as line {number} after {whole} of {recorded} lines");
            return "served";
        }

        Assert.True(whole < recorded || verification.ExitCode == 1, $"{damage}: {key} is whole and yet answers {served.Answer}: {string.Join("; ", served.Alarms)}");
        Assert.True(served.ReadOnly || served.Answer is null || whole == recorded, $"{damage}: {key} is shorter than recorded and not read-only from the start");
        Assert.True(served.Alarms.Count > 0, $"{damage}: {key} is served to line {whole} of {recorded}, answers {served.Answer}, and nobody is told");
        return "read-only";
    }
}
