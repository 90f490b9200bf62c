using CommandCentre.Server.Watch;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace CommandCentre.Server.Tests.Running;

/// <summary>What a centre writes to its log at its own levels, in both forms.</summary>
public sealed class FormattedLog : ILoggerProvider
{
    private readonly StringWriter _plain = new();
    private readonly StringWriter _json = new();

    public string Plain => Text(_plain);

    public string Json => Text(_json);

    public void Into(WebApplicationBuilder builder) => builder.Logging.AddProvider(this);

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void Dispose()
    {
        // Nothing is held.
    }

    private static string Text(StringWriter writer)
    {
        lock (writer)
        {
            return writer.ToString();
        }
    }

    private sealed class Writer(FormattedLog log, string category) : ILogger
    {
        private readonly ConsoleFormatter _plain = new CalmFormatter(TimeProvider.System, new Repeats(TimeProvider.System));
        private readonly ConsoleFormatter _json = new JsonFormatter(TimeProvider.System, new Repeats(TimeProvider.System));

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var entry = new LogEntry<TState>(logLevel, category, eventId, state, exception, formatter);
            lock (log._plain)
            {
                _plain.Write(entry, null, log._plain);
            }

            lock (log._json)
            {
                _json.Write(entry, null, log._json);
            }
        }
    }
}
