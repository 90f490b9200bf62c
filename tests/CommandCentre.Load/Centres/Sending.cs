using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommandCentre.Load.Wire;

namespace CommandCentre.Load.Centres;

/// <summary>What a sender heard.</summary>
/// <param name="Ruling">recorded, repeated, refused or not-recorded.</param>
/// <param name="Number">Number of the line; 0 when there is none.</param>
/// <param name="Record">The record; empty when there is none.</param>
/// <param name="Told">The whole answer.</param>
public sealed record Heard(string Ruling, long Number, Guid Record, JsonElement Told)
{
    /// <summary>Reads an answer of hub or HTTP; problem details of a refusal too.</summary>
    public static Heard Of(JsonElement told) => new(
        told.TryGetProperty("ruling", out var ruling) ? ruling.GetString()! : told.TryGetProperty("status", out var status) && status.GetInt32() is 422 or 404 ? "refused" : "not-recorded",
        told.TryGetProperty("number", out var number) ? number.GetInt64() : 0,
        told.TryGetProperty("record", out var record) ? record.GetGuid() : Guid.Empty,
        told);
}

/// <summary>Giving commands to a server under load.</summary>
public static class Sending
{
    /// <summary>Over the hub. Fails when the connection ends before the answer: then it is unknown what became of the command.</summary>
    public static async Task<Heard> SubmitAsync(this HubWire wire, JsonObject command, string operation = Orders.Operation)
    {
        ArgumentNullException.ThrowIfNull(wire);
        var reply = await wire.CallAsync("Submit", JsonSerializer.SerializeToUtf8Bytes(command.For(operation))).ConfigureAwait(false);
        return Heard.Of(reply.Result());
    }

    /// <summary>Over HTTP.</summary>
    public static async Task<Heard> PostAsync(this HttpClient system, JsonObject command, string operation = Orders.Operation)
    {
        ArgumentNullException.ThrowIfNull(system);
        using var answer = await system.PostAsJsonAsync($"/api/operations/{operation}/commands", command).ConfigureAwait(false);
        return Heard.Of(await answer.Content.ReadFromJsonAsync<JsonElement>().ConfigureAwait(false));
    }

    /// <summary>Opens the operation with its participants and moves it to the action phase: two lines.</summary>
    public static async Task OpenOperationAsync(this LoadedCentre centre, DateTimeOffset today, string operation = Orders.Operation, IReadOnlyList<string>? countries = null)
    {
        ArgumentNullException.ThrowIfNull(centre);
        using var coordinator = centre.Client(centre.Population.Coordinator);
        await coordinator.MustAsync(Orders.Open(Orders.Id(int.MaxValue, 1), today, countries), operation).ConfigureAwait(false);
        await coordinator.MustAsync(Orders.Act(Orders.Id(int.MaxValue, 2)), operation).ConfigureAwait(false);
    }

    /// <summary>Gives a command that must be recorded, or have been.</summary>
    /// <exception cref="InvalidOperationException">It was not; with the answer.</exception>
    public static async Task<Heard> MustAsync(this HttpClient system, JsonObject command, string operation = Orders.Operation)
    {
        var heard = await system.PostAsync(command, operation).ConfigureAwait(false);
        return heard.Ruling is "recorded" or "repeated" ? heard : throw new InvalidOperationException($"{command["kind"]}: {heard.Told}");
    }

    /// <summary>Joins as a board and asks page after page until lines come by themselves.</summary>
    /// <returns>The number of the last line given.</returns>
    public static Task<long> JoinBoardAsync(this HubWire wire, string operation = Orders.Operation, long after = 0, Action<JsonElement>? page = null) =>
        JoinAsync(wire, "JoinBoard", "rows", operation, after, page);

    /// <summary>Joins as a system: lines as JSON.</summary>
    /// <returns>The number of the last line given.</returns>
    public static Task<long> JoinAsync(this HubWire wire, string operation = Orders.Operation, long after = 0, Action<JsonElement>? page = null) =>
        JoinAsync(wire, "Join", "lines", operation, after, page);

    private static async Task<long> JoinAsync(HubWire wire, string method, string lines, string operation, long after, Action<JsonElement>? page)
    {
        while (true)
        {
            var answer = await wire.AskAsync(method, operation, after).ConfigureAwait(false);
            page?.Invoke(answer);
            if (answer.GetProperty("live").GetBoolean())
            {
                return after;
            }

            after = answer.GetProperty(lines).EnumerateArray().Last().GetProperty("number").GetInt64();
        }
    }
}
