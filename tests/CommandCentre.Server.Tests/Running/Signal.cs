using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CommandCentre.Server.Tests.Running;

/// <summary>Signals to a process of ours, by its id (Linux).</summary>
internal static partial class Signal
{
    /// <summary>SIGINT of signal(7): what Ctrl+C sends.</summary>
    public const int Interrupt = 2;

    /// <summary>SIGKILL of signal(7).</summary>
    public const int Kill = 9;

    public static void Send(Process process, int signal) => Assert.Equal(0, kill(process.Id, signal));

    [LibraryImport("libc")]
    private static partial int kill(int process, int signal);
}
