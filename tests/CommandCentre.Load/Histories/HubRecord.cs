using System.Text.Json;

namespace CommandCentre.Load.Histories;

/// <summary>The little of the hub's JSON protocol that a history needs to know.</summary>
public static class HubRecord
{
    /// <summary>What an answer is called here.</summary>
    public const string Answer = "answer";

    /// <summary>Target and place of the first argument of an invocation, or of an answer's result; neither for other messages.</summary>
    public static (string? Target, Range Argument) Read(ReadOnlySpan<byte> record)
    {
        var reader = new Utf8JsonReader(record);
        string? target = null;
        var argument = default(Range);
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isTarget = reader.ValueTextEquals("target"u8);
            var isArguments = reader.ValueTextEquals("arguments"u8);
            var isResult = reader.ValueTextEquals("result"u8);
            reader.Read();
            if (isTarget)
            {
                target = Known(ref reader);
            }
            else if (isArguments)
            {
                argument = First(ref reader);
            }
            else if (isResult)
            {
                (target, argument) = (Answer, Value(ref reader));
            }
            else
            {
                reader.Skip();
            }
        }

        return (target, argument);
    }

    /// <summary>Head and whether it is live, of an answer to joining.</summary>
    public static (long Head, bool Live) Page(ReadOnlySpan<byte> result)
    {
        var reader = new Utf8JsonReader(result);
        var (head, live) = (0L, false);
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isHead = reader.ValueTextEquals("head"u8);
            var isLive = reader.ValueTextEquals("live"u8);
            reader.Read();
            if (isHead)
            {
                head = reader.GetInt64();
            }
            else if (isLive)
            {
                live = reader.GetBoolean();
            }
            else
            {
                reader.Skip();
            }
        }

        return (head, live);
    }

    private static string? Known(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("Lines"u8) ? "Lines"
        : reader.ValueTextEquals("Rows"u8) ? "Rows"
        : reader.ValueTextEquals("Picture"u8) ? "Picture"
        : reader.ValueTextEquals("Pulse"u8) ? "Pulse"
        : reader.ValueTextEquals("Resync"u8) ? "Resync"
        : reader.GetString();

    private static Range First(ref Utf8JsonReader reader)
    {
        var place = default(Range);
        for (var first = true; reader.Read() && reader.TokenType is not JsonTokenType.EndArray; first = false)
        {
            var value = Value(ref reader);
            place = first ? value : place;
        }

        return place;
    }

    private static Range Value(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return start..(int)reader.BytesConsumed;
    }
}
