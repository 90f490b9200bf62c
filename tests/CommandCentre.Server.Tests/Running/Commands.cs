using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CommandCentre.Server.Tests.Running;

/// <summary>Commands as systems send them, all right as they stand.</summary>
public static class Commands
{
    public const string Operation = "ARMSTRONG-TEST";

    // Any id will do; each is used once.
    private static int _last;

    public static string NewId() => $"00000000-0000-4000-8000-{Interlocked.Increment(ref _last):x12}";

    public static JsonObject Open() => Of("open-operation", new()
    {
        ["name"] = "Armstrong Test",
        ["firstDay"] = "2020-11-16",
        ["lastDay"] = "2020-11-20",
        ["participants"] = new JsonArray(
            Participant("DE"), Participant("FR"), Participant("NL"), Participant("ES")),
    });

    public static JsonObject Phase(string to) => Of("change-phase", new() { ["to"] = to });

    public static JsonObject Hit(string summary, string handling = "H0", params string[] to) => Of("push-hit", new()
    {
        ["report"] = new JsonObject { ["subject"] = "consignor", ["summary"] = summary, ["consignor"] = new JsonObject { ["name"] = "Ola Nordmann" } },
        ["handling"] = new JsonArray(handling),
        ["evaluation"] = "B2",
        ["to"] = new JsonArray([.. to.Select(country => (JsonNode)country)]),
    });

    public static JsonObject Of(string kind, JsonObject fields)
    {
        fields["kind"] = kind;
        fields["id"] = NewId();
        return fields;
    }

    /// <summary>Opens the test operation and moves it to the action phase.</summary>
    public static async Task OpenAsync(RunningCentre centre)
    {
        using var coordinator = centre.As("EU", "coordinator");
        foreach (var command in new[] { Open(), Phase("action") })
        {
            using var answer = await PostAsync(coordinator, command);
            Assert.Equal(System.Net.HttpStatusCode.Created, answer.StatusCode);
        }
    }

    public static Task<HttpResponseMessage> PostAsync(HttpClient system, JsonObject command, string operation = Operation) =>
        system.PostAsJsonAsync($"/api/operations/{operation}/commands", command);

    public static async Task<JsonObject> ReadAsync(HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();

    private static JsonObject Participant(string country) => new() { ["country"] = country, ["agencies"] = new JsonArray("police", "customs") };
}
