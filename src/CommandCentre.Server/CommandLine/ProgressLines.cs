using System.Globalization;
using CommandCentre.Desks.Journals.Backups;

namespace CommandCentre.Server.CommandLine;

/// <summary>Says how far a long work has come: nothing in the first two seconds, then at most one line in two seconds.</summary>
internal sealed class ProgressLines(TextWriter writer, string done, string what, TimeProvider? time = null) : IProgress<BackupProgress>
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private long _last = (time ?? TimeProvider.System).GetTimestamp();

    public void Report(BackupProgress value)
    {
        if (_time.GetElapsedTime(_last) >= Every)
        {
            _last = _time.GetTimestamp();
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} {value.Done} of {value.Of} {what} ({100 * value.Done / Math.Max(1, value.Of)} %)"));
        }
    }
}
