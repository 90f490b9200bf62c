using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Client;

/// <summary>Pushes one hit and prints every line of the operation once and in order, whatever happens to the connection.</summary>
public sealed class NationalSystem(Uri address, string operation, string key, long until)
{
    // All that must outlive a connection. A real system keeps it on disk and so outlives its own restarts, too.
    private readonly Queue<JsonObject> _unanswered = new([Hit(operation)]);
    private long _last;

    // Messages come on another thread than answers.
    private readonly Lock _taking = new();

    private bool IsDone => _last >= until && _unanswered.Count == 0;

    /// <summary>For ever: connects, follows, and after a cut waits a little longer each time, never all systems at the same moment.</summary>
    /// <returns>True when it has printed the line it was to end with; false when asking again would not help.</returns>
    public async Task<bool> RunAsync()
    {
        for (var pause = 500; ;)
        {
            var before = _last;
            try
            {
                if (!await LookAsync())
                {
                    return false;
                }

                await FollowAsync();
            }
            catch (Exception ended)
            {
                await Console.Error.WriteLineAsync(ended.Message);
            }

            if (IsDone)
            {
                return true;
            }

            pause = _last > before ? 500 : Math.Min(2 * pause, 30_000);
            Console.WriteLine($"cut after {_last}");
            await Task.Delay(Random.Shared.Next(pause / 2, pause));
        }
    }

    private static JsonObject Hit(string operation) => new()
    {
        ["operation"] = operation,
        ["kind"] = "push-hit",
        ["id"] = Guid.NewGuid(), // made once and kept: however often it is sent, it is recorded once
        ["report"] = new JsonObject { ["subject"] = "parcel", ["summary"] = "Pistol slide in a coffee machine", ["parcel"] = "RR473124829GB" },
        ["handling"] = new JsonArray("H0"),
        ["evaluation"] = "B2",
    };

    // Is the key good and the operation there? Asked over HTTP, where the answer says what is wrong.
    private async Task<bool> LookAsync()
    {
        using var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var answer = await http.GetAsync(new Uri($"/api/operations/{operation}", UriKind.Relative));
        if (answer.IsSuccessStatusCode)
        {
            return true;
        }

        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Console.WriteLine($"problem {problem["status"]} {problem["reason"]}: {problem["detail"]}");
        return (int)answer.StatusCode is not (400 or 401 or 403 or 404) ? throw new HttpRequestException($"{problem["reason"]}") : false;
    }

    // One connection, from its beginning to its end.
    private async Task FollowAsync()
    {
        await using var hub = Connection();
        var closed = new TaskCompletionSource();
        using var oneAsking = new SemaphoreSlim(1, 1);
        hub.Closed += _ => Task.FromResult(closed.TrySetResult());
        hub.On<JsonElement>("Lines", message => Take(message) ? EndWhenDoneAsync() : AgainAsync());
        hub.On<JsonElement>("Resync", _ => AgainAsync());
        hub.On<JsonElement>("Pulse", _ => { }); // every 5 s: {head, at, recorded}, for showing how old the picture is

        await hub.StartAsync();
        await CatchUpAsync(hub, oneAsking);
        await SubmitAsync(hub);
        await EndWhenDoneAsync();
        await closed.Task;

        Task EndWhenDoneAsync() => Task.FromResult(IsDone && closed.TrySetResult());

        async Task AgainAsync()
        {
            try
            {
                await CatchUpAsync(hub, oneAsking);
                await EndWhenDoneAsync();
            }
            catch (Exception)
            {
                closed.TrySetResult(); // asked in vain: a new connection
            }
        }
    }

    private HubConnection Connection()
    {
        var builder = new HubConnectionBuilder();
        builder.Services.AddSingleton<IConnectionFactory>(new SocketConnections(address, key));
        builder.Services.AddSingleton<EndPoint>(new DnsEndPoint(address.Host, address.Port));
        return builder.Build();
    }

    // Asks for pages after its last line until the centre says that the rest comes by itself; one asking after the other.
    private async Task CatchUpAsync(HubConnection hub, SemaphoreSlim oneAsking)
    {
        await oneAsking.WaitAsync();
        try
        {
            for (var live = false; !live;)
            {
                var page = await hub.InvokeAsync<JsonElement>("Join", operation, _last);
                Take(page);
                live = page.GetProperty("live").GetBoolean();
            }

            Console.WriteLine($"live after {_last}");
        }
        finally
        {
            oneAsking.Release();
        }
    }

    private async Task SubmitAsync(HubConnection hub)
    {
        while (_unanswered.TryPeek(out var command))
        {
            var answer = await hub.InvokeAsync<JsonObject>("Submit", command);
            Console.WriteLine($"answer {answer["ruling"]} {answer["number"]?.ToString() ?? $"{answer["reason"]}: {answer["message"]}"}");
            if ((string?)answer["ruling"] == "not-recorded")
            {
                await Task.Delay(1000); // the same again, with the same id
            }
            else
            {
                _unanswered.Dequeue();
            }
        }
    }

    // Takes a page or a message: drops what it has, says false at a gap.
    private bool Take(JsonElement message)
    {
        lock (_taking)
        {
            JsonElement[] lines = [.. message.GetProperty("lines").EnumerateArray()];
            if (lines is [.., var newest] && NumberOf(newest) <= _last)
            {
                return true; // an old message: its redrawn lines are old, too
            }

            foreach (var line in lines.Where(line => NumberOf(line) > _last))
            {
                if (NumberOf(line) > _last + 1)
                {
                    return false;
                }

                _last = NumberOf(line);
                Show("line", line);
            }

            foreach (var line in message.GetProperty("redrawn").EnumerateArray())
            {
                Show("redrawn", line);
            }

            return true;
        }
    }

    private static long NumberOf(JsonElement line) => line.GetProperty("number").GetInt64();

    private static void Show(string what, JsonElement line) =>
        Console.WriteLine($"{what} {NumberOf(line)} {Text(line, "kind")} {Text(line, "owner")} {line.GetProperty("sight").GetProperty("level")}");

    private static string Text(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.GetString()! : "-";
}
