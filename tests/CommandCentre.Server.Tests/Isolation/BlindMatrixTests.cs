using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CommandCentre.Domain.Codes;
using CommandCentre.Matching.Blind;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Names;
using CommandCentre.Server.Tests.Running;
using Microsoft.AspNetCore.SignalR.Client;

namespace CommandCentre.Server.Tests.Isolation;

/// <summary>X1 of quality.md for blind filters: "possible" is for who asked, and to everybody else a check that met something is like one that met nothing, letter for letter.</summary>
public sealed partial class BlindMatrixTests(FilledStage filled, ITestOutputHelper output) : IClassFixture<FilledStage>
{
    private const string Root = "/operations/" + Commands.Operation;
    private const string Api = "/api" + Root;
    private const string Asker = "FR";

    /// <summary>Who publishes a filter; their numbers are in it, those of nobody are in none.</summary>
    private static readonly string[] Publishers = ["AT", "GR"];

    private static readonly string[] Met = ["+43 1 7130001", "+43 1 7130077"];

    private static readonly string[] Unmet = ["+43 1 7139914", "+43 1 7139953"];

    private Stage Stage => filled.Stage;

    [Fact]
    public async Task Possible_ForEverybodyButTheAsker_IsLikeNoHit()
    {
        foreach (var publisher in Publishers)
        {
            await PublishAsync(publisher);
        }

        var checks = new List<Made>();
        foreach (var phone in Met.Zip(Unmet).SelectMany(pair => new[] { pair.First, pair.Second }))
        {
            checks.Add(await AskAsync(phone, checks.Count));
        }

        var (compared, apart) = (0, 0);
        foreach (var (who, read) in Readers())
        {
            using var client = read();
            foreach (var outlet in Addresses(client.DefaultRequestHeaders.Authorization is not null))
            {
                foreach (var (met, unmet) in checks.Chunk(2).Select(pair => (pair[0], pair[1])))
                {
                    var (one, other) = (await ReadAsync(client, outlet(met), met), await ReadAsync(client, outlet(unmet), unmet));
                    Assert.True(who.Country == Asker || one == other, $"{outlet(met)} for {who}:\n{one}\n{other}");
                    (compared, apart) = (compared + 1, apart + (one == other ? 0 : 1));
                }
            }
        }

        output.WriteLine($"{compared} pairs of texts, {apart} of them told to {Asker} apart");
        Assert.True(compared > 400, $"{compared}");
        // The asker's own people are told: else this could not fail.
        Assert.InRange(apart, 10, compared / 4);
    }

    private async Task PublishAsync(string country)
    {
        using var system = Stage.Centre.WithKey(filled.Fast(new Who(country, "police", "liaison officer")));
        var told = JsonNode.Parse(await system.GetStringAsync(new Uri($"{Api}/blind/secret", UriKind.Relative)))!;
        Assert.True(BlindSecret.TryParse((string?)told["secret"], out var secret));
        var terms = new BlindTerms(Stage.Key, CountryCode.Parse(country), BlindTerms.UsualRate, DateTimeOffset.UnixEpoch);
        var filter = BlindFilter.Build(secret!, terms, Met.Select(phone => new Entity(phone, "Phone", NameKind.Thing, [new(ValueKind.Phone, phone)])), RandomNumberGenerator.GetBytes(32)).Write(secret!);
        using var content = new ByteArrayContent(filter);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var answer = await system.PutAsync(new Uri($"{Api}/blind/filter", UriKind.Relative), content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Asked by API, as lines and by hub in turn; whoever publishes says "possible" of what is in the filter, nobody anything else, and no match is told.</summary>
    private async Task<Made> AskAsync(string phone, int turn)
    {
        var key = filled.Fast(new Who(Asker, "police", "liaison officer"));
        var check = new JsonObject
        {
            ["id"] = Commands.NewId(),
            ["values"] = new JsonArray(new JsonObject { ["kind"] = "phone", ["text"] = phone }),
            ["subject"] = "person",
            ["purpose"] = "a parcel in hand",
            ["caseReference"] = "C-1",
        };
        var parts = turn / 2 == 0 ? await PostAsync(key, check) : await StreamAsync(key, check);
        var answers = parts.SelectMany(part => part["answers"]?.AsArray().Select(answer => answer!.AsObject()) ?? [part]).Where(part => part.ContainsKey("country")).ToList();
        Assert.Equal(Met.Contains(phone) ? Publishers : [], answers.Where(answer => (string?)answer["answer"] == "possible").Select(answer => (string)answer["country"]!).Order());
        Assert.All(answers, answer => Assert.Equal(["country", "answer", "matches"], answer.Select(field => field.Key)));
        Assert.All(answers, answer => Assert.Empty(answer["matches"]!.AsArray()));
        var head = parts.First(part => part.ContainsKey("asked"));
        return new Made(phone, (string)head["record"]!, (long)head["number"]!);
    }

    private async Task<List<JsonObject>> PostAsync(string key, JsonObject check)
    {
        using var system = Stage.Centre.WithKey(key);
        using var answer = await system.PostAsJsonAsync($"{Api}/cross-checks", check);
        return [JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject()];
    }

    private async Task<List<JsonObject>> StreamAsync(string key, JsonObject check)
    {
        check["operation"] = Commands.Operation;
        await using var hub = Stage.Hub(key);
        await hub.StartAsync();
        var parts = new List<JsonObject>();
        await foreach (var part in hub.StreamAsync<JsonElement>("CrossCheck", check))
        {
            parts.Add(JsonNode.Parse(part.GetRawText())!.AsObject());
        }

        return parts;
    }

    /// <summary>Every key, and a browser of each class of some countries, of an owner off duty and of a wall.</summary>
    private IEnumerable<(Who Who, Func<HttpClient> Read)> Readers()
    {
        foreach (var (who, key) in Stage.Systems)
        {
            yield return (who, () => Stage.Centre.WithKey(key));
        }

        var seers = Stage.Systems.Select(system => system.Who).Where(who => who.Country is Asker or "AT" or "DE" or "EU").DistinctBy(who => who.Class);
        foreach (var who in seers.Append(new Who("GR", "police", "liaison officer", "off-duty")).Append(new Who("EU", "coordination", "observer", "wall")))
        {
            yield return (who, () => Stage.Browser(who));
        }
    }

    private static IReadOnlyList<Func<Made, string>> Addresses(bool byKey) => byKey
        ? [made => $"{Api}/lines/{made.Number}", made => $"{Api}/lines?after={made.Number - 1}&limit=1", made => $"{Api}/cross-checks/{made.Record}"]
        : [made => $"{Root}/lines/{made.Number}", made => $"{Root}/checks/{made.Record}", made => $"{Root}/lines?before={made.Number + 1}&kind=cross-checked", made => $"{Root}/report/request-check?from={made.Record}"];

    /// <summary>An answer without what differs from one check to the next: ids, numbers, times, the value asked, a page's guard and new ids; of a list its first row.</summary>
    private static async Task<string> ReadAsync(HttpClient client, string address, Made made)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        var row = address.Contains("before=", StringComparison.Ordinal) ? RowOf().Match(text).Value : text;
        return $"{(int)answer.StatusCode} {Changing().Replace(row.Replace(made.Phone, "PHONE", StringComparison.Ordinal).Replace(Uri.EscapeDataString(made.Phone), "PHONE", StringComparison.Ordinal).Replace(System.Net.WebUtility.HtmlEncode(made.Phone), "PHONE", StringComparison.Ordinal), "*")}";
    }

    [GeneratedRegex("<li class=\"line\".*?</li>", RegexOptions.Singleline)]
    private static partial Regex RowOf();

    [GeneratedRegex("<time.*?</time>|name=\"__RequestVerificationToken\" value=\"[^\"]+\"|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z|[0-9]+", RegexOptions.Singleline)]
    private static partial Regex Changing();

    private sealed record Made(string Phone, string Record, long Number);
}
