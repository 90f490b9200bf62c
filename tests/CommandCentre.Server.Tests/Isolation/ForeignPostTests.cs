using System.Net;
using System.Net.WebSockets;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Isolation;

/// <summary>X6 of quality.md: what comes from another site is refused on every address of the running system that takes posts, and on the hub.</summary>
public sealed class ForeignPostTests
{
    public static TheoryData<string, string> Foreign => new()
    {
        { "Sec-Fetch-Site", "cross-site" },
        { "Sec-Fetch-Site", "same-site" },
        { "Sec-Fetch-Site", "Cross-Site" },
        { "Sec-Fetch-Site", "same-origin, cross-site" },
        { "Sec-Fetch-Site", "anything" },
        { "Origin", "https://evil.example" },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task EveryPost_FromAnotherSite_IsRefused(string header, string value)
    {
        await using var stage = await Stage.OpenAsync();
        await Commands.OpenAsync(stage.Centre);
        var who = new Who("EU", "coordination", "coordinator");
        using var browser = stage.Browser(who);
        var token = await Stage.GuardAsync(browser);
        var tried = 0;
        foreach (var path in Posts(stage.Centre))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Form(token) };
            request.Headers.TryAddWithoutValidation(header, value);
            using var answer = await browser.SendAsync(request);
            Assert.True((int)answer.StatusCode is 400 or 401 or 403 or 404 or 415 or 422, $"POST {path} with {header}: {value} answered {(int)answer.StatusCode}");
            Assert.False(answer.Headers.Contains("Set-Cookie") && (int)answer.StatusCode < 400, path);
            tried++;
        }

        Assert.True(tried >= 15, $"only {tried} addresses take posts");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri($"/operations/{Commands.Operation}", UriKind.Relative))).StatusCode);
        Assert.Equal(2, stage.Desk.View(new(Stage.ActorOf(who, "EU-LOOKS")))!.Head);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Sec-Fetch-Mode", "navigate")]
    public async Task Post_FromThisSite_IsTaken(string header, string value)
    {
        await using var stage = await Stage.OpenAsync();
        await Commands.OpenAsync(stage.Centre);
        using var browser = stage.Browser(new Who("EU", "coordination", "coordinator"));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/operations/{Commands.Operation}/report/post-message")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["id"] = Commands.NewId(), ["text"] = "hello", ["handling"] = "H0", ["__RequestVerificationToken"] = await Stage.GuardAsync(browser) }),
        };
        request.Headers.TryAddWithoutValidation(header, value);
        request.Headers.TryAddWithoutValidation("Origin", Boards.Origin(stage.Centre));
        using var answer = await browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    [Fact]
    public async Task EveryPost_WithoutTheGuardOfItsForm_ChangesNothing()
    {
        await using var stage = await Stage.OpenAsync();
        await Commands.OpenAsync(stage.Centre);
        var who = new Who("EU", "coordination", "coordinator");
        using var browser = stage.Browser(who);
        foreach (var path in Posts(stage.Centre).Where(path => path is not "/look"))
        {
            foreach (var guard in new[] { null, string.Empty, "CfDJ8-of-another" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Form(guard) };
                request.Headers.TryAddWithoutValidation("Origin", "null");
                using var answer = await browser.SendAsync(request);
                Assert.True((int)answer.StatusCode >= 400, $"POST {path} with the guard '{guard}' answered {(int)answer.StatusCode}");
            }
        }

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri($"/operations/{Commands.Operation}", UriKind.Relative))).StatusCode);
        Assert.Equal(2, stage.Desk.View(new(Stage.ActorOf(who, "EU-LOOKS")))!.Head);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://localhost")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("https://127.0.0.1:PORT")]
    [InlineData("http://127.0.0.1:PORT.evil.example")]
    [InlineData("http://evil.example#http://127.0.0.1:PORT")]
    [InlineData("http://127.0.0.1:PORT/")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Hub_FromAnotherOriginOrNone_IsRefusedToABrowser(string? origin)
    {
        await using var stage = await Stage.OpenAsync();
        using var browser = stage.Browser(new Who("FR", "police", "liaison officer"), out var cookies);
        using var socket = new ClientWebSocket();
        socket.Options.Cookies = cookies;
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin.Replace("PORT", $"{stage.Centre.Address.Port}", StringComparison.Ordinal));
        }

        var failure = await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(stage.Centre.HubAddress, TestContext.Current.CancellationToken));
        Assert.Contains("403", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>Every address that takes posts, from the running system's own list.</summary>
    private static IEnumerable<string> Posts(RunningCentre centre) => Outlets.Endpoints(centre)
        .Where(endpoint => Outlets.Methods(endpoint).Contains("POST") || Outlets.Methods(endpoint).Contains("*"))
        .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
            .Replace("{key}", Commands.Operation, StringComparison.OrdinalIgnoreCase).Replace("{kind}", "post-message", StringComparison.OrdinalIgnoreCase)
            .Replace("{number:long}", "1", StringComparison.OrdinalIgnoreCase).Replace("{number}", "1", StringComparison.OrdinalIgnoreCase).Replace("{code}", "DE", StringComparison.OrdinalIgnoreCase).Replace("{slug}", "police", StringComparison.OrdinalIgnoreCase))
        .Distinct();

    private static FormUrlEncodedContent Form(string? guard) => new(
        new Dictionary<string, string> { ["id"] = Commands.NewId(), ["text"] = "hello", ["handling"] = "H0", ["choice"] = "dark", ["Choice"] = "DE liaison-officer", ["_handler"] = "door" }
            .Concat(guard is null ? [] : [KeyValuePair.Create("__RequestVerificationToken", guard)]));
}
