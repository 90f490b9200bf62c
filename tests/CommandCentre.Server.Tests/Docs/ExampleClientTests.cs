using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Docs;

/// <summary>The example clients of docs/api.md against a real centre, over a wire that is cut.</summary>
public sealed class ExampleClientTests
{
    public static TheoryData<string> Languages => ["node", "net"];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Client_CutThreeTimes_ShowsEveryLineOnceAndItsHitIsRecordedOnce(string language)
    {
        using var folder = new TemporaryFolder();
        var centre = await RunningCentre.StartAsync(folder: folder);
        try
        {
            await Commands.OpenAsync(centre); // lines 1 and 2
            await using var relay = new Relay(centre.Address);
            relay.CutBefore("\"ruling\":\"recorded\"");
            using var client = Start(language, relay.Address, centre.Key("DE", "police", "liaison officer"), Commands.Operation, "9");
            var printed = await SubmitOverACutAsync(client, centre);
            var hit = await MissSomethingAsync(client, centre, relay, printed);

            // Third cut: the centre itself goes and comes back on another port.
            await centre.DisposeAsync();
            printed.AddRange(await client.ReadToAsync("cut after 6"));
            centre = await RunningCentre.StartAsync(folder: folder);
            relay.Centre = centre.Address;
            printed.AddRange(await client.ReadToAsync("live after 6"));
            await CorrectAsync(centre, hit); // line 7: the hit is addressed to DE now, so line 5 is drawn again
            await PostAsync(centre, 2); // lines 8 and 9
            var (code, rest) = await client.EndAsync();
            Assert.True(code == 0, client.Everything);
            AssertComplete([.. printed, .. rest]);
        }
        finally
        {
            await centre.DisposeAsync();
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Client_WithAKeyThatIsNone_SaysSoAndEnds(string language)
    {
        await using var centre = await RunningCentre.StartAsync();
        using var client = Start(language, centre.Address, "no-key", Commands.Operation);
        var (code, printed) = await client.EndAsync();
        Assert.Equal(1, code);
        Assert.StartsWith("problem 401 not-signed-in: ", Assert.Single(printed), StringComparison.Ordinal);
    }

    // First cut: its hit is line 3, and it never hears so. It sends again with the same id.
    private static async Task<List<string>> SubmitOverACutAsync(ExampleClient client, RunningCentre centre)
    {
        var printed = await client.ReadToAsync("answer ");
        Assert.Equal("answer repeated 3", printed[^1]);
        await PostAsync(centre, 1); // line 4
        printed.AddRange(await client.ReadToAsync("line 4 "));
        return printed;
    }

    // Second cut: what happens meanwhile is there when it is back; a line of another country that it may not read is there as its number.
    private static async Task<string> MissSomethingAsync(ExampleClient client, RunningCentre centre, Relay relay, List<string> printed)
    {
        relay.Cut();
        printed.AddRange(await client.ReadToAsync("cut after 4"));
        var hit = await HitAsync(centre); // line 5: FR to NL alone, H2
        await PostAsync(centre, 1); // line 6
        relay.Mend();
        printed.AddRange(await client.ReadToAsync("live after 6"));
        return hit;
    }

    private static void AssertComplete(IReadOnlyList<string> printed)
    {
        Assert.Equal(
            [
                "line 1 operation-opened EU full", "line 2 phase-changed EU full", "line 3 hit-pushed DE full", "line 4 message-posted FR full", "line 5 - - number",
                "line 6 message-posted FR full", "line 7 hit-corrected FR full", "line 8 message-posted FR full", "line 9 message-posted FR full",
            ],
            printed.Where(line => line.StartsWith("line ", StringComparison.Ordinal)));
        Assert.Equal(["redrawn 5 hit-pushed FR full"], printed.Where(line => line.StartsWith("redrawn ", StringComparison.Ordinal)));
    }

    private static ExampleClient Start(string language, Uri address, string key, params string[] args) =>
        language == "node" ? ExampleClient.Node(address, key, args) : ExampleClient.Net(address, key, args);

    private static async Task PostAsync(RunningCentre centre, int messages)
    {
        using var france = centre.As("FR", "liaison officer");
        for (var sent = 0; sent < messages; sent++)
        {
            await Commands.RecordAsync(france, Commands.Of("post-message", """{"text":"Good morning","handling":["H0"]}"""));
        }
    }

    private static async Task<string> HitAsync(RunningCentre centre)
    {
        using var france = centre.As("FR", "liaison officer");
        return await Commands.RecordAsync(france, Commands.Hit("For NL alone", "H2", "NL"));
    }

    private static async Task CorrectAsync(RunningCentre centre, string hit)
    {
        using var france = centre.As("FR", "liaison officer");
        var correction = Commands.Correct(hit);
        correction["to"] = new System.Text.Json.Nodes.JsonArray("DE", "NL");
        await Commands.RecordAsync(france, correction);
    }
}
