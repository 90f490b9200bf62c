using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CommandCentre.Domain.Tests.Fuzzing;

/// <summary>Processor time of this thread on Linux, so that a busy machine does not count; elsewhere the time that passes.</summary>
internal static class ThreadClock
{
    private const int ThreadProcessorTime = 3; // CLOCK_THREAD_CPUTIME_ID of linux/time.h

    private static readonly Get? OfThread = OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out var library)
        ? Marshal.GetDelegateForFunctionPointer<Get>(NativeLibrary.GetExport(library, "clock_gettime"))
        : null;

    private delegate int Get(int clock, out Span span);

    public static TimeSpan Now => OfThread is not null && OfThread(ThreadProcessorTime, out var span) == 0
        ? TimeSpan.FromSeconds(span.Seconds) + TimeSpan.FromMicroseconds(span.Nanoseconds / 1000.0)
        : Stopwatch.GetElapsedTime(0);

    [StructLayout(LayoutKind.Sequential)]
    private struct Span
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
