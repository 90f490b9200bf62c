using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Lines;

/// <summary>Commands as JSON, in the very shape that hub and API take.</summary>
public static class CommandJson
{
    /// <summary>The command as a JSON object: <c>kind</c>, <c>id</c>, its fields, and its marks spread as <c>handling</c>, <c>handlingText</c>, <c>evaluation</c>, <c>to</c>.</summary>
    public static JsonObject Write(OperationCommand command)
    {
        var written = JsonSerializer.SerializeToNode(command, command.GetType(), Shapes.Json)!.AsObject();
        var shaped = new JsonObject { ["kind"] = Take(written, "kind"), ["id"] = Take(written, "id") };
        // These two stand among the command's own fields.
        var (participant, reading) = (Take(written, "participant") as JsonObject, Take(written, "reading") as JsonObject);
        foreach (var (name, value) in written.Concat(participant ?? []).Concat(reading ?? []).ToList())
        {
            shaped[name] = value?.DeepClone();
        }

        if (command is MarkedCommand marked)
        {
            Spread(shaped, marked.Marks);
        }

        return shaped;
    }

    /// <summary>SHA-256 in hex of a command's content without its id: two sends with one id must agree in it.</summary>
    public static string Digest(OperationCommand command)
    {
        var content = Write(command);
        content.Remove("id");
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content, Shapes.Json)));
    }

    private static void Spread(JsonObject shaped, Marks marks)
    {
        shaped["handling"] = new JsonArray([.. marks.Handling.Names.Select(name => (JsonNode)name)]);
        shaped["to"] = new JsonArray([.. marks.To.Select(addressee => (JsonNode)addressee.ToString())]);
        if (marks.Handling.Text is { } text)
        {
            shaped["handlingText"] = text;
        }

        if (marks.Evaluation is { } evaluation)
        {
            shaped["evaluation"] = evaluation.ToString();
        }
    }

    private static JsonNode? Take(JsonObject from, string name)
    {
        from.Remove(name, out var value);
        return value;
    }
}
