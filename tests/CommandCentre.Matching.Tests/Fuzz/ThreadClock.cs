using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CommandCentre.Matching.Tests.Fuzz;

/// <summary>The time this thread has been on a processor, so that other programs on the machine are not measured; the wall clock where the system does not tell.</summary>
internal static class ThreadClock
{
    private const int ThreadTime = 3; // CLOCK_THREAD_CPUTIME_ID of Linux

    /// <summary>Milliseconds since some point in the past.</summary>
    public static double Milliseconds => OperatingSystem.IsLinux() && clock_gettime(ThreadTime, out var time) == 0
        ? (time.Seconds * 1e3) + (time.Nanoseconds / 1e6)
        : Stopwatch.GetTimestamp() * 1e3 / Stopwatch.Frequency;

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int clock_gettime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
