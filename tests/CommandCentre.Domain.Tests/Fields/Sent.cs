using System.Text.Json.Nodes;
using CommandCentre.Domain.Fields;

namespace CommandCentre.Domain.Tests.Fields;

/// <summary>What a sender sends: trees from JSON, and changes to one place in them.</summary>
internal static class Sent
{
    public static FieldTree.Group Json(string json) => (FieldTree.Group)Tree(JsonNode.Parse(json)!);

    public static FieldTree Text(string value) => new FieldTree.Text(value);

    public static FieldTree List(params IEnumerable<FieldTree> items) => new FieldTree.List([.. items]);

    public static FieldTree Group(params (string Name, FieldTree Tree)[] fields) => new FieldTree.Group(fields.ToDictionary(field => field.Name, field => field.Tree));

    /// <summary>The tree with another value at a path such as <c>items[0].count</c>; nothing there when the value is null.</summary>
    public static FieldTree.Group With(this FieldTree.Group tree, string path, FieldTree? value) =>
        (FieldTree.Group)Put(tree, path.Replace("[", ".", StringComparison.Ordinal).Replace("]", string.Empty, StringComparison.Ordinal).Split('.'), value)!;

    private static FieldTree? Put(FieldTree tree, ReadOnlySpan<string> path, FieldTree? value)
    {
        if (path.IsEmpty)
        {
            return value;
        }

        if (tree is FieldTree.List list)
        {
            var items = list.Items.ToList();
            var at = int.Parse(path[0], null);
            items[at] = Put(items[at], path[1..], value)!;
            return new FieldTree.List(items);
        }

        var fields = new Dictionary<string, FieldTree>(((FieldTree.Group)tree).Fields);
        if (Put(fields.GetValueOrDefault(path[0], Group()), path[1..], value) is { } put)
        {
            fields[path[0]] = put;
        }
        else
        {
            fields.Remove(path[0]);
        }

        return new FieldTree.Group(fields);
    }

    private static FieldTree Tree(JsonNode node) => node switch
    {
        JsonObject fields => new FieldTree.Group(fields.ToDictionary(field => field.Key, field => Tree(field.Value!))),
        JsonArray items => new FieldTree.List([.. items.Select(item => Tree(item!))]),
        _ => new FieldTree.Text(node.ToString()),
    };
}
