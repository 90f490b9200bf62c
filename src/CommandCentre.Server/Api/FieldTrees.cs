using System.Text.Json;
using CommandCentre.Domain.Fields;

namespace CommandCentre.Server.Api;

/// <summary>What was sent as a tree of fields, or why it is none.</summary>
/// <param name="Fields">The fields; absent when it is none.</param>
/// <param name="Wrong">Where the JSON is broken or names a field twice, such as <c>report.summary</c>; absent when all is well.</param>
public sealed record TreeRead(FieldTree.Group? Fields, string? Wrong);

/// <summary>Turns JSON into the one shape that commands are read from: numbers and truths stand in their own spelling, null is absent.</summary>
public static class FieldTrees
{
    /// <summary>Deepest nesting taken.</summary>
    public const int Depth = 12;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = Depth };

    // What a text with half a character becomes: the reader names it as such.
    private const string Half = "\ud800";

    /// <summary>Reads a JSON object.</summary>
    public static TreeRead Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return Read(document.RootElement);
        }
        catch (JsonException broken)
        {
            return new TreeRead(null, $"line {(broken.LineNumber ?? 0) + 1}, byte {(broken.BytePositionInLine ?? 0) + 1}");
        }
    }

    /// <summary>Reads a JSON object that is parsed already.</summary>
    public static TreeRead Read(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object)
        {
            return new TreeRead(null, "the beginning");
        }

        string? twice = null;
        var fields = Group(root, string.Empty, ref twice);
        return twice is null ? new TreeRead(fields, null) : new TreeRead(null, twice);
    }

    private static FieldTree.Group Group(JsonElement element, string path, ref string? twice)
    {
        var fields = new Dictionary<string, FieldTree>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in element.EnumerateObject())
        {
            var name = Text(() => property.Name);
            if (!fields.TryAdd(name, new FieldTree.Text(string.Empty)))
            {
                twice ??= path + name;
            }

            if (property.Value.ValueKind is JsonValueKind.Null)
            {
                continue;
            }

            fields[name] = Tree(property.Value, $"{path}{name}", ref twice);
        }

        return new FieldTree.Group(fields);
    }

    private static FieldTree Tree(JsonElement element, string path, ref string? twice)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                return Group(element, path + ".", ref twice);
            case JsonValueKind.Array:
                var items = new List<FieldTree>();
                foreach (var item in element.EnumerateArray())
                {
                    items.Add(Tree(item, $"{path}[{items.Count}]", ref twice));
                }

                return new FieldTree.List(items);
            case JsonValueKind.String:
                return new FieldTree.Text(Text(() => element.GetString()!));
            case JsonValueKind.Null:
                return new FieldTree.Text(string.Empty);
            default:
                return new FieldTree.Text(element.GetRawText());
        }
    }

    private static string Text(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return Half;
        }
    }
}
