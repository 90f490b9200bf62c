using System.Globalization;
using System.Text;

namespace CommandCentre.Desks.Tests.Journals.Damages;

/// <summary>Damages a file in many ways, one after the other, and says how often each way ended how.</summary>
/// <remarks>
/// A failing case names its seed, and its folder is kept: keys and nonces are random, so that the same seed meets the same place of another folder.
/// <c>DAMAGE_SEED=N</c> runs one seed alone, <c>FULL=1</c> ten times as many.
/// </remarks>
internal static class DamageRun
{
    public static async Task ForEachAsync(string file, bool killed, int cases, Func<Damage, DataFolder, Intact, Task<string>> look)
    {
        var intact = killed ? Intact.Killed : Intact.Stopped;
        var only = Environment.GetEnvironmentVariable("DAMAGE_SEED") is { Length: > 0 } seed ? int.Parse(seed, CultureInfo.InvariantCulture) : (int?)null;
        cases *= Environment.GetEnvironmentVariable("FULL") == "1" ? 10 : 1;
        var (failures, counts) = (new List<string>(), new SortedDictionary<string, int>(StringComparer.Ordinal));
        for (var turn = only ?? 1; turn <= (only ?? cases); turn++)
        {
            var (damage, folder) = Damage.Do(intact, file, turn);
            using (folder)
            {
                try
                {
                    var outcome = $"{damage.Kind,-10} {await look(damage, folder, intact)}";
                    counts[outcome] = counts.GetValueOrDefault(outcome) + 1;
                }
                catch (Exception wrong)
                {
                    var kept = Damage.Do(intact, file, turn).Folder.Path;
                    failures.Add($"(kept in {kept}) " + (wrong is Xunit.Sdk.XunitException ? wrong.Message : $"{damage}: {string.Join(" | ", wrong.ToString().Split('\n').Take(8))}"));
                }
            }
        }

        Say(file, killed, only ?? cases, counts);
        Assert.True(failures.Count == 0, $"{failures.Count} of {cases}:\n{string.Join('\n', failures.Take(20))}");
    }

    private static void Say(string file, bool killed, int last, SortedDictionary<string, int> counts)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{file} of a {(killed ? "killed" : "stopped")} server, seeds 1 to {last}:\n");
        foreach (var (outcome, count) in counts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{count,6} {outcome}\n");
        }

        TestContext.Current.TestOutputHelper!.WriteLine(text.ToString());
    }
}
