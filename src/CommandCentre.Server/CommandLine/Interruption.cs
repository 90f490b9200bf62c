using System.Runtime.InteropServices;

namespace CommandCentre.Server.CommandLine;

/// <summary>Ends a long command in order on Ctrl-C or SIGTERM: what it had begun is taken away, and one line says so.</summary>
internal static class Interruption
{
    internal static async Task<int> RunAsync(Func<CancellationToken, Task<int>> work, CancellationToken stop)
    {
        using var told = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        try
        {
            return await work(told.Token);
        }
        catch (OperationCanceledException ended) when (told.IsCancellationRequested)
        {
            throw new WorldFailure("Interrupted: nothing was kept of what had been begun.", ended);
        }

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            told.Cancel();
        }
    }
}
