using System.Text;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Tests.Journals.Damages;

/// <summary>Random damages to <c>heads.log</c>: no line is shown otherwise for it, and it is believed only while it says nothing untrue.</summary>
public sealed class WitnessDamageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, 75)]
    [InlineData(true, 75)]
    public async Task Witness_Damaged_IsNamedUnlessItStillSaysOnlyWhatIsTrue(bool killed, int cases)
    {
        await DamageRun.ForEachAsync("heads.log", killed, cases, async (damage, folder, intact) =>
        {
            var witness = After(intact, folder.Heads);
            var verification = await JournalVerification.RunAsync(folder.Path, Cancel);
            var said = string.Join("; ", verification.Findings);
            Assert.True(witness is null || verification.ExitCode == (witness.Value ? 0 : 1), $"{damage}: the witness is {(witness == true ? "true" : "not to be believed")}: {said}");
            var serving = await Serving.OfAsync(folder, Intact.Keys);
            var states = Intact.Keys.Select(key => ServedWhole(damage, intact, key, serving, verification)).ToList();
            return $"{(verification.ExitCode == 0 ? "nothing changed" : "named")}, {(states.Contains("read-only") ? "read-only" : "served")}";
        });
    }

    /// <summary>Whether the witness still says what it said, as far as it goes, of every journal; <c>null</c> when besides there are pieces that say nothing.</summary>
    private static bool? After(Intact intact, string file)
    {
        var before = Encoding.Latin1.GetString(intact.Files["heads.log"]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var now = File.Exists(file) ? Encoding.Latin1.GetString(File.ReadAllBytes(file)).Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];
        var unnamed = intact.Lines.Keys.Any(journal => !now.Any(line => before.Contains(line) && line.StartsWith(journal + " ", StringComparison.Ordinal)));
        return unnamed || now.Any(line => !before.Contains(line) && !SaysNothing(line)) ? false
            : now.All(before.Contains) ? true
            : null;
    }

    /// <summary>The beginning of a head that ends before its hash does, and perhaps the zeros that a power cut leaves behind it.</summary>
    private static bool SaysNothing(string line) =>
        line.TrimEnd('\0').Split(' ') is var parts && line.TrimEnd('\0').All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or ' ') && (parts.Length < 3 || (parts.Length == 3 && parts[2].Length < 64));

    private static string ServedWhole(Damage damage, Intact intact, OperationKey key, Serving serving, JournalVerification verification)
    {
        Assert.True(serving.Refusal is null, $"{damage}: not served: {serving.Refusal}");
        var served = serving.Operations[key];
        Assert.True(served.Shown.SequenceEqual(intact.Shown[key].Take(served.Shown.Count)), $"{damage}: {key} is shown otherwise than it was recorded");
        if (served.Answer is Answer.Recorded { Receipt.Number: var number } && served.Shown.Count == number - 1 && number == intact.Of(key).Count + 1)
        {
            return "served";
        }

        Assert.True(verification.ExitCode == 1 && served.ReadOnly && served.Alarms.Count > 0, $"{damage}: {key} is shown to {served.Shown.Count}, answers {served.Answer}: {string.Join("; ", verification.Findings)}");
        return "read-only";
    }
}
