using System.Buffers;
using System.Text.Json;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Lines;

/// <summary>Figures, countries and hours of a view as JSON: what the API answers and what boards get as they change.</summary>
public static class PictureJson
{
    /// <summary>The picture as UTF-8 JSON.</summary>
    public static byte[] Write(OperationView view)
    {
        var buffer = new ArrayBufferWriter<byte>(8192);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            var summary = view.Summary;
            writer.WriteStartObject();
            writer.WriteString("operation", summary.Key.Value);
            writer.WriteString("phase", Words.Of(summary.Phase));
            writer.WriteString("at", Shapes.Moment(summary.Now));
            writer.WriteNumber("head", summary.Head);
            writer.WriteStartObject("figures");
            Write(writer, view.Figures.Total);
            writer.WriteNumber("officers", view.Figures.Officers);
            writer.WriteEndObject();
            WriteCountries(writer, view);
            WriteHours(writer, view);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteCountries(Utf8JsonWriter writer, OperationView view)
    {
        writer.WriteStartArray("countries");
        foreach (var country in view.Countries)
        {
            writer.WriteStartObject();
            writer.WriteString("country", country.Country.Value);
            Write(writer, country.Counts);
            writer.WriteNumber("hits", country.Hits);
            writer.WriteNumber("openRequests", country.OpenRequests);
            writer.WriteNumber("onDuty", country.OnDuty);
            if (country.LastHeard is { } heard)
            {
                writer.WriteString("lastHeard", Shapes.Moment(heard));
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteHours(Utf8JsonWriter writer, OperationView view)
    {
        writer.WriteStartArray("hours");
        foreach (var hour in view.Hours)
        {
            writer.WriteStartObject();
            writer.WriteString("hour", Shapes.Moment(hour.Hour));
            Write(writer, hour.Counts);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, Counts counts)
    {
        writer.WriteNumber("parcels", counts.Parcels);
        writer.WriteNumber("firearms", counts.Firearms);
        writer.WriteNumber("parts", counts.Parts);
        writer.WriteNumber("ammunition", counts.Ammunition);
        writer.WriteNumber("otherWeapons", counts.OtherWeapons);
        writer.WriteNumber("seizures", counts.Seizures);
    }
}
