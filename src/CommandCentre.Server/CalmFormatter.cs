using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace CommandCentre.Server;

/// <summary>One line for each thing logged, with its time; an exception follows on lines of its own.</summary>
internal sealed class CalmFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    internal const string FormatterName = "calm";

    // Told by the command line in one line without a trace; and one missing of two loopback addresses is no trouble.
    private const string StartFailed = "HostedServiceStartupFaulted";
    private const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";
    private const string KestrelCategory = "Microsoft.AspNetCore.Server.Kestrel";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        if ((logEntry.Category == HostCategory && logEntry.EventId.Name == StartFailed) || (logEntry.Category == KestrelCategory && logEntry.LogLevel < LogLevel.Error))
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
}
