using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace CommandCentre.Server.Watch;

/// <summary>One JSON object on one line for each thing logged; its fields are described in docs/running.md.</summary>
internal sealed class JsonFormatter(TimeProvider time, Repeats repeats) : ConsoleFormatter(FormatterName)
{
    internal const string FormatterName = "json-line";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        if (LoggedLine.Of(logEntry, repeats, time) is { } line)
        {
            textWriter.WriteLine(Text(line));
        }
    }

    private static string Text(LoggedLine line)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("at", line.At);
            json.WriteString("level", line.Level.ToString());
            json.WriteString("category", line.Category);
            json.WriteNumber("eventId", line.Event.Id);
            json.WriteString("event", line.Event.Name ?? string.Empty);
            json.WriteString("text", line.Text);
            json.WriteStartObject("fields");
            foreach (var (name, value) in line.Fields)
            {
                json.WriteString(JsonNamingPolicy.CamelCase.ConvertName(name), Convert.ToString(value, CultureInfo.InvariantCulture));
            }

            json.WriteEndObject();
            if (line.Failure is { } failure)
            {
                json.WriteString("failure", FailureText.Of(failure));
            }

            json.WriteNumber("unsaid", line.Unsaid);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
