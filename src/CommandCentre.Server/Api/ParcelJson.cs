using System.Text.Json;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Server.CrossChecks;

namespace CommandCentre.Server.Api;

/// <summary>Leads and parcels as JSON: the lines in their one shape, and beside them what follows from lines the reader may read.</summary>
internal static class ParcelJson
{
    /// <summary>A page of leads.</summary>
    internal static ReadOnlyMemory<byte> Of(OperationView view, LeadPage page, int skip, ILogger log) => CheckJson.Object(writer =>
    {
        Head(writer, view);
        writer.WriteNumber("total", page.Total);
        writer.WriteNumber("skip", skip);
        writer.WriteNumber("missed", page.Missed);
        writer.WriteStartObject("byStage");
        foreach (var (stage, count) in page.ByStage)
        {
            writer.WriteNumber(Words.Of(stage), count);
        }

        writer.WriteEndObject();
        Many(writer, "leads", page.Rows, row => Write(writer, row, log));
    });

    /// <summary>One lead and its timeline.</summary>
    internal static ReadOnlyMemory<byte> Of(OperationView view, LeadRow lead, ILogger log) => CheckJson.Object(writer =>
    {
        Head(writer, view);
        writer.WriteStartObject("lead");
        Write(writer, lead, log);
        writer.WriteEndObject();
        Lines(writer, view.Story(lead), log);
    });

    /// <summary>A parcel in one window.</summary>
    internal static ReadOnlyMemory<byte> Of(OperationView view, ParcelView parcel, ILogger log) => CheckJson.Object(writer =>
    {
        Head(writer, view);
        writer.WriteString("parcel", parcel.Number.Value);
        writer.WriteString("since", Shapes.Moment(parcel.First));
        writer.WriteStartArray("windows");
        foreach (var window in parcel.Windows)
        {
            writer.WriteStringValue(Shapes.Moment(window));
        }

        writer.WriteEndArray();
        Many(writer, "leads", parcel.Leads, row => Write(writer, row, log));
        Many(writer, "controls", parcel.Controls, row =>
        {
            Record(writer, row.Id, row.Line.Number);
            Word(writer, "measure", row.Decision?.Measure);
        });
        Many(writer, "seizures", parcel.Seizures, row => Record(writer, row.Id, row.Line.Number));
        Lines(writer, parcel.Lines, log);
    });

    private static void Head(Utf8JsonWriter writer, OperationView view)
    {
        writer.WriteString("operation", view.Summary.Key.Value);
        writer.WriteNumber("head", view.Summary.Head);
        writer.WriteString("at", Shapes.Moment(view.Now));
    }

    private static void Write(Utf8JsonWriter writer, LeadRow row, ILogger log)
    {
        var lead = row.Lead;
        Record(writer, lead.Id, lead.Number);
        writer.WriteString("owner", lead.Owner.Value);
        writer.WriteString("destination", lead.Destination.Value);
        writer.WriteString("stage", Words.Of(lead.Stage));
        Moment(writer, "expected", lead.Expected);
        Moment(writer, "missAt", lead.MissAt);
        Number(writer, "missed", lead.MissedNumber);
        if (lead.Claim is { } claim)
        {
            writer.WriteStartObject("inHand");
            writer.WriteString("officer", claim.Officer);
            writer.WriteString("agency", Words.Of(claim.Agency));
            writer.WriteEndObject();
        }

        Word(writer, "outcome", lead.Outcome);
        Number(writer, "feedback", lead.FeedbackNumber);
        writer.WritePropertyName("line");
        writer.WriteRawValue(LineJson.WriteOrNumber(row.Line, log), skipInputValidation: true);
    }

    private static void Record(Utf8JsonWriter writer, Guid record, long number)
    {
        writer.WriteString("record", record);
        writer.WriteNumber("number", number);
    }

    private static void Lines(Utf8JsonWriter writer, IEnumerable<LineView> lines, ILogger log)
    {
        writer.WriteStartArray("lines");
        foreach (var line in lines)
        {
            writer.WriteRawValue(LineJson.WriteOrNumber(line, log), skipInputValidation: true);
        }

        writer.WriteEndArray();
    }

    private static void Many<T>(Utf8JsonWriter writer, string name, IEnumerable<T> rows, Action<T> write)
    {
        writer.WriteStartArray(name);
        foreach (var row in rows)
        {
            writer.WriteStartObject();
            write(row);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Moment(Utf8JsonWriter writer, string name, DateTimeOffset? moment)
    {
        if (moment is { } given)
        {
            writer.WriteString(name, Shapes.Moment(given));
        }
    }

    private static void Number(Utf8JsonWriter writer, string name, long? number)
    {
        if (number is { } given)
        {
            writer.WriteNumber(name, given);
        }
    }

    private static void Word<T>(Utf8JsonWriter writer, string name, T? word)
        where T : struct, Enum
    {
        if (word is { } given)
        {
            writer.WriteString(name, Words.Of(given));
        }
    }
}
