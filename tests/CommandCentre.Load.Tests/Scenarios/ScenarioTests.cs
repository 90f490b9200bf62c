using CommandCentre.Load.Scenarios;

// Each runs a server of its own on a machine of two cores.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace CommandCentre.Load.Tests.Scenarios;

/// <summary>The load tool's scenarios in small, on the real server as a process of its own: everything must hold, no time is asked. With FULL=1 in full.</summary>
public sealed class ScenarioTests(ITestOutputHelper output)
{
    private static bool Full => Environment.GetEnvironmentVariable("FULL") == "1";

    /// <summary>L1.</summary>
    [Fact]
    public async Task Steady_CommandsOfAllHandlingCodes_AreShownOnceAndToWhomTheyAreReleased() =>
        await HoldsAsync(Streams.SteadyAsync, "--boards 50 --rate 20 --seconds 3");

    /// <summary>L2.</summary>
    [Fact]
    public async Task Burst_ToManyBoards_LosesNothing() => await HoldsAsync(Streams.BurstAsync, "--boards 50 --seconds 3");

    /// <summary>L6.</summary>
    [Fact]
    public async Task Resume_OfBoardsThatLackMuch_GivesEveryLineOnce() => await HoldsAsync(Resuming.RunAsync, "--boards 40 --lines 3000");

    /// <summary>F9.</summary>
    [Fact]
    public async Task Storm_OfBoardsCutAtOnce_LosesNothing() => await HoldsAsync(Faults.StormAsync, "--boards 60 --rounds 2");

    /// <summary>F10. So many long messages that one who reads nothing falls behind: the system keeps up to 4 MB for it (Linux, <c>tcp_wmem</c>), its outbox 256 KiB.</summary>
    [Fact]
    public async Task SlowReaders_LoseNothingThatTheyComeBackFor() => await HoldsAsync(SlowReaders.RunAsync, "--boards 10 --senders 40 --rate 50 --seconds 1 --lines 2400");

    /// <summary>F10, as far as it goes.</summary>
    [Fact]
    public async Task Overflow_OfAnOutbox_CostsNoLine() => await HoldsAsync(SlowReaders.OverflowAsync, "--rounds 1");

    /// <summary>O1.</summary>
    [Fact]
    public async Task Repeated_OverCutsAndRestarts_EveryCommandIsOneEvent() => await HoldsAsync(Faults.RepeatAsync, "--rounds 2 --lines 30");

    /// <summary>F1.</summary>
    [Fact]
    public async Task Killed_TenTimesInMidStream_LosesNothingAcknowledged() => await HoldsAsync(Faults.KillAsync, "--rounds 10", "--rounds 100");

    private async Task HoldsAsync(Func<Options, Task<Outcome>> scenario, string small, string full = "")
    {
        var outcome = await scenario(Options.Read((Full ? full : small).Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        output.WriteLine(outcome.ToString());
        Assert.True(outcome.IsCorrect, outcome.ToString());
        Assert.True(outcome.Verdict.Shown > 0, "nothing was shown at all");
    }
}
