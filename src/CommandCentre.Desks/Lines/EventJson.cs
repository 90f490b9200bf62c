using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Lines;

/// <summary>Events to bodies and back: the event's own fields, camelCase, without its kind.</summary>
internal static class EventJson
{
    private static readonly FrozenDictionary<LineKind, Type> Types = typeof(OperationEvent).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(OperationEvent)))
        .ToFrozenDictionary(type => Enum.Parse<LineKind>(type.Name));

    /// <summary>An event as a body that can be taken apart.</summary>
    internal static JsonObject Body(OperationEvent happened) =>
        JsonSerializer.SerializeToNode(happened, happened.GetType(), Shapes.Json)!.AsObject();

    /// <summary>Writes an event's body, the text of handling code H3 in it where there is one.</summary>
    internal static void Write(Utf8JsonWriter writer, OperationEvent happened, string? handlingText)
    {
        if (handlingText is null)
        {
            JsonSerializer.Serialize(writer, happened, happened.GetType(), Shapes.Json);
            return;
        }

        var body = Body(happened);
        body["handlingText"] = handlingText;
        body.WriteTo(writer, Shapes.Json);
    }

    /// <summary>The event of a body; fields that were erased are absent in it.</summary>
    /// <exception cref="JsonException">The body does not fit the kind.</exception>
    internal static OperationEvent Event(LineKind kind, ReadOnlySpan<byte> body) =>
        (OperationEvent)JsonSerializer.Deserialize(body, Types[kind], Shapes.Json)!;
}
