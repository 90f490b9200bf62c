using System.Text;
using System.Text.Json;

namespace CommandCentre.Load.Histories;

/// <summary>Reads what there is to see in a line as JSON or in a row of HTML, without any type of the product.</summary>
public static class LookReading
{
    /// <summary>One element of <c>lines</c>, <c>rows</c> or <c>redrawn</c>.</summary>
    /// <exception cref="JsonException">The bytes are no JSON.</exception>
    public static Look Read(ReadOnlySpan<byte> element)
    {
        var reader = new Utf8JsonReader(element);
        using var parsed = JsonDocument.ParseValue(ref reader);
        var canaries = Canary.In(element);
        return parsed.RootElement.TryGetProperty("html", out var html)
            ? Row(parsed.RootElement, html.GetString() ?? string.Empty, canaries)
            : Line(parsed.RootElement, canaries);
    }

    /// <summary>Paths of all fields within a value, those of list entries under <c>[]</c>, each once.</summary>
    public static IReadOnlyList<string> Paths(JsonElement value, string under = "")
    {
        var paths = new List<string>();
        Walk(value, under, paths);
        return [.. paths.Distinct()];
    }

    private static void Walk(JsonElement value, string path, List<string> paths)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var field in value.EnumerateObject())
                {
                    Walk(field.Value, path.Length == 0 ? field.Name : $"{path}.{field.Name}", paths);
                }

                break;
            case JsonValueKind.Array when value.GetArrayLength() > 0 && value[0].ValueKind is JsonValueKind.Object:
                foreach (var entry in value.EnumerateArray())
                {
                    Walk(entry, path + "[]", paths);
                }

                break;
            default:
                paths.Add(path);
                break;
        }
    }

    private static Look Line(JsonElement line, IReadOnlyList<string> canaries) => new()
    {
        Number = line.TryGetProperty("number", out var number) && number.TryGetInt64(out var value) ? value : 0,
        IsRow = false,
        Level = line.TryGetProperty("sight", out var sight) ? Text(sight, "level") ?? string.Empty : string.Empty,
        Fields = Paths(line),
        Canaries = canaries,
        Kind = Text(line, "kind"),
        Owner = Text(line, "owner"),
        Record = Text(line, "record"),
        At = Text(line, "at"),
        Marks = line.TryGetProperty("handling", out var handling) && line.TryGetProperty("to", out var to) ? $"{Words(handling)} > {Words(to)}" : null,
    };

    private static Look Row(JsonElement row, string html, IReadOnlyList<string> canaries) => new()
    {
        Number = row.TryGetProperty("number", out var number) && number.TryGetInt64(out var value) ? value : 0,
        IsRow = true,
        Level = Attribute(html, "data-sight") ?? string.Empty,
        Fields = [],
        Canaries = canaries,
        Kind = Attribute(html, "data-kind"),
        Owner = Attribute(html, "data-country"),
        State = Attribute(html, "data-state"),
    };

    private static string? Text(JsonElement from, string name) =>
        from.ValueKind is JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static string Words(JsonElement list) => string.Join(' ', list.EnumerateArray().Select(word => word.GetString()));

    /// <summary>An attribute of the row's own element, which comes first.</summary>
    private static string? Attribute(string html, string name)
    {
        var element = html.AsSpan(0, Math.Max(0, html.IndexOf('>', StringComparison.Ordinal)));
        var start = new StringBuilder(" ").Append(name).Append("=\"").ToString();
        var at = element.IndexOf(start, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var value = element[(at + start.Length)..];
        var end = value.IndexOf('"');
        return end > 0 ? value[..end].ToString() : null;
    }
}
