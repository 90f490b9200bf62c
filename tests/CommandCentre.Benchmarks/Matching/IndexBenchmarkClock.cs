using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>The time this thread has had a processor: what a query costs on a machine that others use too. The wall clock where the system does not tell.</summary>
internal static partial class IndexBenchmarkClock
{
    /// <summary>CLOCK_THREAD_CPUTIME_ID of Linux.</summary>
    private const int ThreadTime = 3;

    /// <summary>Milliseconds from a beginning that is not told.</summary>
    internal static double Milliseconds() =>
        OperatingSystem.IsLinux() && GetTime(ThreadTime, out var time) == 0 ? (time.Seconds * 1e3) + (time.Nanoseconds / 1e6) : Stopwatch.GetElapsedTime(0).TotalMilliseconds;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
