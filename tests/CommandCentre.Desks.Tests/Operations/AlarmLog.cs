using System.Collections.Concurrent;
using CommandCentre.Desks.CrossChecks;
using Microsoft.Extensions.Logging;

namespace CommandCentre.Desks.Tests.Operations;

/// <summary>What the desks logged.</summary>
internal sealed class AlarmLog : ILogger<DeskRoom>, ILogger<MatchWatch>
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _entries = new();

    public IReadOnlyList<string> Critical => [.. _entries.Where(entry => entry.Level is LogLevel.Critical).Select(entry => entry.Text)];

    public IReadOnlyList<string> Errors => [.. _entries.Where(entry => entry.Level is LogLevel.Error).Select(entry => entry.Text)];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _entries.Enqueue((logLevel, formatter(state, exception)));
}
