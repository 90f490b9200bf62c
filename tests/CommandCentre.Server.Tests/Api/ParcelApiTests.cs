using System.Net;
using System.Text.Json.Nodes;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Api;

/// <summary>Leads and parcels for national systems: lists, one lead's timeline, one parcel. Who may see what of them is the isolation matrix's.</summary>
public sealed class ParcelApiTests : IAsyncLifetime
{
    private const string Root = "/api/operations/" + Commands.Operation;

    private RunningCentre _centre = null!;
    private HttpClient _germany = null!;
    private HttpClient _france = null!;

    public async ValueTask InitializeAsync()
    {
        _centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(_centre);
        _germany = _centre.As("DE", "liaison officer");
        _france = _centre.As("FR", "agency officer");
    }

    public async ValueTask DisposeAsync()
    {
        _germany.Dispose();
        _france.Dispose();
        await _centre.DisposeAsync();
    }

    [Fact]
    public async Task Leads_OpenOnes_StandByArrivalInPages()
    {
        foreach (var (parcel, expected) in new[] { ("RR473124829GB", "2020-11-18T10:00:00Z"), ("EE471108151FR", "2020-11-17T10:00:00Z"), ("RX123456785DE", "2020-11-19T10:00:00Z") })
        {
            await SendAsync(parcel, expected);
        }

        var first = await GetAsync(_france, "/leads?side=to-us&limit=2");
        Assert.Equal((3, 0, 2), ((int)first["total"]!, (int)first["skip"]!, first["leads"]!.AsArray().Count));
        Assert.Equal(["EE471108151FR", "RR473124829GB"], Parcels(first));
        Assert.Equal(["RX123456785DE"], Parcels(await GetAsync(_france, "/leads?side=to-us&limit=2&skip=2")));
        Assert.Empty(Parcels(await GetAsync(_france, "/leads?side=from-us")));
        Assert.Equal(3, Parcels(await GetAsync(_germany, "/leads?side=from-us")).Count());
        Assert.Equal(3, (int)first["byStage"]!["expected"]!);
    }

    [Fact]
    public async Task Leads_OfAStageOrClosed_AreThoseOnly()
    {
        var (moved, closed) = (await SendAsync("RR473124829GB", null), await SendAsync("EE471108151FR", null));
        await SendAsync("RX123456785DE", null);
        await Commands.RecordAsync(_france, Commands.Of("move-lead", $$"""{"lead":"{{moved}}","stage":"located","site":"Roissy hub"}"""));
        await Commands.RecordAsync(_france, Commands.Feedback(closed));
        Assert.Equal(["RR473124829GB"], Parcels(await GetAsync(_france, "/leads?stage=located")));
        var ended = await GetAsync(_france, "/leads?show=closed");
        Assert.Equal(["EE471108151FR"], Parcels(ended));
        Assert.NotNull(ended["leads"]![0]!["outcome"]);
        Assert.Equal(2, (int)(await GetAsync(_france, "/leads"))["total"]!);
        Assert.Equal(0, (int)(await GetAsync(_france, "/leads?show=missed"))["total"]!);
    }

    [Fact]
    public async Task Lead_One_HasItsTimeline()
    {
        var lead = await SendAsync("RR473124829GB", "2020-11-18T10:00:00Z");
        await Commands.RecordAsync(_france, Commands.JoinDuty());
        await Commands.RecordAsync(_france, Commands.ClaimLead(lead));
        await Commands.RecordAsync(_france, Commands.Move(lead));
        var told = await GetAsync(_germany, $"/leads/{lead}");
        Assert.Equal(("expected", "FR-SYS-CUS-AO", "customs"), ((string)told["lead"]!["stage"]!, (string)told["lead"]!["inHand"]!["officer"]!, (string)told["lead"]!["inHand"]!["agency"]!));
        Assert.Equal(["lead-sent", "lead-claimed", "lead-moved"], told["lines"]!.AsArray().Select(line => (string)line!["kind"]!));
        Assert.Equal("2020-11-18T12:00:00Z", (string)told["lead"]!["expected"]!); // as it was moved to
        Assert.Equal((string)told["lead"]!["line"]!["record"]!, lead);
    }

    [Fact]
    public async Task Parcel_One_IsEverythingThatNamesIt()
    {
        var lead = await SendAsync("RR473124829GB", null);
        var control = await Commands.RecordAsync(_france, Commands.Control(lead));
        var seizure = await Commands.RecordAsync(_france, Commands.Seizure());
        var told = await GetAsync(_france, "/parcels/rr473124829gb"); // a number is known however it is written
        Assert.Equal("RR473124829GB", (string)told["parcel"]!);
        Assert.Equal([lead, control, seizure], new[] { "leads", "controls", "seizures" }.Select(name => (string)Assert.Single(told[name]!.AsArray())!["record"]!));
        Assert.Equal(["lead-sent", "control-reported", "seizure-reported"], told["lines"]!.AsArray().Select(line => (string)line!["kind"]!));
        Assert.Equal((string)told["since"]!, (string)Assert.Single(told["windows"]!.AsArray())!);
        Assert.True(JsonNode.DeepEquals(told["lines"], (await GetAsync(_france, "/parcels/RR473124829GB?since=2030-01-01"))["lines"]));
    }

    /// <summary>What is not there, what is another country's, and another operation's key: one answer.</summary>
    [Fact]
    public async Task LeadAndParcel_ThatAreNotTheCallers_AreAbsent()
    {
        var lead = await SendAsync("RR473124829GB", null);
        using var netherlands = _centre.As("NL", "liaison officer");
        using var elsewhere = _centre.WithKey(SystemsGiven.Key(_centre, "FR-ELSEWHERE", operation: "OTHER-OPERATION"));
        using var reader = _centre.WithKey(SystemsGiven.Key(_centre, "DE-READER", []));
        var absent = await AbsentAsync(_france, $"/leads/{Commands.NewId()}");
        foreach (var system in new[] { netherlands, elsewhere })
        {
            Assert.Equal(absent, await AbsentAsync(system, $"/leads/{lead}"));
            Assert.Equal(absent, await AbsentAsync(system, "/parcels/RR473124829GB"));
        }

        Assert.Equal(absent, await AbsentAsync(elsewhere, "/leads"));
        Assert.Equal(absent, await AbsentAsync(_france, "/parcels/none"));
        Assert.Empty(Parcels(await GetAsync(netherlands, "/leads")));
        Assert.Equal(["RR473124829GB"], Parcels(await GetAsync(reader, "/leads"))); // a scope of nothing reads
    }

    [Theory]
    [InlineData("/leads?side=ours", "side", "word", "all, to-us, from-us")]
    [InlineData("/leads?side=all&side=to-us", "side", "word", "all, to-us, from-us")]
    [InlineData("/leads?show=lost", "show", "word", "open, missed, closed")]
    [InlineData("/leads?stage=gone", "stage", "word", "flagged, expected, located, held, examined, decided, closed")]
    [InlineData("/leads?skip=-1", "skip", "whole", "0..2147483647")]
    [InlineData("/leads?limit=501", "limit", "whole", "1..500")]
    [InlineData("/parcels/RR473124829GB?since=tomorrow", "since", "moment", "2020-11-16T09:00:00Z")]
    public async Task Query_ThatCannotBe_IsNamedWithWhatIsAllowed(string address, string field, string rule, string allowed)
    {
        using var answer = await _france.GetAsync(Root + address);
        var told = await Commands.ReadAsync(answer);
        Assert.Equal((HttpStatusCode.BadRequest, "bad-query"), (answer.StatusCode, (string)told["reason"]!));
        Assert.Equal((field, rule, allowed), ((string)told["errors"]![0]!["field"]!, (string)told["errors"]![0]!["rule"]!, (string)told["errors"]![0]!["allowed"]!));
    }

    private static IEnumerable<string> Parcels(JsonNode page) => page["leads"]!.AsArray().Select(lead => (string)lead!["line"]!["body"]!["parcel"]!);

    private static async Task<JsonNode> GetAsync(HttpClient system, string address) => JsonNode.Parse(await system.GetStringAsync(Root + address))!;

    private static async Task<string> AbsentAsync(HttpClient system, string address)
    {
        using var answer = await system.GetAsync(Root + address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private Task<string> SendAsync(string parcel, string? expected)
    {
        var lead = Commands.Lead();
        lead["parcel"] = parcel;
        lead["expected"] = expected;
        if (expected is null)
        {
            lead.Remove("expected");
        }

        lead["handling"] = new JsonArray("H2");
        lead.Remove("handlingText");
        return Commands.RecordAsync(_germany, lead);
    }
}
