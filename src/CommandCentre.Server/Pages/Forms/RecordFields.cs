using System.Text.Json;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Operations;
using Microsoft.Extensions.Primitives;

namespace CommandCentre.Server.Pages.Forms;

/// <summary>A line's fields by the names that forms use, so that a form starts from a record as it stands.</summary>
public static class RecordFields
{
    /// <summary>The fields of a line's body and its marks; what the viewer may not see is not in the line, so not here.</summary>
    public static FormValues Of(LineView line)
    {
        using var written = JsonDocument.Parse(LineJson.Write(line));
        var root = written.RootElement;
        var fields = new List<KeyValuePair<string, StringValues>>();
        if (root.TryGetProperty("body", out var body))
        {
            Flatten(string.Empty, body, fields);
        }

        foreach (var name in new[] { "handling", "evaluation", "to" })
        {
            if (root.TryGetProperty(name, out var mark))
            {
                Flatten(name, mark, fields);
            }
        }

        return FormValues.Of(fields);
    }

    /// <summary>The line with a record's present content: a hit's last correction, else the line itself.</summary>
    public static LineView Present(OperationView view, LineView line)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(line);
        return line.Kind is LineKind.HitPushed
            ? view.History(line).Last(later => later.Event is HitPushed or HitCorrected || later.Number == line.Number)
            : line;
    }

    /// <summary>Whether a country is asked by the request of this line.</summary>
    public static bool Asks(LineView line, CountryCode country)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Event is CheckRequested request && request.Asked.Contains(country);
    }

    private static void Flatten(string path, JsonElement value, List<KeyValuePair<string, StringValues>> fields)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    Flatten(path.Length == 0 ? property.Name : $"{path}.{property.Name}", property.Value, fields);
                }

                break;
            case JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String):
                fields.Add(new(path, value.EnumerateArray().Select(item => item.GetString()).ToArray()));
                break;
            case JsonValueKind.Array:
                foreach (var (index, item) in value.EnumerateArray().Index())
                {
                    Flatten($"{path}[{index}]", item, fields);
                }

                break;
            default:
                fields.Add(new(path, value.ToString()));
                break;
        }
    }
}
