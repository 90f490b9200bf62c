using System.Buffers;
using System.Text.Json;
using CommandCentre.Desks.CrossChecks;
using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Codes;
using CommandCentre.Matching;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Server.CrossChecks;

/// <summary>What a check says, as JSON: the same on hub and API.</summary>
internal static class CheckJson
{
    /// <summary>The whole result as one object.</summary>
    internal static ReadOnlyMemory<byte> Of(CheckResult result) => Object(writer =>
    {
        Head(writer, result);
        writer.WriteStartArray("answers");
        foreach (var answer in result.Answers)
        {
            writer.WriteStartObject();
            Write(writer, answer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Lines(writer, result);
    });

    /// <summary>The same in parts: what was asked, each country's answer, and the operation's own lines.</summary>
    internal static IEnumerable<ReadOnlyMemory<byte>> Parts(CheckResult result) =>
    [
        Object(writer => Head(writer, result)),
        .. result.Answers.Select(answer => Object(writer => Write(writer, answer))),
        Object(writer => Lines(writer, result)),
    ];

    /// <summary>Writes an object.</summary>
    internal static ReadOnlyMemory<byte> Object(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Shapes.Json.Encoder }))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Writes a match of another country's holding.</summary>
    internal static void Write(Utf8JsonWriter writer, DisclosedMatch match)
    {
        writer.WriteString("band", Words.Of(match.Band));
        writer.WriteString("contact", match.Contact);
        if (match.CaseReference is { } reference)
        {
            writer.WriteString("caseReference", reference);
        }

        if (match.Handling is { } handling)
        {
            Property(writer, "handling", handling.Names);
            if (handling.Text is { } text)
            {
                writer.WriteString("handlingText", text);
            }
        }

        Property(writer, "matched", match.Matched);
        if (match is { Held: { } held, Comparison: { } comparison })
        {
            writer.WritePropertyName("held");
            FollowTheMoney.Write(writer, held);
            Write(writer, comparison);
        }
    }

    /// <summary>Writes why two things match: parts that sum to the score.</summary>
    internal static void Write(Utf8JsonWriter writer, Comparison comparison)
    {
        writer.WriteNumber("points", comparison.Points);
        writer.WriteString("standing", Words.Of(comparison.Standing));
        writer.WriteStartArray("parts");
        foreach (var part in comparison.Parts)
        {
            writer.WriteStartObject();
            writer.WriteString("feature", Words.Of(part.Feature));
            writer.WriteString("yours", part.Left);
            writer.WriteString("theirs", part.Right);
            writer.WriteString("ground", Words.Of(part.Ground));
            writer.WriteNumber("points", part.Points);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Head(Utf8JsonWriter writer, CheckResult result)
    {
        writer.WriteString("operation", result.Line.Operation.Value);
        writer.WriteNumber("number", result.Line.Number);
        writer.WriteString("record", result.Line.Record!.Value);
        Property(writer, "at", result.Line.At);
        Property(writer, "subject", result.Check.Subject);
        Property(writer, "values", result.Check.Values);
        Property(writer, "asked", result.Check.Asked);
        if (result.Check.Until is { } until)
        {
            Property(writer, "until", until);
        }

        writer.WriteNumber("remaining", result.Remaining);
    }

    private static void Write(Utf8JsonWriter writer, Disclosed answer)
    {
        writer.WriteString("country", answer.Country.Value);
        writer.WriteString("answer", Words.Of(answer.Answer));
        if (answer.Cut)
        {
            writer.WriteBoolean("cut", true);
        }

        writer.WriteStartArray("matches");
        foreach (var match in answer.Matches)
        {
            writer.WriteStartObject();
            Write(writer, match);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Lines(Utf8JsonWriter writer, CheckResult result)
    {
        writer.WriteStartArray("lines");
        foreach (var line in result.Lines)
        {
            writer.WriteStartObject();
            writer.WriteNumber("number", line.Line.Number);
            writer.WriteString("owner", line.Line.Owner!.Value);
            writer.WriteString("kind", Words.Of(line.Line.Kind!.Value));
            writer.WriteString("band", Words.Of(line.Band));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Property<T>(Utf8JsonWriter writer, string name, T value)
    {
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, value, Shapes.Json);
    }
}
