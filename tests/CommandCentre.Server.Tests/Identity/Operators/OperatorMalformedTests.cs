using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Identity.Operators;
using CommandCentre.Server.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace CommandCentre.Server.Tests.Identity.Operators;

/// <summary>The operators' channel, pages and API, called wrongly by who may come in (quality.md, B2): it answers with what is wrong, and nothing is recorded.</summary>
public sealed class OperatorMalformedTests
{
    // As many calls as the quality table asks of each operation of the API.
    private const int Calls = 2000;

    // No call may wait for the rate: that is another test's.
    private const int Fast = 1_000_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Api_OfOperators_CalledWrongly_AnswersWithProblemsAndChangesNothing()
    {
        await using var centre = await StartAsync();
        var (key, referral) = await ReferredAsync(centre);
        using var system = centre.WithKey(key);
        _ = await system.GetStringAsync("/api/operator/referrals", Stop); // seen once, which is a line
        var head = await HeadAsync(centre);
        var garbage = new Garbage(11);
        for (var call = 0; call < Calls; call++)
        {
            var reference = garbage.Next(2) == 0 ? referral : Odd(garbage);
            using var request = garbage.Next(4) == 0
                ? new HttpRequestMessage(HttpMethod.Get, $"/api/operator/referrals/{Odd(garbage)}?{Odd(garbage)}={Odd(garbage)}")
                : new HttpRequestMessage(HttpMethod.Post, $"/api/operator/referrals/{reference}/answer") { Content = Body(garbage) };
            using var answer = await system.SendAsync(request, Stop);
            Assert.True((int)answer.StatusCode is 400 or 404 or 413 or 422, $"{request.Method} {request.RequestUri} answered {(int)answer.StatusCode}");
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }

        Assert.Equal(head, await HeadAsync(centre));
    }

    [Fact]
    public async Task Pages_OfOperators_CalledWrongly_AreDrawnAgainOrAbsent()
    {
        await using var centre = await StartAsync();
        var (key, referral) = await ReferredAsync(centre);
        using var browser = centre.Browser(out _);
        using var entered = await PageForms.SendAsync(browser, OperatorPaths.SignIn, "operator", ("Key", key));
        var address = $"{OperatorPaths.Pages}/{referral}";
        var page = await PageForms.GetAsync(browser, address);
        var token = page.QuerySelector("form[novalidate] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var head = await HeadAsync(centre);
        var garbage = new Garbage(13);
        string[] fields = ["id", "outcome", "text", "facts.grams", "facts.value", "screening.methods", "screening.result", "loading.state", "loading.boundFor", "kind", "operator"];
        for (var call = 0; call < Calls / 4; call++)
        {
            using var looked = await browser.GetAsync(garbage.Next(2) == 0 ? $"{OperatorPaths.Pages}/{Odd(garbage)}" : $"{address}?taken={Odd(garbage)}&{Odd(garbage)}", Stop);
            Assert.True((int)looked.StatusCode is 200 or 404, $"{looked.RequestMessage!.RequestUri} answered {(int)looked.StatusCode}");
            var sent = Enumerable.Range(0, garbage.Next(6)).Select(_ => KeyValuePair.Create(fields[garbage.Next(fields.Length)], garbage.Value()?.ToString().Replace('\ud800', 'x') ?? string.Empty));
            using var answer = await PageForms.PostAsync(browser, address, [new("__RequestVerificationToken", token), .. sent]);
            Assert.True((int)answer.StatusCode is 400 or 422, $"a form answered {(int)answer.StatusCode}");
        }

        Assert.Equal(head, await HeadAsync(centre));
    }

    private static Task<RunningCentre> StartAsync() =>
        RunningCentre.StartAsync(also: builder => builder.Services.AddSingleton(provider => new OperatorRate(provider.GetRequiredService<TimeProvider>(), Fast, Fast)));

    private static async Task<(string Key, string Referral)> ReferredAsync(RunningCentre centre)
    {
        await Commands.OpenAsync(centre);
        using var liaison = centre.As("DE", "liaison officer");
        using var agency = centre.As("DE", "agency officer");
        var asked = await Commands.RecordAsync(liaison, Commands.Operator());
        var referral = await Commands.RecordAsync(agency, Commands.Refer(asked));
        return (centre.Get<OperatorAccess>().Give(OperationKey.Parse(Commands.Operation), Guid.Parse(asked), "DE-TEST"), referral);
    }

    private static async Task<long> HeadAsync(RunningCentre centre)
    {
        using var observer = centre.As("DE", "observer");
        return await Commands.HeadAsync(observer);
    }

    private static ByteArrayContent Body(Garbage garbage)
    {
        var right = JsonNode.Parse($$"""{"id":"{{Commands.NewId()}}","outcome":"partly","facts":{"grams":850} }""")!.AsObject();
        var content = new ByteArrayContent(garbage.Next(2) == 0 ? garbage.Bytes() : JsonSerializer.SerializeToUtf8Bytes(garbage.Command(right)));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    // A NUL in an address never gets past the web server; dots are another address.
    private static string Odd(Garbage garbage)
    {
        var text = garbage.Value()?.ToString().Replace('\ud800', 'x').Replace('\0', 'x') ?? "x";
        return text is "" or "." or ".." ? "x" : Uri.EscapeDataString(text);
    }
}
