using System.Diagnostics;
using System.Text.Json;

namespace CommandCentre.Load.Wire;

/// <summary>An answer of the hub to a call.</summary>
/// <param name="Record">The whole record, <c>{"type":3,"invocationId":"1","result":...}</c> or with <c>error</c>.</param>
/// <param name="At">When it had been read, as <see cref="Stopwatch.GetTimestamp"/>.</param>
public sealed record HubReply(byte[] Record, long At)
{
    /// <summary>The result.</summary>
    /// <exception cref="InvalidOperationException">The hub answered with an error.</exception>
    public JsonElement Result()
    {
        using var answer = JsonDocument.Parse(Record);
        return answer.RootElement.TryGetProperty("error", out var error)
            ? throw new InvalidOperationException($"the hub answered: {error}")
            : answer.RootElement.TryGetProperty("result", out var result) ? result.Clone() : default;
    }
}
