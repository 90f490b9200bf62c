using System.Net;
using System.Text.Json.Nodes;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Api;

public sealed class CommandsTests
{
    [Fact]
    public async Task Hit_GivenTwice_IsRecordedOnceAndReadBack()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var germany = centre.As("DE", "liaison officer");
        var hit = Commands.Hit("Pistol parts in a toy");

        using var first = await Commands.PostAsync(germany, hit);
        using var second = await Commands.PostAsync(germany, hit);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal($"/api/operations/{Commands.Operation}/lines/3", first.Headers.Location?.ToString());
        Assert.Equal("recorded", (string?)(await Commands.ReadAsync(first))["ruling"]);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal("repeated", (string?)(await Commands.ReadAsync(second))["ruling"]);
        var line = JsonNode.Parse(await germany.GetStringAsync(first.Headers.Location))!;
        Assert.Equal("Pistol parts in a toy", (string?)line["body"]!["report"]!["summary"]);
        Assert.Equal("DE-SYS-POL-LO", (string?)line["by"]!["officer"]);
    }
}
