using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Referrals;
using CommandCentre.Server.Identity.Operators;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Isolation;

/// <summary>X1 and X2 of quality.md for postal operators and carriers: what each can get of an operation full of texts, by every address there is.</summary>
public sealed partial class OperatorMatrixTests(FilledStage filled, ITestOutputHelper output) : IClassFixture<FilledStage>
{
    /// <summary>What an operator is told of a referral, by the words of issue 7.</summary>
    private static readonly string[] Asked = ["parcel", "question", "desk"];

    private static readonly string[] AnsweredParts = ["text", "name", "address", "phone", "email", "number"];

    private RunningCentre Centre => filled.Stage.Centre;

    private IReadOnlyList<SaidRecord> Referrals => [.. filled.Stage.Ledger.Records.Values.Where(record => record.Kind == "parcel-referred")];

    /// <summary>Over the API and on the pages: every canary of its own referrals, and none of anything else.</summary>
    [Fact]
    public async Task Channel_OfEachOperator_HoldsItsOwnCanariesAlone()
    {
        var checks = 0;
        foreach (var asked in Operators())
        {
            using var system = Centre.WithKey(Key(asked));
            using var browser = await BrowserAsync(asked);
            var told = new HashSet<string>();
            foreach (var address in Everywhere())
            {
                var api = await TextAsync(system, "/api/operator/" + address);
                var page = await TextAsync(browser, ("/operator" + address["referrals".Length..]).TrimEnd('/'));
                told.UnionWith(Canaries.In(api).Concat(Canaries.In(page)));
                Assert.DoesNotContain(Commands.Operation, api + page, StringComparison.OrdinalIgnoreCase);
                checks += 2;
            }

            var own = Referrals.Where(record => record.Owner == asked.Owner).SelectMany(record => record.Lines).ToList();
            var allowed = own.Where(line => line.Kind == "parcel-referred").SelectMany(line => line.Canaries).Where(canary => Asked.Contains(canary.Field))
                .Concat(own.Where(line => line.Kind == "referral-answered").SelectMany(line => line.Canaries).Where(canary => AnsweredParts.Contains(canary.Field)))
                .Concat(own.Where(line => line.Kind == "referral-moved").GroupBy(line => line.Record).Select(lines => lines.First()).SelectMany(line => line.Canaries).Where(canary => canary.Field == "text")) // asked again
                .Select(canary => canary.Text).ToHashSet();
            Assert.Empty(told.Except(allowed));
            Assert.Empty(allowed.Except(told));
        }

        output.WriteLine($"{checks} answers to operators");
    }

    /// <summary>Any other address of the site answers an operator as it answers a stranger, whatever it shows.</summary>
    [Fact]
    public async Task EveryOtherAddress_AnswersAnOperatorAsAStranger()
    {
        var asked = Operators()[0];
        var addresses = Outlets.Endpoints(Centre).Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Where(path => !path.Contains("operator/", StringComparison.OrdinalIgnoreCase) && path != "/operator")
            .Select(path => Gap().Replace(path.Replace("{key}", Commands.Operation, StringComparison.OrdinalIgnoreCase), gap => gap.Value.Contains("umber", StringComparison.Ordinal) ? "3" : Referrals[0].Id.ToString("D")))
            .Distinct().ToList();
        Assert.True(addresses.Count > 60, $"{addresses.Count}");
        using var stranger = Centre.WithKey("nobody's key at all");
        using var system = Centre.WithKey(Key(asked));
        using var nobody = Centre.Browser(out var cookies);
        cookies.Add(Centre.Address, new Cookie(Centre.Get<OperatorCookie>().Name, "nobody"));
        using var browser = await BrowserAsync(asked);
        foreach (var address in addresses)
        {
            Assert.Equal(await WholeAsync(stranger, address), await WholeAsync(system, address));
            Assert.Equal(await WholeAsync(nobody, address), await WholeAsync(browser, address));
        }
    }

    /// <summary>Another operator's referral, another record, nothing: one answer, by every way.</summary>
    [Fact]
    public async Task References_ThatAreNotItsOwn_AnswerAsIfAbsent()
    {
        var asked = Operators()[0];
        using var system = Centre.WithKey(Key(asked));
        using var browser = await BrowserAsync(asked);
        var own = Referrals.First(record => record.Owner == asked.Owner);
        var guard = Guard().Match(await TextAsync(browser, $"/operator/{own.Id:D}")).Groups[1].Value;
        var head = (await Centre.Get<Desks.DeskRoom>().FindAsync(Stage.Key, TestContext.Current.CancellationToken))!.View(new(Actor.Clock))!.Head;
        foreach (var closed in Referrals.Where(record => record.Owner != asked.Owner).Concat(filled.Stage.Ledger.Records.Values.Where(record => record.Kind is "lead-sent" or "operator-registered").Take(6)))
        {
            var absent = Commands.NewId();
            foreach (var ask in new Func<string, Task<string>>[]
            {
                id => WholeAsync(system, $"/api/operator/referrals/{id}"), id => WholeAsync(browser, $"/operator/{id}"), id => PostedAsync(system, $"/api/operator/referrals/{id}/answer", Answer()),
                id => PostedAsync(system, $"/api/operator/referrals/{id}/answer", """{"outcome":"nonsense"}"""), id => FormAsync(browser, $"/operator/{id}", guard),
            })
            {
                Assert.Equal((await ask(absent)).Replace(absent, "NAMED", StringComparison.Ordinal), (await ask(closed.Id.ToString("D"))).Replace(closed.Id.ToString("D"), "NAMED", StringComparison.Ordinal));
            }
        }

        Assert.Equal(head, (await Centre.Get<Desks.DeskRoom>().FindAsync(Stage.Key, TestContext.Current.CancellationToken))!.View(new(Actor.Clock))!.Head);
    }

    /// <summary>At the channel nobody else is anybody: no officer's session, no national system's key.</summary>
    [Fact]
    public async Task Channel_ForOfficersAndSystems_IsShut()
    {
        using var officer = filled.Stage.Browser(new Who("DE", "police", "liaison officer"));
        using var system = Centre.WithKey(filled.Fast(new Who("DE", "police", "liaison officer")));
        using var nobody = Centre.Browser(out _);
        foreach (var address in Everywhere().Take(3))
        {
            Assert.Equal(await WholeAsync(nobody, "/operator" + address["referrals".Length..].TrimEnd('/')), await WholeAsync(officer, "/operator" + address["referrals".Length..].TrimEnd('/')));
            Assert.StartsWith("401", await WholeAsync(system, "/api/operator/" + address), StringComparison.Ordinal);
        }
    }

    private List<SaidRecord> Operators() => [.. filled.Stage.Ledger.Records.Values.Where(record => record.Kind == "operator-registered")];

    private string Key(SaidRecord asked) => Centre.Get<OperatorAccess>().Give(Stage.Key, asked.Id, "DE-TEST");

    private async Task<HttpClient> BrowserAsync(SaidRecord asked)
    {
        var browser = Centre.Browser(out var cookies);
        var access = Centre.Get<OperatorAccess>();
        cookies.Add(Centre.Address, new Cookie(Centre.Get<OperatorCookie>().Name, access.Begin(new OperatorSignIn("operator:" + access.Of(Stage.Key, asked.Id)!.Kept[..16], Stage.Key, asked.Id))));
        Assert.StartsWith("200", await WholeAsync(browser, "/operator"), StringComparison.Ordinal);
        return browser;
    }

    private IEnumerable<string> Everywhere() => ["referrals", .. Referrals.Concat(filled.Stage.Ledger.Records.Values.Where(record => record.Kind == "lead-sent").Take(4)).Select(record => $"referrals/{record.Id:D}")];

    private static string Answer() => $$"""{"id":"{{Commands.NewId()}}","outcome":"cannot","text":"not in our hands"}""";

    private static async Task<string> TextAsync(HttpClient client, string path) => await (await client.GetAsync(path, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static async Task<string> WholeAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return await WholeAsync(answer);
    }

    private static async Task<string> PostedAsync(HttpClient client, string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
        using var answer = await client.PostAsync(path, content, TestContext.Current.CancellationToken);
        return await WholeAsync(answer);
    }

    private static async Task<string> FormAsync(HttpClient client, string path, string guard)
    {
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", guard), new("id", Commands.NewId()), new("outcome", nameof(ReferralOutcome.Cannot)), new("text", "not in our hands")]);
        using var answer = await client.PostAsync(path, content, TestContext.Current.CancellationToken);
        return await WholeAsync(answer);
    }

    private static async Task<string> WholeAsync(HttpResponseMessage answer)
    {
        var headers = string.Join('\n', answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Date" or "Content-Length" or "Set-Cookie")).Select(header => $"{header.Key}: {string.Join(',', header.Value)}"));
        return $"{(int)answer.StatusCode}\n{headers}\n{Changing().Replace(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "*")}";
    }

    [GeneratedRegex("\\{\\*{0,2}[A-Za-z:]+\\}")]
    private static partial Regex Gap();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Guard();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"[^\"]+\"|name=\"id\" value=\"[^\"]+\"|\"[A-Za-z]+\":[0-9.e-]+|^commandcentre.*$|[0-9]+(?:\\.[0-9]+)?", RegexOptions.Multiline)]
    private static partial Regex Changing();
}
