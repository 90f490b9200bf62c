using System.Text.Json;
using CommandCentre.Domain.Fields;

namespace CommandCentre.Desks.Tests.Lines;

/// <summary>JSON to what was sent, as the server's edge does it.</summary>
internal static class JsonFields
{
    public static FieldTree.Group Group(JsonElement sent) =>
        new(sent.EnumerateObject().Where(field => field.Value.ValueKind is not JsonValueKind.Null).ToDictionary(field => field.Name, field => Tree(field.Value)));

    private static FieldTree Tree(JsonElement sent) => sent.ValueKind switch
    {
        JsonValueKind.Object => Group(sent),
        JsonValueKind.Array => new FieldTree.List([.. sent.EnumerateArray().Select(Tree)]),
        JsonValueKind.String => new FieldTree.Text(sent.GetString()!),
        _ => new FieldTree.Text(sent.GetRawText()),
    };
}
