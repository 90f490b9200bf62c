using System.Text.Json.Nodes;

namespace CommandCentre.Load.Tests.Seeded;

/// <summary>Ways to bend what goes through a <see cref="Wiretap"/>.</summary>
internal static class Bends
{
    /// <summary>Changes lines and rows of one country's viewers, on their way as messages or as pages.</summary>
    /// <param name="country">Whose.</param>
    /// <param name="field"><c>lines</c> or <c>rows</c>: only what comes with them.</param>
    /// <param name="change">Gets the arrays of new and of redrawn ones, and whether they come by themselves.</param>
    public static Bend Shown(string country, string field, Action<JsonArray, JsonArray, bool> change) => (who, record) =>
    {
        if (who.Country != country || !record.Contains($"\"{field}\":[", StringComparison.Ordinal) || JsonNode.Parse(record) is not JsonObject message)
        {
            return [record];
        }

        var live = message["arguments"] is not null;
        var shown = (live ? message["arguments"]![0] : message["result"])!.AsObject();
        change(shown[field]!.AsArray(), shown["redrawn"]!.AsArray(), live);
        return [message.ToJsonString()];
    };

    /// <summary>Does something to the records of live lines of one country's viewers.</summary>
    public static Bend Live(string country, string target, Func<string, int, IEnumerable<string>> change)
    {
        var count = 0;
        return (who, record) => who.Country == country && record.StartsWith($"{{\"type\":1,\"target\":\"{target}\"", StringComparison.Ordinal) ? change(record, ++count) : [record];
    }

    /// <summary>Changes answers to commands that say something.</summary>
    public static Bend Answers(string word, Action<JsonObject> change) => (_, record) =>
    {
        if (!record.Contains($"\"ruling\":\"{word}\"", StringComparison.Ordinal))
        {
            return [record];
        }

        var message = JsonNode.Parse(record)!.AsObject();
        change(message["result"]!.AsObject());
        return [message.ToJsonString()];
    };
}
