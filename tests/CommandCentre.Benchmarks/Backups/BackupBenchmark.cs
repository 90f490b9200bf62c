using System.Diagnostics;
using CommandCentre.Benchmarks.StartUp;
using CommandCentre.Load.Centres;

namespace CommandCentre.Benchmarks.Backups;

/// <summary>How long a backup of a long journal takes, and what a sender of commands notices of it.</summary>
/// <param name="choices">How long a journal, and how many rounds.</param>
internal sealed class BackupBenchmark(StartUpChoices choices)
{
    internal const string Usage = "backup [--lines 120000] [--rounds 3] [--keep FOLDER]";

    // Below what one system may give (50 a second), so that no answer is "too many".
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(25);

    private static readonly TimeSpan Stretch = TimeSpan.FromSeconds(10);

    private int _sent;

    internal async Task RunAsync()
    {
        var folder = choices.Keep ?? Directory.CreateTempSubdirectory("centre-backup-").FullName;
        var data = Path.Combine(folder, "data");
        if (!Directory.Exists(data))
        {
            await new BigWeek().WriteAsync(data, choices.Lines).ConfigureAwait(false);
            Population.For(25).Write(data);
        }

        await using var centre = await LoadedCentre.StartAsync(new CentreChoices { DataFolder = data, Population = Population.For(25), Patience = TimeSpan.FromMinutes(5) }).ConfigureAwait(false);
        await centre.OpenOperationAsync(TimeProvider.System.GetUtcNow()).ConfigureAwait(false);
        Console.WriteLine($"backup: {new FileInfo(Path.Combine(data, "journal.db")).Length >> 20} MB; load {Machine.Load}");
        Console.WriteLine("round  alone p50 ms  p99 ms  beside p50 ms  p99 ms  backups  each s");
        for (var round = 1; round <= choices.Rounds; round++)
        {
            var alone = await SendAsync(centre).ConfigureAwait(false);
            using var enough = new CancellationTokenSource();
            var backups = BackUpAsync(folder, data, enough.Token);
            var beside = await SendAsync(centre).ConfigureAwait(false);
            await enough.CancelAsync().ConfigureAwait(false);
            var took = await backups.ConfigureAwait(false);
            Console.WriteLine($"{round,5}  {At(alone, 0.5),12:0.0}  {At(alone, 0.99),6:0.0}  {At(beside, 0.5),13:0.0}  {At(beside, 0.99),6:0.0}  {took.Count,7}  {Machine.Median(took),6:0.0}");
        }

        Console.WriteLine($"load {Machine.Load}");
        if (choices.Keep is null)
        {
            await centre.StopAsync().ConfigureAwait(false);
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Milliseconds from command to answer, one command after the other at an even pace.</summary>
    private async Task<List<double>> SendAsync(LoadedCentre centre)
    {
        using var officer = centre.Client(centre.Population.User("DE", "liaison officer"));
        var answers = new List<double>();
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < Stretch;)
        {
            var sent = Stopwatch.GetTimestamp();
            await officer.MustAsync(Orders.Hit(Orders.Id(1, ++_sent), "Pistol parts in a toy")).ConfigureAwait(false);
            var took = Stopwatch.GetElapsedTime(sent);
            answers.Add(took.TotalMilliseconds);
            await Task.Delay(took < Every ? Every - took : TimeSpan.Zero).ConfigureAwait(false);
        }

        answers.Sort();
        return answers;
    }

    /// <summary>One backup after the other, each by the command itself.</summary>
    private static async Task<List<double>> BackUpAsync(string folder, string data, CancellationToken enough)
    {
        var took = new List<double>();
        while (!enough.IsCancellationRequested)
        {
            var file = Path.Combine(folder, "backup.tar");
            var begun = Stopwatch.GetTimestamp();
            using var backup = Process.Start(new ProcessStartInfo("dotnet", [Built.Server, "backup", "--data", data, "--out", file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            await backup.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            if (backup.ExitCode != 0)
            {
                throw new InvalidOperationException(await backup.StandardError.ReadToEndAsync(CancellationToken.None).ConfigureAwait(false));
            }

            took.Add(Stopwatch.GetElapsedTime(begun).TotalSeconds);
            File.Delete(file);
        }

        return took;
    }

    private static double At(List<double> sorted, double part) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * part))];
}
