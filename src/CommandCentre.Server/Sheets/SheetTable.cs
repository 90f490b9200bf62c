using System.Globalization;
using System.Text.Json;
using CommandCentre.Desks.Lines;
using CommandCentre.Server.Api;

namespace CommandCentre.Server.Sheets;

/// <summary>Lines as rows of a sheet: the fields of the command that recorded them, under the names by which a sheet is read.</summary>
internal static class SheetTable
{
    /// <summary>Header and rows of lines of one kind; a column stands for every field that any of them has, in the order of the command's own fields.</summary>
    internal static (IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows) Of(SheetKind kind, IEnumerable<LineView> lines)
    {
        List<Dictionary<string, string>> told = [.. lines.Select(Fields)];
        var order = CommandShapes.Names(kind.Command).Index().ToDictionary(field => field.Item, field => field.Index, StringComparer.Ordinal);
        string[] header = [.. told.SelectMany(row => row.Keys).Concat(order.Keys.Where(IsPlain)).Distinct()
            .OrderBy(name => order.GetValueOrDefault(Top(name), int.MaxValue)).ThenBy(IndexOf).ThenBy(name => name, StringComparer.Ordinal)];
        return (header, [.. told.Select(row => header.Select(name => row.GetValueOrDefault(name, string.Empty)).ToArray())]);
    }

    // A field that holds others has no column of its own.
    private static bool IsPlain(string name) => name is not ("consignor" or "consignee" or "route" or "contents" or "items" or "described");

    private static string Top(string name) => name.Split('.', '[')[0];

    private static int IndexOf(string name) =>
        name.Split('[', ']') is [_, var index, ..] && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : 0;

    private static Dictionary<string, string> Fields(LineView line)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        using var json = JsonDocument.Parse(LineJson.Write(line));
        var root = json.RootElement;
        foreach (var field in root.GetProperty("body").EnumerateObject())
        {
            Put(fields, field.Name, field.Value);
        }

        foreach (var name in new[] { "handling", "evaluation", "to" })
        {
            if (root.TryGetProperty(name, out var value))
            {
                Put(fields, name, value);
            }
        }

        return fields;
    }

    private static void Put(Dictionary<string, string> fields, string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var field in value.EnumerateObject())
                {
                    Put(fields, $"{name}.{field.Name}", field.Value);
                }

                break;
            case JsonValueKind.Array when value.EnumerateArray().Any(item => item.ValueKind is JsonValueKind.Object):
                foreach (var (at, item) in value.EnumerateArray().Index())
                {
                    Put(fields, string.Create(CultureInfo.InvariantCulture, $"{name}[{at}]"), item);
                }

                break;
            case JsonValueKind.Array:
                fields[name] = string.Join(' ', value.EnumerateArray().Select(item => item.GetString()));
                break;
            case JsonValueKind.String:
                fields[name] = value.GetString()!;
                break;
            default:
                fields[name] = value.GetRawText();
                break;
        }
    }
}
