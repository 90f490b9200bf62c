using System.Diagnostics;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.CommandLine;

/// <content>Killed or interrupted in the middle.</content>
public sealed partial class BackupCommandsTests
{
    [Theory]
    [InlineData("backup")]
    [InlineData("restore")]
    public async Task Command_KilledOrInterruptedInTheMiddle_LeavesNothingThatPassesForWhole(string command)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs signals");
        using var folder = new TemporaryFolder();
        await LongJournal.WriteAsync(folder.Path, 40_000);
        await Good("backup", "--data", folder.Path, "--out", Place("whole.tar"));
        var (made, traces) = command == "backup" ? (Place("b.tar"), Place("b.tar.partial")) : (Place("data"), Path.Combine(Place("data"), "journal.db"));
        string[] words = command == "backup" ? ["backup", "--data", folder.Path, "--out", made] : ["restore", "--from", Place("whole.tar"), "--data", made];

        // Interrupted (SIGINT): nothing stays, and one line says so.
        var (code, error) = await SignalledAsync(Signal.Interrupt, traces, words);
        Assert.Equal(CentreCommands.Failed, code);
        Assert.Contains("Interrupted: nothing was kept", error, StringComparison.Ordinal);
        Assert.False(Path.Exists(made) || Path.Exists(traces));

        // Killed: what stays passes for nothing whole.
        await SignalledAsync(Signal.Kill, traces, words);
        if (command == "backup")
        {
            Assert.False(File.Exists(made));
            await Good(words);
            Assert.Empty(Directory.GetFiles(_place.Path, "*.partial"));
        }
        else
        {
            await Refused("restore that did not end", "serve", "--data", made);
            await Refused("restore that did not end", words);
            Directory.Delete(made, recursive: true);
            await Good(words);
        }
    }

    /// <summary>Runs the server's own program and sends it a signal as soon as a file is there. A shell's background job is started with interrupts ignored, and so would be what it starts.</summary>
    private static async Task<(int Code, string Error)> SignalledAsync(int signal, string file, string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "CommandCentre.Server.dll"), .. words]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        while (!File.Exists(file) && !process.HasExited)
        {
            await Task.Delay(1);
        }

        Assert.False(process.HasExited, "it ended before there was anything to interrupt");
        Signal.Send(process, signal);
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, error);
    }

    internal static async Task<int> ProcessAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
