using System.Diagnostics;
using System.Globalization;
using CommandCentre.Load.Centres;

namespace CommandCentre.Load.Tests.Poor;

/// <summary>A kill cannot show a missing sync: the calls are counted, from outside the server.</summary>
public sealed class SyncTests(ITestOutputHelper output)
{
    private const int Commands = 100;

    [Fact]
    public async Task Commands_OneAfterTheOther_AreEachSyncedToTheDisk()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("FULL") == "1", "counts system calls: with FULL=1");
        Assert.SkipUnless(File.Exists("/usr/bin/strace"), "needs strace");
        await using var centre = await LoadedCentre.StartAsync(new CentreChoices { Population = Population.For(1) });
        await centre.OpenOperationAsync(TimeProvider.System.GetUtcNow());
        using var germany = centre.Client(centre.Population.User("DE", "liaison officer"));
        var file = Path.Combine(centre.DataFolder, "syncs");
        using var strace = await AttachedAsync(centre.Process.Id, file);
        var lasts = new List<long>();
        for (var count = 1; count <= Commands; count++)
        {
            lasts.Add((await germany.MustAsync(Orders.Message(Orders.Id(1, count), $"message {count}", "H0"))).Number);
            await Task.Delay(TimeSpan.FromMilliseconds(30)); // 50 commands a second are the system's limit
        }

        await EndAsync(strace);
        var syncs = (await File.ReadAllLinesAsync(file)).Count(call => call.Contains("sync(", StringComparison.Ordinal));
        output.WriteLine($"{syncs} calls of fsync and fdatasync for {Commands} commands, each with a key of its own");
        Assert.Equal(Commands, lasts.Distinct().Count());
        // One for the key of the record in keys.db, one for the line in journal.db.
        Assert.True(syncs >= 2 * Commands, $"{syncs} calls for {Commands} commands");
    }

    private static async Task<Process> AttachedAsync(int process, string file)
    {
        var strace = Process.Start(new ProcessStartInfo("strace", ["-f", "-p", process.ToString(CultureInfo.InvariantCulture), "-e", "trace=fsync,fdatasync", "-o", file]) { RedirectStandardError = true })!;
        var told = await strace.StandardError.ReadLineAsync();
        Assert.Contains("attached", told, StringComparison.Ordinal);
        _ = strace.StandardError.ReadToEndAsync();
        return strace;
    }

    private static async Task EndAsync(Process strace)
    {
        using var interrupt = Process.Start("kill", ["-INT", strace.Id.ToString(CultureInfo.InvariantCulture)]);
        await interrupt.WaitForExitAsync();
        await strace.WaitForExitAsync();
    }
}
