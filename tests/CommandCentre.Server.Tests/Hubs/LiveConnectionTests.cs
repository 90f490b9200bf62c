using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using CommandCentre.Desks;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Server.Hubs;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Running;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace CommandCentre.Server.Tests.Hubs;

public sealed class LiveConnectionTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly Actor German = new("DE-POL-01", CountryCode.Parse("DE"), AgencyKind.Police, Role.LiaisonOfficer);

    [Theory]
    [InlineData("own", true, false, true)]
    [InlineData("other name of this machine", true, false, true)]
    [InlineData("https://evil.example", true, false, false)]
    [InlineData("null", true, false, false)]
    [InlineData(null, true, false, false)]
    [InlineData(null, false, true, true)]
    [InlineData("https://evil.example", false, true, false)]
    [InlineData(null, true, true, false)]
    [InlineData(null, false, false, false)]
    [InlineData("own", false, false, false)]
    public async Task Connection_FromAnOrigin_IsTakenOnlyFromOurs(string? origin, bool cookie, bool key, bool taken)
    {
        await using var centre = await RunningCentre.StartAsync();
        using var browser = centre.Browser(out var cookies);
        await PageForms.EnterAsync(browser, "FR liaison-officer");
        using var socket = new ClientWebSocket();
        var named = origin switch { "own" => Boards.Origin(centre), "other name of this machine" => $"http://localhost:{centre.Address.Port}", _ => origin };
        if (named is not null)
        {
            socket.Options.SetRequestHeader("Origin", named);
        }

        if (cookie)
        {
            socket.Options.Cookies = cookies;
        }

        if (key)
        {
            socket.Options.SetRequestHeader("Authorization", "Bearer " + centre.Key("FR", "police", "observer"));
        }

        var connecting = socket.ConnectAsync(centre.HubAddress, TestContext.Current.CancellationToken);
        if (taken)
        {
            await connecting;
        }
        else
        {
            await Assert.ThrowsAsync<WebSocketException>(() => connecting);
            // 401 for nobody, 403 for a foreign place: either way before anything is joined.
            Assert.Equal(!cookie && !key ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden, await StatusAsync(centre, named, cookie ? cookies : null, key));
        }
    }

    [Fact]
    public async Task Key_InTheAddress_IsNotTaken()
    {
        await using var centre = await RunningCentre.StartAsync();
        using var socket = new ClientWebSocket();
        var address = new UriBuilder(centre.HubAddress) { Query = "access_token=" + centre.Key("FR", "police", "observer") }.Uri;
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(address, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task FifthConnection_OfAnOfficer_IsTooMany()
    {
        await using var centre = await RunningCentre.StartAsync();
        for (var count = 0; count < LiveConnections.PerOfficer; count++)
        {
            await centre.Hub("FR", "observer").StartAsync();
        }

        Assert.Equal(4, centre.Get<LiveConnections>().Count);
        var failure = await Assert.ThrowsAsync<WebSocketException>(() => centre.Hub("FR", "observer").StartAsync());
        Assert.Contains("429", failure.Message, StringComparison.Ordinal);
        await centre.Hub("FR", "analyst").StartAsync();
    }

    [Fact]
    public async Task Message_LargerThanTaken_EndsTheConnection()
    {
        await using var centre = await RunningCentre.StartAsync();
        await using var france = centre.Hub("FR", "liaison officer");
        var closed = Boards.Closed(france);
        await france.StartAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => france.InvokeAsync<JsonElement>("Submit", new { text = new string('x', HubSetup.LargestMessage) }));
        await closed.WaitAsync(Patience);
    }

    [Fact]
    public async Task Session_EndedWhileStreaming_CutsTheConnectionWithinASecond()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var browser = centre.Browser(out var cookies);
        await PageForms.EnterAsync(browser, "FR liaison-officer");
        await using var board = Boards.OfBrowser(centre, cookies);
        var closed = Boards.Closed(board);
        await board.StartAsync();
        await board.InvokeAsync<JsonElement>("Join", Commands.Operation, 2);
        centre.Get<Sessions>().EndAllOf("FR-LO-V1");
        await closed.WaitAsync(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Session_RunOut_CutsTheConnection()
    {
        var time = new ShiftedTime();
        await using var centre = await RunningCentre.StartAsync(also: builder => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<TimeProvider>(builder.Services, time));
        using var browser = centre.Browser(out var cookies);
        await PageForms.EnterAsync(browser, "FR liaison-officer");
        await using var board = Boards.OfBrowser(centre, cookies);
        var closed = Boards.Closed(board);
        await board.StartAsync();
        time.Advance(Sessions.Longest);
        await closed.WaitAsync(Patience);
    }

    [Fact]
    public async Task Reader_ThatStopsReading_IsCutAndNobodyWaits()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        using var deaf = new ClientWebSocket();
        deaf.Options.SetRequestHeader("Authorization", "Bearer " + centre.Key("FR", "police", "analyst"));
        await deaf.ConnectAsync(centre.HubAddress, TestContext.Current.CancellationToken);
        await SayAsync(deaf, """{"protocol":"json","version":1}""");
        await SayAsync(deaf, $$"""{"type":1,"invocationId":"1","target":"Join","arguments":["{{Commands.Operation}}",2]}""");

        await using var france = centre.Hub("FR", "observer");
        var lines = Boards.Messages(france, "Lines");
        await france.StartAsync();
        await france.InvokeAsync<JsonElement>("Join", Commands.Operation, 2);
        var connected = centre.Get<LiveConnections>();
        Assert.Equal(2, connected.Count);

        // Enough to fill every buffer on the way (some MB on loopback), past the edge's rate: straight to the desk, in bursts that fit an outbox.
        var desk = (await centre.Get<DeskRoom>().FindAsync(OperationKey.Parse(Commands.Operation)))!;
        var next = 3L;
        var begun = TimeProvider.System.GetTimestamp();
        while (connected.Count > 1)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < TimeSpan.FromSeconds(60), "the deaf connection is still there");
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => desk.SubmitAsync(LongMessage(), German).AsTask()));
            while (next <= desk.View(new Viewer(German))!.Head)
            {
                var message = await lines.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(2));
                Assert.Equal(next, message.GetProperty("lines")[0].GetProperty("number").GetInt64());
                next += message.GetProperty("lines").GetArrayLength();
            }
        }
    }

    [Fact]
    public void Hub_HasItsBounds()
    {
        var hub = new HubOptions();
        typeof(HubSetup).GetMethod("Bound", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.Invoke(null, [hub]);
        Assert.Equal(8 * 1024, hub.MaximumReceiveMessageSize);
        Assert.Equal(1, hub.MaximumParallelInvocationsPerClient);
        Assert.Equal((10, 25, 5), (hub.KeepAliveInterval?.TotalSeconds, hub.ClientTimeoutInterval?.TotalSeconds, hub.HandshakeTimeout?.TotalSeconds));
        Assert.False(hub.EnableDetailedErrors);
        Assert.Equal(["json"], hub.SupportedProtocols);
    }

    // The longest text there may be, three bytes a character.
    private static PostMessage LongMessage() => new(Guid.Parse(Commands.NewId()), new string('\u5b57', 2000), null, new Marks(Handling.H0, null, []));

    private static async Task SayAsync(ClientWebSocket socket, string message) =>
        await socket.SendAsync(Encoding.UTF8.GetBytes(message + "\u001e"), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

    private static async Task<HttpStatusCode> StatusAsync(RunningCentre centre, string? origin, CookieContainer? cookies, bool key)
    {
        using var handler = new HttpClientHandler { CookieContainer = cookies ?? new CookieContainer() };
        using var client = new HttpClient(handler) { BaseAddress = centre.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hub/live/negotiate?negotiateVersion=1");
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        if (key)
        {
            request.Headers.Add("Authorization", "Bearer " + centre.Key("FR", "police", "observer"));
        }

        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }
}
