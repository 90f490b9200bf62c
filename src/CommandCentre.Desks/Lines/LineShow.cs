using System.Text.Json;
using System.Text.Json.Nodes;
using CommandCentre.Desks.Journals;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Lines;

/// <summary>Stored lines as the keepers of a centre look at them: open fields and hash; what is sealed only where the owner's key is at hand.</summary>
public static class LineShow
{
    /// <summary>One line as JSON on one line of text.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="stored">The line as it lies in the journal.</param>
    /// <param name="keys">Keys to open sealed fields with; absent to leave all of them sealed.</param>
    /// <returns>The stored JSON with <c>hash</c>; <c>sealed</c> says <c>closed</c>, <c>erased</c>, <c>not-restored</c> or <c>damaged</c> where it was not opened.</returns>
    /// <exception cref="LineUnreadable">The stored bytes are no JSON object.</exception>
    public static string Text(OperationKey operation, StoredLine stored, RecordKeys? keys)
    {
        var line = Parsed(operation, stored);
        if (line.Remove("sealed", out var closed))
        {
            Open(line, closed, operation, stored.Number, keys);
        }

        line["hash"] = stored.Hash.ToString();
        return line.ToJsonString(Shapes.Json);
    }

    private static JsonObject Parsed(OperationKey operation, StoredLine stored)
    {
        try
        {
            return JsonNode.Parse(stored.Bytes.Span)!.AsObject();
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw new LineUnreadable(operation.Journal, stored.Number, "it has not the shape of a line", wrong);
        }
    }

    private static void Open(JsonObject line, JsonNode? closed, OperationKey operation, long number, RecordKeys? keys)
    {
        var (opening, plain) = keys is null ? (SealOpening.NoKey, []) : Try(line, closed, operation, number, keys);
        if (opening is SealOpening.Opened && JsonNode.Parse(plain) is JsonObject opened)
        {
            if (opened["body"] is JsonObject taken && line["body"] is JsonObject body)
            {
                line["body"] = JsonNode.Parse(JsonMerge.Of(JsonSerializer.SerializeToUtf8Bytes(body, Shapes.Json), JsonSerializer.SerializeToUtf8Bytes(taken, Shapes.Json)));
            }

            line["handlingText"] = opened["handlingText"]?.DeepClone();
            return;
        }

        line["sealed"] = opening switch { SealOpening.Erased => "erased", SealOpening.NotRestored => "not-restored", SealOpening.Damaged => "damaged", _ => "closed" };
    }

    private static (SealOpening Opening, byte[] Plain) Try(JsonObject line, JsonNode? closed, OperationKey operation, long number, RecordKeys keys)
    {
        try
        {
            var record = Guid.ParseExact((string)line["record"]!, "D");
            return (keys.TryOpen(record, Convert.FromBase64String((string)closed!), LineCodec.Associated(operation, number, record), out var plain), plain);
        }
        catch (OwnerKeysMissing)
        {
            return (SealOpening.NoKey, []);
        }
        catch (Exception wrong) when (wrong is FormatException or InvalidOperationException or ArgumentNullException)
        {
            return (SealOpening.Damaged, []);
        }
    }
}
