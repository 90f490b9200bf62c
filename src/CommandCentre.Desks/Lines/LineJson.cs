using System.Buffers;
using System.Text.Json;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using Microsoft.Extensions.Logging;

namespace CommandCentre.Desks.Lines;

/// <summary>The one shape of a line on hub, API and export.</summary>
public static class LineJson
{
    private static readonly (Caveats Flag, string Word)[] CaveatWords =
        [.. Enum.GetValues<Caveats>().Where(caveat => caveat != Caveats.None).Select(caveat => (caveat, Words.Of(caveat)))];

    private static readonly JsonWriterOptions Options = new() { Encoder = Shapes.Json.Encoder };

    /// <summary>A line as UTF-8; one that cannot be written is its number, with an alarm in the log.</summary>
    public static byte[] WriteOrNumber(LineView line, ILogger log)
    {
        ArgumentNullException.ThrowIfNull(line);
        try
        {
            return Write(line);
        }
        catch (Exception poison)
        {
            log.LogCritical(DeskEvents.LineNotDrawn, poison, "Line {Line} of {Operation} cannot be written; shown as its number", line.Number, line.Operation);
            return Write(line.AsNumber());
        }
    }

    /// <summary>The line as UTF-8 JSON; absent fields are left out.</summary>
    public static byte[] Write(LineView line)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, line);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes the line as one JSON value.</summary>
    public static void Write(Utf8JsonWriter writer, LineView line)
    {
        writer.WriteStartObject();
        writer.WriteString("operation", line.Operation.Value);
        writer.WriteNumber("number", line.Number);
        Moment(writer, "at", line.At);
        Moment(writer, "recorded", line.Recorded);
        Text(writer, "kind", line.Kind is { } kind ? Words.Of(kind) : null);
        Text(writer, "record", line.Record?.ToString("D"));
        Text(writer, "owner", line.Owner?.Value);
        if (line.By is { } by)
        {
            writer.WritePropertyName("by");
            WriteActor(writer, by);
        }

        if (line.Marks is { } marks)
        {
            WriteMarks(writer, marks);
        }

        WriteBody(writer, line);
        Text(writer, "closed", line.Erased ? "erased" : line.NotRestored ? "not-restored" : line.IsWithheld ? "blind" : null);
        writer.WriteStartObject("sight");
        writer.WriteString("level", Words.Of(line.Sight.Level));
        writer.WriteString("reason", Words.Of(line.Sight.Reason));
        if (line.Sight.Caveats != Caveats.None)
        {
            Array(writer, "caveats", CaveatWords.Where(caveat => line.Sight.Caveats.HasFlag(caveat.Flag)).Select(caveat => caveat.Word));
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    internal static void WriteActor(Utf8JsonWriter writer, Actor by)
    {
        writer.WriteStartObject();
        writer.WriteString("officer", by.Officer);
        writer.WriteString("country", by.Country.Value);
        writer.WriteString("agency", Words.Of(by.Agency));
        writer.WriteString("role", Words.Of(by.Role));
        writer.WriteEndObject();
    }

    internal static void WriteMarks(Utf8JsonWriter writer, Marks marks)
    {
        Array(writer, "handling", marks.Handling.Names);
        Text(writer, "evaluation", marks.Evaluation?.ToString());
        Array(writer, "to", marks.To.Select(addressee => addressee.ToString()));
    }

    private static void WriteBody(Utf8JsonWriter writer, LineView line)
    {
        if (line.Event is { } happened)
        {
            writer.WritePropertyName("body");
            EventJson.Write(writer, happened, line.HandlingText);
        }
        else if (line.OpenItems is { } items)
        {
            writer.WriteStartObject("body");
            writer.WriteStartArray("items");
            foreach (var (kind, count) in items)
            {
                writer.WriteStartObject();
                writer.WriteString("kind", Words.Of(kind));
                writer.WriteNumber("count", count);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }
    }

    private static void Text(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void Moment(Utf8JsonWriter writer, string name, DateTimeOffset? value) => Text(writer, name, value is { } moment ? Shapes.Moment(moment) : null);

    private static void Array(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
