using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CommandCentre.Desks.Journals;
using CommandCentre.Server.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace CommandCentre.Server.Tests.Api;

public sealed class EdgeTests
{
    [Theory]
    [InlineData("GET", "/api/operations", null, 401, "not-signed-in")]
    [InlineData("GET", "/api/operations", "no such key", 401, "not-signed-in")]
    [InlineData("GET", "/openapi/v1.json", null, 401, "not-signed-in")]
    [InlineData("GET", "/api/nothing", null, 401, "not-signed-in")]
    [InlineData("GET", "/api/nothing", "DE", 404, "not-found")]
    [InlineData("GET", "/api/operations/NOWHERE", "DE", 404, "not-found")]
    [InlineData("GET", "/api/operations/no-way!", "DE", 404, "not-found")]
    [InlineData("GET", "/api/operations/NOWHERE/figures", "DE", 404, "not-found")]
    [InlineData("GET", "/api/operations/ARMSTRONG-TEST/lines/99", "DE", 404, "not-found")]
    [InlineData("GET", "/api/operations/ARMSTRONG-TEST/lines/x", "DE", 404, "not-found")]
    [InlineData("GET", "/api/operations/ARMSTRONG-TEST/lines?after=-1", "DE", 400, "bad-query")]
    [InlineData("GET", "/api/operations/ARMSTRONG-TEST/lines?limit=501", "DE", 400, "bad-query")]
    [InlineData("GET", "/api/operations/ARMSTRONG-TEST/lines?limit=1&limit=2", "DE", 400, "bad-query")]
    [InlineData("DELETE", "/api/operations", "DE", 405, "method-not-allowed")]
    [InlineData("POST", "/api/operations/ARMSTRONG-TEST/commands", null, 401, "not-signed-in")]
    [InlineData("POST", "/api/operations/ARMSTRONG-TEST/commands", "DE", 415, "not-json")]
    [InlineData("POST", "/hub/live/negotiate", null, 401, "not-signed-in")]
    public async Task Request_ThatGoesWrong_IsAProblemWithItsReason(string method, string path, string? key, int status, string reason)
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var system = centre.WithKey(key == "DE" ? centre.Key("DE", "police", "observer") : key);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await system.SendAsync(request);
        var told = await Commands.ReadAsync(answer);
        Assert.Equal((HttpStatusCode)status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(reason, (string?)told["reason"]);
        Assert.Equal(status, (int?)told["status"]);
        Assert.NotEmpty((string?)told["detail"] ?? string.Empty);
        Assert.Equal(status == 401, answer.Headers.WwwAuthenticate.Count > 0 && answer.Headers.WwwAuthenticate.First().Scheme == "Bearer" || (status == 401 && path.StartsWith("/hub", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/operations/ARMSTRONG-TEST/floor", "camera=(self), microphone=(), geolocation=()")]
    [InlineData("/operations/ARMSTRONG-TEST", "camera=(), microphone=(), geolocation=()")]
    [InlineData("/operations/ARMSTRONG-TEST/parcels/floor", "camera=(), microphone=(), geolocation=()")]
    [InlineData("/operations/ARMSTRONG-TEST/leads?back=/floor", "camera=(), microphone=(), geolocation=()")]
    public async Task Answer_OfTheFloorAlone_LetsItsPageOpenACamera(string path, string policy)
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var browser = await PageForms.EnterAsync(centre, "DE agency-officer");
        using var answer = await browser.GetAsync(path);
        Assert.Equal(policy, answer.Headers.GetValues("Permissions-Policy").Single());
        Assert.DoesNotContain("unsafe", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Body_LargerThanTaken_IsTooLarge(bool chunked)
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var germany = centre.As("DE", "liaison officer");
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes($$"""{"text":"{{new string('x', Ground.LargestBody)}}"}"""));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/operations/{Commands.Operation}/commands") { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        using var answer = await germany.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("too-large", (string?)(await Commands.ReadAsync(answer))["reason"]);
    }

    [Fact]
    public async Task Query_Wrong_NamesFieldValueAndAllowed()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var germany = centre.As("DE", "observer");
        var told = JsonNode.Parse(await (await germany.GetAsync($"/api/operations/{Commands.Operation}/lines?after=ten")).Content.ReadAsStringAsync())!;
        var error = told["errors"]![0]!;
        Assert.Equal("after", (string?)error["field"]);
        Assert.Equal("ten", (string?)error["value"]);
        Assert.Equal("0..9223372036854775807", (string?)error["allowed"]);
    }

    [Theory]
    [InlineData("/api/operations", "application/problem+json")]
    [InlineData("/", "text/html")]
    public async Task Failure_InTheCentre_TellsNoInternals(string path, string type)
    {
        var log = new CapturedLog();
        await using var centre = await RunningCentre.StartAsync(also: builder =>
        {
            log.Into(builder);
            builder.Services.AddSingleton<IJournal>(new BrokenJournal());
        });
        using var browser = centre.Browser(out _);
        await PageForms.EnterAsync(browser, "DE liaison-officer");
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (path != "/")
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", centre.Key("DE", "police", "observer"));
        }

        using var answer = await browser.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("went wrong in the centre", text, StringComparison.Ordinal);
        Assert.DoesNotContain(BrokenJournal.Internal, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
        Assert.Contains(BrokenJournal.Internal, log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/door")]
    [InlineData("/api/operations")]
    [InlineData("/nothing")]
    [InlineData("/mark.svg")]
    public async Task Answer_Any_CarriesTheSecurityHeaders(string path)
    {
        await using var centre = await RunningCentre.StartAsync();
        using var browser = centre.Browser(out _);
        using var answer = await browser.GetAsync(path);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.False(answer.Headers.Contains("Server"));
        // Plain http on loopback: browsers would remember it for every server on this machine.
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.True(path == "/mark.svg" || answer.Headers.CacheControl?.NoStore is true);
    }
}
