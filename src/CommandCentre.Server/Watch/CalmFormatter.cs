using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace CommandCentre.Server.Watch;

/// <summary>One line for each thing logged, with its time; an exception follows on lines of its own.</summary>
internal sealed class CalmFormatter(TimeProvider time, Repeats repeats) : ConsoleFormatter(FormatterName)
{
    internal const string FormatterName = "calm";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        if (LoggedLine.Of(logEntry, repeats, time) is not { } line)
        {
            return;
        }

        var again = line.Unsaid == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" ({line.Unsaid} times more since it was said last)");
        textWriter.WriteLine($"{line.At} {line.Level} {line.Category}: {OneLine(line.Text)}{again}");
        if (line.Failure is { } failure)
        {
            textWriter.WriteLine(FailureText.Of(failure));
        }
    }

    // Nothing that came from outside begins a line of its own, or moves a terminal's cursor.
    private static string OneLine(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)) : text;
}
