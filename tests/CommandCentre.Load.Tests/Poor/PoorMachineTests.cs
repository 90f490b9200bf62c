using CommandCentre.Load.Scenarios;

namespace CommandCentre.Load.Tests.Poor;

/// <summary>A real server with a week's journal and some hundred boards where there is little memory, or few threads: slower, never wrong.</summary>
public sealed class PoorMachineTests(ITestOutputHelper output)
{
    private static bool Full => Environment.GetEnvironmentVariable("FULL") == "1";

    // 512 MB; one thread, so that whatever waited for another would wait for ever; with FULL two, as many as a small machine has cores.
    public static TheoryData<string, string> Wants
    {
        get
        {
            var wants = new TheoryData<string, string> { { "DOTNET_GCHeapHardLimit", "20000000" }, { "DOTNET_ThreadPool_ForceMaxWorkerThreads", "1" } };
            if (Full)
            {
                wants.Add("DOTNET_ThreadPool_ForceMaxWorkerThreads", "2");
            }

            return wants;
        }
    }

    [Theory]
    [MemberData(nameof(Wants))]
    public async Task Week_WithHundredsOfBoards_IsShownWholeAndCommandsAreNotLost(string variable, string hex)
    {
        await HoldsAsync(variable, hex, Resuming.RunAsync, Full ? "--boards 500 --lines 20000" : "--boards 150 --lines 3000");
        await HoldsAsync(variable, hex, Streams.BurstAsync, Full ? "--boards 500 --rate 200 --seconds 20" : "--boards 100 --rate 50 --seconds 2");
    }

    [Theory]
    [MemberData(nameof(Wants))]
    public async Task Kill_InMidStream_LosesNothingThereEither(string variable, string hex) =>
        await HoldsAsync(variable, hex, Load.Scenarios.Faults.KillAsync, Full ? "--rounds 10" : "--rounds 1");

    private async Task HoldsAsync(string variable, string hex, Func<Options, Task<Outcome>> scenario, string options)
    {
        // The server is a child of this process and inherits it; this process has read its own at its start.
        Environment.SetEnvironmentVariable(variable, hex);
        try
        {
            var outcome = await scenario(Options.Read(options.Split(' ')));
            output.WriteLine($"{variable}={hex}\n{outcome}");
            Assert.True(outcome.IsCorrect, outcome.ToString());
            Assert.True(outcome.Verdict.Shown > 0, "nothing was shown at all");
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }
}
