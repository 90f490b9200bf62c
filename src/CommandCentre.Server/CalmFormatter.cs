using System.Globalization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace CommandCentre.Server;

/// <summary>One line for each thing logged, with its time; an exception follows on lines of its own.</summary>
internal sealed class CalmFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    internal const string FormatterName = "calm";

    // Told by the command line in one line without a trace; one missing of two loopback addresses is no trouble; and a caller's own mistake is told to the caller.
    private const string StartFailed = "HostedServiceStartupFaulted";
    private const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";
    private const string KestrelCategory = "Microsoft.AspNetCore.Server.Kestrel";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        if (IsToldElsewhere(logEntry.Category, logEntry.EventId, logEntry.LogLevel, logEntry.Exception))
        {
            return;
        }

        var at = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var category = logEntry.Category[(logEntry.Category.LastIndexOf('.') + 1)..];
        var text = logEntry.Formatter(logEntry.State, null).ReplaceLineEndings(" ");
        textWriter.WriteLine($"{at} {logEntry.LogLevel} {category}: {text}");
        if (logEntry.Exception is { } failure)
        {
            textWriter.WriteLine(failure);
        }
    }

    private static bool IsToldElsewhere(string category, EventId id, LogLevel level, Exception? failure) =>
        (category == HostCategory && id.Name == StartFailed) || (category == KestrelCategory && level < LogLevel.Error) || failure is HubException;
}
