using System.Net;
using System.Text.Json.Nodes;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Running;
using Microsoft.AspNetCore.Http;

namespace CommandCentre.Server.Tests.Identity;

public sealed class DoorTests
{
    [Theory]
    [InlineData("127.0.0.1", "localhost", null, true)]
    [InlineData("127.0.0.1", "LOCALHOST:5080", null, true)]
    [InlineData("127.0.0.1", "127.0.0.1:5080", null, true)]
    [InlineData("::1", "[::1]:5080", null, true)]
    [InlineData("::ffff:127.0.0.1", "localhost", null, true)]
    [InlineData("10.0.0.7", "localhost", null, false)]
    [InlineData("127.0.0.1", "evil.example", null, false)]
    [InlineData("127.0.0.1", "127.0.0.1.evil.example", null, false)]
    [InlineData("127.0.0.1", "127.0.0.2", null, false)]
    [InlineData("127.0.0.1", "", null, false)]
    [InlineData("127.0.0.1", "localhost", "X-Forwarded-For", false)]
    [InlineData("127.0.0.1", "localhost", "x-forwarded-proto", false)]
    [InlineData("127.0.0.1", "localhost", "X-Forwarded-Anything", false)]
    [InlineData("127.0.0.1", "localhost", "Forwarded", false)]
    [InlineData("127.0.0.1", "localhost", "X-Real-IP", false)]
    [InlineData("127.0.0.1", "localhost", "Via", false)]
    [InlineData("127.0.0.1", "localhost", "X-Original-For", false)]
    public void Door_OfALoopbackExercise_IsOpenToThisMachineOnly(string caller, string host, string? header, bool open)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(caller);
        context.Request.Host = new HostString(host);
        if (header is not null)
        {
            context.Request.Headers[header] = "anything";
        }

        Assert.Equal(open, new Entrance(new ServeChoices()).IsDoorOpen(context));
        Assert.False(new Entrance(new ServeChoices { Mode = CentreMode.Live }).IsDoorOpen(context));
        Assert.False(new Entrance(new ServeChoices { Urls = "https://0.0.0.0:443" }).IsDoorOpen(context));
        Assert.False(new Entrance(new ServeChoices { Proxies = [IPAddress.Loopback] }).IsDoorOpen(context));
    }

    [Theory]
    [InlineData("GET", "/door")]
    [InlineData("GET", "/DOOR")]
    [InlineData("GET", "/door/")]
    [InlineData("POST", "/door")]
    public async Task Door_BehindAForwardingHeader_IsNotThere(string method, string path)
    {
        await using var centre = await RunningCentre.StartAsync();
        using var browser = centre.Browser(out var cookies);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("X-Forwarded-For", "10.0.0.7");
        using var answer = await browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(cookies.GetAllCookies());
    }

    [Theory]
    [InlineData("DE liaison-officer", "DE-LO-V1", "police")]
    [InlineData("FR agency-officer", "FR-AO-V1", "customs")]
    [InlineData("EU coordinator", "EU-CO-V1", "coordination")]
    public async Task Door_WithOneClick_LetsInWithAnOwnServiceNumber(string choice, string officer, string agency)
    {
        await using var centre = await RunningCentre.StartAsync();
        using var browser = centre.Browser(out var cookies);
        await PageForms.EnterAsync(browser, choice);
        var cookie = Assert.Single(cookies.GetAllCookies(), cookie => cookie.Name == "session");
        Assert.True(cookie.HttpOnly);
        var signedIn = centre.Get<Sessions>().ByToken(cookie.Value)!;
        Assert.Equal((officer, agency), (signedIn.Officer, Domain.Codes.Words.Of(signedIn.Agency)));

        using var second = centre.Browser(out var others);
        await PageForms.EnterAsync(second, choice);
        Assert.EndsWith("-V2", centre.Get<Sessions>().ByToken(others.GetAllCookies().Single(cookie => cookie.Name == "session").Value)!.Officer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EU liaison-officer")]
    [InlineData("DE coordinator")]
    [InlineData("DE auditor")]
    [InlineData("QQ liaison-officer")]
    [InlineData("")]
    public async Task Door_AskedForWhatItDoesNotOffer_Refuses(string choice)
    {
        await using var centre = await RunningCentre.StartAsync();
        using var browser = centre.Browser(out var cookies);
        using var answer = await PageForms.SendAsync(browser, "/door", "door", ("Choice", choice));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.DoesNotContain(cookies.GetAllCookies(), cookie => cookie.Name == "session");
    }

    [Fact]
    public async Task Door_PostWithoutItsToken_IsRefused()
    {
        await using var centre = await RunningCentre.StartAsync();
        using var browser = centre.Browser(out var cookies);
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("_handler", "door"), KeyValuePair.Create("Choice", "EU coordinator")]);
        using var answer = await browser.PostAsync("/door", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain(cookies.GetAllCookies(), cookie => cookie.Name == "session");
    }

    [Fact]
    public async Task Back_ToAnotherSite_IsNotFollowed()
    {
        await using var centre = await RunningCentre.StartAsync();
        foreach (var (back, location) in new[] { ("/operations/X", "/operations/X"), ("https://evil.example", "/"), ("//evil.example", "/"), ("/\\evil.example", "/"), ("/\tx", "/") })
        {
            using var browser = centre.Browser(out _);
            using var answer = await PageForms.SendAsync(browser, "/door?back=" + Uri.EscapeDataString(back), "door", ("Choice", "EU coordinator"));
            Assert.Equal(location, answer.Headers.Location?.ToString());
        }
    }

    [Fact]
    public async Task Keys_OfAnExercise_CoverEveryRoleAndStayTheSame()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "exercise-keys.json");
        string before;
        await using (var centre = await RunningCentre.StartAsync(folder: folder))
        {
            before = await File.ReadAllTextAsync(file);
            // 25 countries with six places, and the coordination centre with four.
            Assert.Equal((25 * 6) + 4, JsonNode.Parse(before)!.AsArray().Count);
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }

            using var germany = centre.As("DE", "agency officer");
            Assert.Equal(HttpStatusCode.OK, (await germany.GetAsync("/api/operations")).StatusCode);
        }

        await using var again = await RunningCentre.StartAsync(folder: folder);
        Assert.Equal(before, await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Keys_OfFurtherSystemsOfOneRole_HaveServiceNumbersOfTheirOwn()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "exercise-keys.json"),
            """[{"country":"DE","agency":"customs","role":"agency officer","system":17,"key":"seventeen"},{"country":"DE","agency":"customs","role":"agency officer","system":18,"key":"eighteen"}]""");
        await using var centre = await RunningCentre.StartAsync(folder: folder);
        var keys = centre.Get<SystemKeys>();
        Assert.Equal(["DE-SYS-CUS-AO-17", "DE-SYS-CUS-AO-18"], [keys.ByKey("seventeen")!.Officer, keys.ByKey("eighteen")!.Officer]);
        // The one that every role has is there too.
        var file = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder.Path, "exercise-keys.json")))!.AsArray();
        Assert.Equal("DE-SYS-CUS-AO", keys.ByKey((string)file.Single(key => (string)key!["country"]! == "DE" && (string)key["agency"]! == "customs" && key["system"] is null)!["key"]!)!.Officer);
        Assert.Equal(2 + (25 * 6) + 4, file.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100_000)]
    public async Task Keys_OfASystemOutOfRange_StopTheStart(int system)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "exercise-keys.json"), $$"""[{"country":"DE","agency":"customs","role":"agency officer","system":{{system}},"key":"x"}]""");
        var failure = await Assert.ThrowsAsync<IOException>(() => RunningCentre.StartAsync(folder: folder));
        Assert.Contains($"system {system}", failure.Message, StringComparison.Ordinal);
        Assert.Contains("1 to 99999", failure.Message, StringComparison.Ordinal);
    }
}
