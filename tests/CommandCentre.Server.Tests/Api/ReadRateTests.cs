using System.Net;
using CommandCentre.Server.Api;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace CommandCentre.Server.Tests.Api;

/// <summary>How fast one may read, and that it hinders nobody else.</summary>
public sealed class ReadRateTests
{
    [Fact]
    public void Rate_AsServed_IsFiftyASecondAndAHundredAtOnce() => Assert.Equal((50, 100), (ReadRate.PerSecond, ReadRate.Burst));

    [Fact]
    public void Credential_AfterItsBurst_FillsEvenly()
    {
        var time = new SteadyTime();
        var rate = new ReadRate(time);
        Assert.Equal(ReadRate.Burst, Enumerable.Range(0, 200).Count(_ => rate.Take("key:a")));
        Assert.True(rate.Take("key:b"), "another's is its own");
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(ReadRate.PerSecond, Enumerable.Range(0, 200).Count(_ => rate.Take("key:a")));
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(ReadRate.Burst, Enumerable.Range(0, 200).Count(_ => rate.Take("key:a")));
    }

    /// <summary>A key that copies everything is slowed down, over every address it reads; another key and commands go on.</summary>
    [Fact]
    public async Task Reads_TooFast_AreToldToWaitAndNobodyElseIs()
    {
        // As served, but standing still: as many as at once, and not one more.
        await using var centre = await RunningCentre.StartAsync(also: builder => builder.Services.AddSingleton(new ReadRate(new SteadyTime(), burst: 5)));
        using var germany = centre.As("DE", "liaison officer");
        string[] addresses = ["/api/operations", "/api/operations/NOWHERE/lines", "/openapi/v1.json", "/api/operations/NOWHERE/figures", "/api/nothing"];
        foreach (var address in addresses)
        {
            using var answer = await germany.GetAsync(address);
            Assert.NotEqual(HttpStatusCode.TooManyRequests, answer.StatusCode);
        }

        using var slowed = await germany.GetAsync("/api/operations");
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(1)), (slowed.StatusCode, slowed.Headers.RetryAfter!.Delta));
        Assert.Contains("\"reason\":\"too-many\"", await slowed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var command = await germany.PostAsync("/api/operations/NOWHERE/commands", new StringContent("{}", System.Text.Encoding.UTF8, "application/json"));
        Assert.NotEqual(HttpStatusCode.TooManyRequests, command.StatusCode);
        using var france = centre.As("FR", "liaison officer");
        using var other = await france.GetAsync("/api/operations");
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Pages_TooFast_AreToldToWait()
    {
        await using var centre = await RunningCentre.StartAsync(also: builder => builder.Services.AddSingleton(new ReadRate(new SteadyTime(), burst: 2)));
        using var browser = centre.Browser(out _);
        await PageForms.EnterAsync(browser, "DE liaison-officer");
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
        {
            using var answer = await browser.GetAsync("/sessions-that-are-not-there");
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        using var stranger = centre.Browser(out _);
        using var door = await stranger.GetAsync("/door");
        Assert.Equal(HttpStatusCode.OK, door.StatusCode);
    }

    /// <summary>The rate that is served is the one that is told here: the last registration is the test's own.</summary>
    [Fact]
    public async Task Centre_AsBuilt_ServesTheRateThatIsTold()
    {
        await using var centre = await RunningCentre.StartAsync(also: builder => builder.Services.Remove(builder.Services.Last(service => service.ServiceType == typeof(ReadRate))));
        using var germany = centre.As("DE", "liaison officer");
        var begun = TimeProvider.System.GetTimestamp();
        var slowed = 0;
        var sent = 0;
        while (slowed == 0 && sent < 20 * ReadRate.Burst)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => germany.GetAsync("/api/operations")));
            (sent, slowed) = (sent + answers.Length, slowed + answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests));
            foreach (var answer in answers)
            {
                answer.Dispose();
            }
        }

        // On a machine that answers fewer than 50 a second nobody is ever slowed down.
        Assert.True(slowed > 0 || sent / TimeProvider.System.GetElapsedTime(begun).TotalSeconds < ReadRate.PerSecond);
        Assert.NotNull(centre.Get<SignIns>());
    }
}
