using System.Text.Json;
using System.Text.Json.Nodes;
using CommandCentre.Server.Tests.Running;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace CommandCentre.Server.Tests.Hubs;

public sealed class LiveHubTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Join_ThenAHitElsewhere_ArrivesByItself()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        await using var france = centre.Hub("FR", "observer");
        var lines = Boards.Messages(france, "Lines");
        await france.StartAsync();

        var joined = await france.InvokeAsync<JsonElement>("Join", Commands.Operation, 0);
        Assert.Equal(2, joined.GetProperty("head").GetInt64());
        Assert.False(joined.GetProperty("live").GetBoolean());
        Assert.Equal([1, 2], joined.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("number").GetInt32()));
        var live = await france.InvokeAsync<JsonElement>("Join", Commands.Operation, 2);
        Assert.True(live.GetProperty("live").GetBoolean());
        Assert.Empty(live.GetProperty("lines").EnumerateArray());

        await using var germany = centre.Hub("DE", "liaison officer");
        await germany.StartAsync();
        var answer = await Boards.SubmitAsync(germany, Commands.Hit());
        Assert.Equal("recorded", answer.GetProperty("ruling").GetString());
        Assert.Equal(3, answer.GetProperty("number").GetInt64());

        var message = await lines.Reader.ReadAsync().AsTask().WaitAsync(Patience);
        var line = message.GetProperty("lines")[0];
        Assert.Equal(3, line.GetProperty("number").GetInt64());
        Assert.Equal("Pistol parts in a toy", line.GetProperty("body").GetProperty("report").GetProperty("summary").GetString());
    }

    [Fact]
    public async Task Join_FromANumber_GivesWhatIsLacking()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        await using var france = centre.Hub("FR", "observer");
        await france.StartAsync();
        var joined = await france.InvokeAsync<JsonElement>("Join", Commands.Operation, 1);
        Assert.Equal(2, Assert.Single(joined.GetProperty("lines").EnumerateArray()).GetProperty("number").GetInt32());
    }

    [Fact]
    public async Task Correction_OfAHit_RedrawsItsEarlierLine()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var germany = centre.As("DE", "liaison officer");
        var hit = await Commands.RecordAsync(germany, Commands.Hit("A toy", "H2", "FR"));
        await using var spain = centre.Hub("ES", "observer");
        var lines = Boards.Messages(spain, "Lines");
        await spain.StartAsync();
        await spain.InvokeAsync<JsonElement>("Join", Commands.Operation, 3);
        // The correction sets H1: Spain, not addressed, now knows that the record exists.
        await Commands.RecordAsync(germany, Commands.Correct(hit));
        var message = await lines.Reader.ReadAsync().AsTask().WaitAsync(Patience);
        var redrawn = message.GetProperty("redrawn")[0];
        Assert.Equal(3, redrawn.GetProperty("number").GetInt64());
        Assert.Equal("existence", redrawn.GetProperty("sight").GetProperty("level").GetString());
    }

    [Fact]
    public async Task JoinBoard_GivesRowsAndAPicture()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var browser = centre.Browser(out var cookies);
        await PageForms.EnterAsync(browser, "FR liaison-officer");
        await using var board = Boards.OfBrowser(centre, cookies);
        var pictures = Boards.Messages(board, "Picture");
        await board.StartAsync();
        var joined = await board.InvokeAsync<JsonElement>("JoinBoard", Commands.Operation, 0);
        await board.InvokeAsync<JsonElement>("JoinBoard", Commands.Operation, 2);
        Assert.Contains("line-2", joined.GetProperty("rows")[1].GetProperty("html").GetString(), StringComparison.Ordinal);
        var picture = await pictures.Reader.ReadAsync().AsTask().WaitAsync(Patience);
        Assert.Equal(0, picture.GetProperty("figures").GetProperty("parcels").GetInt32());
    }

    [Theory]
    [InlineData("no way!", "0", "operation", "3..40")]
    [InlineData("ARMSTRONG-TEST", "-1", "after", "0..")]
    [InlineData("ARMSTRONG-TEST", "\"x\"", "after", "0..")]
    [InlineData("ARMSTRONG-TEST", "1.5", "after", "0..")]
    [InlineData("NOWHERE", "0", "no such operation", "takes no part")]
    public async Task Join_WithSomethingWrong_SaysWhatWasAllowed(string operation, string after, string said, string allowed)
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        await using var france = centre.Hub("FR", "observer");
        await france.StartAsync();
        foreach (var method in new[] { "Join", "JoinBoard" })
        {
            var failure = await Assert.ThrowsAsync<HubException>(() => france.InvokeAsync<JsonElement>(method, operation, JsonNode.Parse(after)));
            Assert.Contains(said, failure.Message, StringComparison.Ordinal);
            Assert.Contains(allowed, failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Join_OfOthersOperation_AnswersAsIfAbsent()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        await using var sweden = centre.Hub("SE", "observer");
        await sweden.StartAsync();
        var absent = await Assert.ThrowsAsync<HubException>(() => sweden.InvokeAsync<JsonElement>("Join", "NOWHERE", 0));
        var others = await Assert.ThrowsAsync<HubException>(() => sweden.InvokeAsync<JsonElement>("Join", Commands.Operation, 0));
        Assert.Equal(absent.Message, others.Message);
    }

    [Theory]
    [InlineData("\"x\"", "bad-json", null)]
    [InlineData("{\"kind\":\"post-message\"}", "wrong-fields", "operation")]
    [InlineData("{\"operation\":\"ARMSTRONG-TEST\"}", "wrong-fields", "kind")]
    [InlineData("{\"operation\":\"ARMSTRONG-TEST\",\"kind\":\"post-message\",\"id\":\"x\",\"text\":\"\"}", "wrong-fields", "id")]
    [InlineData("{\"operation\":\"NOWHERE\",\"kind\":\"leave-duty\",\"id\":\"8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11\"}", "no-such-operation", "operation")]
    public async Task Submit_WithSomethingWrong_IsRefusedWithItsReason(string command, string reason, string? field)
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        await using var france = centre.Hub("FR", "liaison officer");
        await france.StartAsync();
        var answer = await france.InvokeAsync<JsonElement>("Submit", JsonNode.Parse(command));
        Assert.Equal("refused", answer.GetProperty("ruling").GetString());
        Assert.Equal(reason, answer.GetProperty("reason").GetString());
        Assert.NotEmpty(answer.GetProperty("message").GetString()!);
        Assert.True(field is null || answer.GetProperty("errors").EnumerateArray().Any(error => error.GetProperty("field").GetString() == field));
    }

    [Fact]
    public async Task EveryKind_SubmittedByWhoMay_IsRecorded()
    {
        await using var centre = await RunningCentre.StartAsync();
        var records = new Dictionary<string, string>();
        foreach (var step in Week.Steps)
        {
            await Week.PrepareAsync(centre, step.Kind, records);
            await using var hub = centre.Hub(step.Country, step.Role);
            await hub.StartAsync();
            var answer = await Boards.SubmitAsync(hub, step.Make(records));
            Assert.True(answer.GetProperty("ruling").GetString() == "recorded", answer.GetRawText());
            records[step.Kind] = answer.GetProperty("record").GetString()!;
        }
    }
}
