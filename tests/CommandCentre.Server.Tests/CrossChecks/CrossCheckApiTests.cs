using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommandCentre.Desks.Holdings;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Server.Tests.Running;
using Microsoft.AspNetCore.SignalR.Client;

namespace CommandCentre.Server.Tests.CrossChecks;

/// <summary>Checks of holdings by national systems: over HTTP and hub, with what comes back, to whom, and what the owner hears.</summary>
public sealed class CrossCheckApiTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);
    private static readonly string Api = $"/api/operations/{Commands.Operation}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Check_OverHttp_IsRecordedAndTold()
    {
        await using var centre = await HeldAsync();
        using var germany = centre.As("DE", "liaison officer");
        using var answer = await germany.PostAsJsonAsync($"{Api}/cross-checks", Check("Mirela Vasilescu"), Token);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var told = (await JsonNode.ParseAsync(await answer.Content.ReadAsStreamAsync(Token), cancellationToken: Token))!;
        Assert.Equal($"{Api}/cross-checks/{(string)told["record"]!}", answer.Headers.Location!.ToString());
        var france = told["answers"]!.AsArray().Single(one => (string)one!["country"]! == "FR")!;
        Assert.Equal("hit", (string?)france["answer"]);
        Assert.Equal("1984-03-02", (string?)france["matches"]![0]!["held"]!["properties"]!["birthDate"]![0]);
        Assert.Equal((int)france["matches"]![0]!["points"]!, france["matches"]![0]!["parts"]!.AsArray().Sum(part => (int)part!["points"]!));
        Assert.Equal(19_999, (int)told["remaining"]!); // docs/api.md: 20,000 an hour

        Assert.Equal(told.ToJsonString(), JsonNode.Parse(await germany.GetStringAsync(answer.Headers.Location, Token))!.ToJsonString());
        using var spain = centre.As("ES", "liaison officer");
        Assert.Equal(HttpStatusCode.NotFound, (await spain.GetAsync(answer.Headers.Location, Token)).StatusCode);
        Assert.DoesNotContain("answers", (await spain.GetStringAsync($"{Api}/lines/{(long)told["number"]!}", Token)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_SentAgain_IsTheSameLine()
    {
        await using var centre = await HeldAsync();
        using var germany = centre.As("DE", "liaison officer");
        var check = Check("Mirela Vasilescu");
        using var first = await germany.PostAsJsonAsync($"{Api}/cross-checks", check, Token);
        using var again = await germany.PostAsJsonAsync($"{Api}/cross-checks", check, Token);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(Token), await again.Content.ReadAsStringAsync(Token));
    }

    [Theory]
    [InlineData("""{"values":[]}""", "values")]
    [InlineData("""{"values":[{"kind":"shoe-size","text":"44"}]}""", "values[0].kind")]
    [InlineData("""{"purpose":""}""", "purpose")]
    [InlineData("""{"caseReference":null}""", "caseReference")]
    [InlineData("""{"standingHours":721}""", "standingHours")]
    [InlineData("""{"asked":["ZZ"]}""", "asked")]
    [InlineData("""{"answers":[]}""", "answers")]
    [InlineData("""{"prepared":{}}""", "prepared")]
    public async Task Check_WithAWrongField_SaysWhich(string changed, string field)
    {
        await using var centre = await HeldAsync();
        using var germany = centre.As("DE", "liaison officer");
        var check = Check("Mirela Vasilescu");
        foreach (var (name, value) in JsonNode.Parse(changed)!.AsObject())
        {
            check[name] = value?.DeepClone();
        }

        using var answer = await germany.PostAsJsonAsync($"{Api}/cross-checks", check, Token);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(field, (await JsonNode.ParseAsync(await answer.Content.ReadAsStreamAsync(Token), cancellationToken: Token))!["errors"]!.AsArray().Select(error => (string)error!["field"]!));
    }

    [Fact]
    public async Task Check_OverTheHub_ComesCountryByCountry()
    {
        await using var centre = await HeldAsync();
        await using var germany = centre.Hub("DE", "liaison officer");
        await germany.StartAsync(Token);
        var parts = new List<JsonElement>();
        var check = Check("Mirela Vasilescu");
        check["operation"] = Commands.Operation;
        await foreach (var part in germany.StreamAsync<JsonElement>("CrossCheck", check, Token))
        {
            parts.Add(part);
        }

        Assert.Equal("recorded", parts[0].GetProperty("ruling").GetString());
        Assert.Equal(parts[1].GetProperty("asked").EnumerateArray().Select(country => country.GetString()), parts[2..^1].Select(part => part.GetProperty("country").GetString()));
        Assert.Equal("hit", parts.Single(part => part.TryGetProperty("country", out var country) && country.GetString() == "FR").GetProperty("answer").GetString());
        Assert.Equal(0, parts[^1].GetProperty("lines").GetArrayLength());
    }

    [Fact]
    public async Task Check_AsLinesOfJson_HasOneForEachCountry()
    {
        await using var centre = await HeldAsync();
        using var germany = centre.As("DE", "liaison officer");
        germany.DefaultRequestHeaders.Accept.ParseAdd("application/x-ndjson");
        using var answer = await germany.PostAsJsonAsync($"{Api}/cross-checks", Check("Mirela Vasilescu"), Token);
        var lines = (await answer.Content.ReadAsStringAsync(Token)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();

        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(lines[0]["asked"]!.AsArray().Count, lines.Count - 2);
    }

    [Fact]
    public async Task Owner_HearsTheBellAndReadsWhoAsked()
    {
        await using var centre = await HeldAsync();
        await using var france = centre.Hub("FR", "liaison officer");
        var rung = new TaskCompletionSource<long>();
        france.On<JsonElement>("Country", bell => rung.TrySetResult(bell.GetProperty("number").GetInt64()));
        await france.StartAsync(Token);
        await france.InvokeAsync<JsonElement>("Join", Commands.Operation, 0, Token);
        await using var spain = centre.Hub("ES", "liaison officer");
        var others = 0;
        spain.On<JsonElement>("Country", _ => Interlocked.Increment(ref others));
        await spain.StartAsync(Token);
        await spain.InvokeAsync<JsonElement>("Join", Commands.Operation, 0, Token);

        using var germany = centre.As("DE", "liaison officer");
        await germany.PostAsJsonAsync($"{Api}/cross-checks", Check("Mirela Vasilescu"), Token);
        await rung.Task.WaitAsync(Soon, Token);

        using var system = centre.As("FR", "liaison officer");
        var alert = Assert.Single(JsonNode.Parse(await system.GetStringAsync($"{Api}/alerts?after=0", Token))!["alerts"]!.AsArray())!;
        Assert.Equal(("alerted", "cross-check", "open"), ((string?)alert["kind"], (string?)alert["because"], (string?)alert["mode"]));
        Assert.Equal("FR-17", (string?)alert["holding"]!["id"]);
        using var decided = await system.PostAsJsonAsync($"{Api}/alerts/{(long)alert["number"]!}/decision", new { verdict = "same", reason = "the same birth date" }, Token);
        Assert.Equal(HttpStatusCode.Created, decided.StatusCode);
        Assert.Equal("same", (string?)JsonNode.Parse(await system.GetStringAsync($"{Api}/alerts", Token))!["alerts"]![0]!["decision"]!["verdict"]);
        using var elsewhere = centre.As("ES", "liaison officer");
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.PostAsJsonAsync($"{Api}/alerts/{(long)alert["number"]!}/decision", new { verdict = "same", reason = "not ours" }, Token)).StatusCode);
        Assert.Empty(JsonNode.Parse(await elsewhere.GetStringAsync($"{Api}/alerts", Token))!["alerts"]!.AsArray());
        Assert.Equal(0, Volatile.Read(ref others));
    }

    /// <summary>A centre in its action week in which France holds one person.</summary>
    private static async Task<RunningCentre> HeldAsync()
    {
        var centre = await RunningCentre.StartAsync(watches: true);
        await Commands.OpenAsync(centre);
        var own = centre.Get<HoldingsRoom>().For(new Viewer(new Actor("FR-POL-01", CountryCode.Parse("FR"), AgencyKind.Police, Role.LiaisonOfficer)))!;
        var file = """{"id":"FR-17","schema":"Person","properties":{"name":["Vasilescu, Mirela"],"birthDate":["1984-03-02"]}}""";
        await own.ImportAsync(new ImportWish(Guid.Parse("00000000-0000-4000-8000-000000000001"), "a file", ImportForm.FollowTheMoney, null, HoldingTerms.Usual with { Handling = new Handling(HandlingCodes.H0) }), new MemoryStream(Encoding.UTF8.GetBytes(file)), null, Token);
        return centre;
    }

    private static JsonObject Check(string name) => new()
    {
        ["id"] = RecordId.Derived($"check {name}").ToString("D"),
        ["values"] = new JsonArray(new JsonObject { ["kind"] = "name", ["text"] = name }),
        ["subject"] = "person",
        ["purpose"] = "a parcel in hand",
        ["caseReference"] = "C-1",
    };
}
