using System.Net;
using System.Text.Json.Nodes;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Api;

public sealed class SightTests
{
    private const string Canary = "Canary in the toy";

    [Theory]
    [InlineData("DE observer", "H2", "full")]
    [InlineData("FR observer", "H2", "full")]
    [InlineData("NL observer", "H2", "number")]
    [InlineData("NL observer", "H1", "existence")]
    [InlineData("EU observer", "H2", "existence")]
    public async Task Line_OfAHitToFrance_ShowsWhatTheViewerMay(string who, string handling, string level)
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var germany = centre.As("DE", "liaison officer");
        await Commands.RecordAsync(germany, Commands.Hit(Canary, handling, "FR"));
        using var viewer = centre.As(who[..2], who[3..]);
        foreach (var path in new[] { "/lines", "/lines/3", "/lines?after=2&limit=1", "/figures", "" })
        {
            var text = await viewer.GetStringAsync($"/api/operations/{Commands.Operation}{path}");
            Assert.Equal(level == "full" && path.StartsWith("/lines", StringComparison.Ordinal), text.Contains(Canary, StringComparison.Ordinal));
        }

        var line = JsonNode.Parse(await viewer.GetStringAsync($"/api/operations/{Commands.Operation}/lines/3"))!;
        Assert.Equal(level, (string?)line["sight"]!["level"]);
        Assert.Equal(level == "number", line["owner"] is null);
    }

    [Fact]
    public async Task Operation_OfOthers_AnswersAsIfAbsent()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var sweden = centre.As("SE", "liaison officer");
        foreach (var path in new[] { "", "/lines", "/lines/1", "/figures" })
        {
            Assert.Equal(await ToldAsync(sweden.GetAsync($"/api/operations/NOWHERE{path}")), await ToldAsync(sweden.GetAsync($"/api/operations/{Commands.Operation}{path}")));
        }

        var command = Commands.Message();
        var absent = await ToldAsync(Commands.PostAsync(sweden, command, "NOWHERE"));
        var others = await ToldAsync(Commands.PostAsync(sweden, command));
        Assert.Equal(HttpStatusCode.NotFound, absent.Status);
        Assert.Equal(absent.Text, others.Text.Replace(Commands.Operation, "NOWHERE", StringComparison.Ordinal));
        Assert.Equal("""{"operations":[]}""", await sweden.GetStringAsync("/api/operations"));
    }

    [Fact]
    public async Task Record_ThatIsNumberOnly_AnswersAsIfAbsent()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var germany = centre.As("DE", "agency officer");
        using var spain = centre.As("ES", "liaison officer");
        var check = await Commands.RecordAsync(germany, Restricted(Commands.Ask("FR")));
        var never = Commands.NewId();
        foreach (var make in new Func<string, JsonObject>[] { Commands.AnswerTo, Commands.Correct, Commands.Withdraw })
        {
            var told = await ToldAsync(Commands.PostAsync(spain, make(check)));
            var absent = await ToldAsync(Commands.PostAsync(spain, make(never)));
            Assert.Equal(absent.Status, told.Status);
            Assert.Equal(absent.Text, told.Text.Replace(check, never, StringComparison.Ordinal));
        }
    }

    private static JsonObject Restricted(JsonObject command)
    {
        command["handling"] = new JsonArray("H2");
        return command;
    }

    private static async Task<(HttpStatusCode Status, string Text)> ToldAsync(Task<HttpResponseMessage> asking)
    {
        using var answer = await asking;
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
