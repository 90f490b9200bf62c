using System.Collections.Concurrent;
using System.Text;
using CommandCentre.Server.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CommandCentre.Server.Tests.Watch;

public sealed class OtlpTests
{
    private const string Canary = "Zq7canary";

    [Fact]
    public async Task Collector_WhenNamed_IsSentMetricsAndSpansOfCommandsAndNothingOfCases()
    {
        var sent = new ConcurrentDictionary<string, string>();
        await using var collector = await CollectorAsync(sent);
        var address = new Uri(collector.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        await using (var centre = await RunningCentre.StartAsync(choices: choices => choices with { Otlp = address }))
        {
            await Commands.OpenAsync(centre);
            using var germany = centre.As("DE", "liaison officer");
            await Commands.RecordAsync(germany, Commands.Hit(Canary));
        }

        Assert.Contains("commandcentre.commit.duration", sent["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("recorded", sent["/v1/metrics"], StringComparison.Ordinal);
        Assert.All(["command", "commit", "ruling"], name => Assert.Contains(name, sent["/v1/traces"], StringComparison.Ordinal));
        // A machine of a short name is not looked for: two letters stand somewhere in any span's random number.
        string[] machine = Environment.MachineName.Length < 6 ? [] : [Environment.MachineName];
        Assert.All(sent.Values, text => Assert.All([Canary, "Nordmann", Commands.Operation, "-SYS-", "host.name", .. machine], told => Assert.DoesNotContain(told, text, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Collector_ThatIsNotThere_HoldsNothingUp()
    {
        // Nobody listens on port 9 of loopback.
        await using var centre = await RunningCentre.StartAsync(choices: choices => choices with { Otlp = new Uri("http://127.0.0.1:9") });
        await Commands.OpenAsync(centre);
    }

    private static async Task<WebApplication> CollectorAsync(ConcurrentDictionary<string, string> sent)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = builder.Build();
        collector.MapPost("/v1/{kind}", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var text = Encoding.Latin1.GetString(body.ToArray());
            sent.AddOrUpdate(context.Request.Path, text, (_, before) => before + text);
        });
        await collector.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }
}
