using System.Globalization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging.Abstractions;

namespace CommandCentre.Server.Watch;

/// <summary>One thing logged, as both forms of the log tell it.</summary>
/// <param name="At">Wall time, UTC.</param>
/// <param name="Level">How bad.</param>
/// <param name="Category">The part of the program.</param>
/// <param name="Event">Its id and name, which stay the same when the words change.</param>
/// <param name="Text">The words, on one line.</param>
/// <param name="Fields">The values in them by name; only of the centre's own.</param>
/// <param name="Failure">The exception behind it.</param>
/// <param name="Unsaid">How often the same came since it was said last and was not said.</param>
internal sealed record LoggedLine(
    string At, LogLevel Level, string Category, EventId Event, string Text, IReadOnlyList<KeyValuePair<string, object?>> Fields, Exception? Failure, long Unsaid)
{
    // Told by the command line in one line without a trace; one missing of two loopback addresses is no trouble; and a caller's own mistake is told to the caller.
    private const string StartFailed = "HostedServiceStartupFaulted";
    private const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";
    private const string KestrelCategory = "Microsoft.AspNetCore.Server.Kestrel";
    private const string Template = "{OriginalFormat}";

    /// <summary>What is to be said of an entry; absent when it is said elsewhere, or was said a moment ago.</summary>
    internal static LoggedLine? Of<TState>(in LogEntry<TState> entry, Repeats repeats, TimeProvider time)
    {
        if (IsToldElsewhere(entry.Category, entry.EventId, entry.LogLevel, entry.Exception))
        {
            return null;
        }

        var text = entry.Formatter(entry.State, null).ReplaceLineEndings(" ");
        long unsaid = 0;
        if (entry.LogLevel >= LogLevel.Warning && !repeats.IsSaid($"{entry.Category} {text} {entry.Exception?.GetType().Name}", out unsaid))
        {
            return null;
        }

        var at = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var isOurs = entry.Category.StartsWith("CommandCentre.", StringComparison.Ordinal);
        var fields = isOurs && entry.State is IReadOnlyList<KeyValuePair<string, object?>> values ? values.Where(value => value.Key != Template).ToList() : [];
        return new LoggedLine(at, entry.LogLevel, entry.Category[(entry.Category.LastIndexOf('.') + 1)..], entry.EventId, text, fields, entry.Exception, unsaid);
    }

    private static bool IsToldElsewhere(string category, EventId id, LogLevel level, Exception? failure) =>
        (category == HostCategory && id.Name == StartFailed) || (category == KestrelCategory && level < LogLevel.Error) || failure is HubException;
}
