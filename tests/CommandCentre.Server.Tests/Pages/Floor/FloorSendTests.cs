using System.Net;
using System.Text.Json.Nodes;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Tests.Forms;

namespace CommandCentre.Server.Tests.Pages.Floor;

/// <summary>What the floor's script sends and hears.</summary>
public sealed class FloorSendTests(FormRoom room) : IClassFixture<FormRoom>
{
    private const string Fresh = "EE876543216CA";

    [Fact]
    public async Task Send_AnEntryAgainAndAgain_IsOneLineAndSaysWhere()
    {
        await room.OpenAsync();
        using var browser = room.Browser(FormRoom.Officer("DE", Role.AgencyOfficer));
        var sent = await EntryAsync(browser, "nothing-found");
        var head = room.Head;

        using var first = await FormRoom.SendAsync(browser, room.Path() + "/send", sent);
        using var second = await FormRoom.SendAsync(browser, room.Path() + "/send", sent);

        Assert.Equal(head + 1, room.Head);
        Assert.Equal((HttpStatusCode.OK, "recorded"), (first.StatusCode, await SaidAsync(first, "ruling")));
        Assert.Equal((HttpStatusCode.OK, "repeated"), (second.StatusCode, await SaidAsync(second, "ruling")));
        Assert.Equal($"/operations/{room.Desk.Key}/lines/{head + 1}", await SaidAsync(second, "door"));
        Assert.NotNull(await SaidAsync(second, "now"));
    }

    [Fact]
    public async Task Send_ASeizure_LeadsToItsPage()
    {
        await room.OpenAsync();
        var officer = FormRoom.Officer("DE", Role.AgencyOfficer);
        using var browser = room.Browser(officer);

        using var answer = await FormRoom.SendAsync(browser, room.Path() + "/send", (await EntryAsync(browser, "seizure")).With("items[0].subKind", "knife").With("items[0].count", "1"));

        Assert.Equal($"/operations/{room.Desk.Key}/seizures/{room.Last(officer).Record:D}", await SaidAsync(answer, "door"));
    }

    [Fact]
    public async Task Send_WhatARuleRefuses_IsSaidInTheWordsOfTheForm()
    {
        await room.OpenAsync();
        using var browser = room.Browser(FormRoom.Officer("DE", Role.AgencyOfficer));
        var head = room.Head;

        using var answer = await FormRoom.SendAsync(browser, room.Path() + "/send", (await EntryAsync(browser, "nothing-found")).With("parcel", "RR473124828GB"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("RR473124829GB", await SaidAsync(answer, "text"), StringComparison.Ordinal);
        Assert.Equal(head, room.Head);
    }

    [Fact]
    public async Task Send_AMomentAheadOfTheClock_SaysSoAndWhatTimeItIs()
    {
        await room.OpenAsync();
        using var browser = room.Browser(FormRoom.Officer("DE", Role.AgencyOfficer));
        var entry = (await EntryAsync(browser, "nothing-found")).With("made", "2199-01-01T00:00:00Z");

        using var ahead = await FormRoom.SendAsync(browser, room.Path() + "/send", entry);
        using var again = await FormRoom.SendAsync(browser, room.Path() + "/send", entry.With("made", (await SaidAsync(ahead, "now"))!));

        Assert.Equal("true", await SaidAsync(ahead, "ahead"));
        Assert.Equal("recorded", await SaidAsync(again, "ruling"));
    }

    [Theory]
    [InlineData("/send")]
    [InlineData("/look")]
    public async Task Post_WithoutTheGuardOfThisSignIn_IsRefused(string to)
    {
        await room.OpenAsync();
        using var browser = room.Browser(FormRoom.Officer("DE", Role.AgencyOfficer), out var cookies);
        var sent = await EntryAsync(browser, "nothing-found");
        room.SignIn(FormRoom.Officer("DE", Role.AgencyOfficer), cookies);
        var head = room.Head;

        using var answer = await FormRoom.SendAsync(browser, room.Path() + to, sent);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(head, room.Head);
    }

    [Theory]
    [InlineData("/send")]
    [InlineData("/look")]
    public async Task Post_SignedOut_IsToldByItsStatusAndGivesNothingBack(string to)
    {
        await room.OpenAsync();
        var officer = FormRoom.Officer("DE", Role.AgencyOfficer);
        using var browser = room.Browser(officer);
        var sent = await EntryAsync(browser, "nothing-found");
        room.SignOut(officer);

        using var answer = await FormRoom.SendAsync(browser, room.Path() + to, sent);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.DoesNotContain(Fresh, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/send", "SE", HttpStatusCode.NotFound)]
    [InlineData("/look", "SE", HttpStatusCode.NotFound)]
    [InlineData("", "SE", HttpStatusCode.NotFound)]
    public async Task Post_ByACountryThatTakesNoPart_IsAsIfAbsent(string to, string country, HttpStatusCode status)
    {
        await room.OpenAsync();
        using var browser = room.Browser(FormRoom.Officer(country, Role.AgencyOfficer));

        using var answer = await FormRoom.SendAsync(browser, room.Path() + to, [new("parcel", FloorRoom.OfLead), new("_do", "nothing-found")]);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Look_ByScript_IsTheSameWordWithoutThePage()
    {
        await room.OpenAsync();
        using var browser = room.Browser(FormRoom.Officer("DE", Role.AgencyOfficer));

        using var answer = await FormRoom.SendAsync(browser, room.Path() + "/look", (await EntryAsync(browser, "look")).With("parcel", FloorRoom.OfLead));
        var told = await answer.Content.ReadAsStringAsync();

        Assert.Contains("Open lead from France", told, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", told, StringComparison.Ordinal);
    }

    private async Task<List<KeyValuePair<string, string>>> EntryAsync(HttpClient browser, string tap) =>
        (await room.FloorAsync(browser)).With(FloorRoom.Shift).With("parcel", Fresh).With("_do", tap);

    private static async Task<string?> SaidAsync(HttpResponseMessage answer, string what) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())![what]?.ToString();
}
