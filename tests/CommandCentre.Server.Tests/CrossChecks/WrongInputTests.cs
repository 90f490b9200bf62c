using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CommandCentre.Desks.Holdings;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.CrossChecks;

/// <summary>What somebody new gets wrong with checks and alerts, and what they are told.</summary>
public sealed class WrongInputTests
{
    private const string Api = $"/api/operations/{Commands.Operation}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A value that cannot be read is looked up nowhere: "no hit" would say that nobody holds it.</summary>
    [Theory]
    [InlineData("birth-date", "yesterday", "values[1].text", "1984-03-02")]
    [InlineData("country", "Atlantis", "values[1].text", "Germany")]
    [InlineData("parcel", "??", "values[1].text", "letters or digits")]
    [InlineData("phone", "---", "values[1].text", "letters or digits")]
    public async Task Check_OfAValueThatCannotBeRead_IsRefusedWithWhatCould(string kind, string text, string field, string allowed)
    {
        await using var held = await HeldCentre.StartAsync();
        var check = HeldCentre.Check("Oddvar Ellingsen");
        check["values"]!.AsArray().Add((JsonNode)new JsonObject { ["kind"] = kind, ["text"] = text });
        var problem = await RefusedAsync(held, check);

        Assert.Equal((field, text), ((string?)problem["errors"]![0]!["field"], (string?)problem["errors"]![0]!["value"]));
        Assert.Contains(allowed, (string?)problem["detail"], StringComparison.Ordinal);
    }

    /// <summary>Holdings are found by names, numbers and addresses; by a date or a country alone nobody is.</summary>
    [Theory]
    [InlineData("birth-date", "1984-03-02")]
    [InlineData("country", "Norway")]
    public async Task Check_OfNothingThatHoldingsAreFoundBy_IsRefused(string kind, string text)
    {
        await using var held = await HeldCentre.StartAsync();
        var check = HeldCentre.Check("x");
        check["values"] = new JsonArray(new JsonObject { ["kind"] = kind, ["text"] = text });
        var problem = await RefusedAsync(held, check);

        Assert.Equal("values", (string?)problem["errors"]![0]!["field"]);
        Assert.Contains("name", (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9223372036854775807")]
    [InlineData("99999999999999999999")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("last")]
    public async Task Decision_OfAnAlertThatCannotBe_IsNotFound(string number)
    {
        await using var held = await HeldCentre.StartAsync();
        await held.HoldAsync(HeldCentre.Name(1), HoldingMode.Open);
        using var france = held.Centre.As("FR", "liaison officer");
        using var answer = await france.PostAsJsonAsync($"{Api}/alerts/{number}/decision", new { verdict = "same", reason = "looked at both" }, Token);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Record_OfFollowTheMoneyWithoutASchema_IsToldThatItMustBeGiven()
    {
        await using var held = await HeldCentre.StartAsync();
        using var france = held.Centre.As("FR", "liaison officer");
        using var answer = await france.PostAsJsonAsync($"{Api}/holdings/records", new { id = "FR-1" }, Token);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!;
        Assert.Equal(("schema", "required"), ((string?)problem["errors"]![0]!["field"], (string?)problem["errors"]![0]!["rule"]));
        Assert.Equal("schema must be given. Allowed: the name of a schema, such as \"Person\".", (string?)problem["errors"]![0]!["message"]);
    }

    [Fact]
    public async Task Decision_ThatIsAList_IsToldToBeNoObject()
    {
        await using var held = await HeldCentre.StartAsync();
        using var france = held.Centre.As("FR", "liaison officer");
        using var answer = await france.PostAsJsonAsync($"{Api}/alerts/1/decision", new[] { 1 }, Token);
        Assert.Contains("Wrong at: the beginning.", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    private static async Task<JsonNode> RefusedAsync(HeldCentre held, JsonObject check)
    {
        using var germany = held.Centre.As("DE", "liaison officer");
        using var answer = await germany.PostAsJsonAsync($"{Api}/cross-checks", check, Token);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!;
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "wrong-fields"), (answer.StatusCode, (string?)problem["reason"]));
        return problem;
    }
}
