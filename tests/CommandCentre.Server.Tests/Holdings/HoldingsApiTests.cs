using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CommandCentre.Desks.Holdings;
using CommandCentre.Domain.Codes;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Holdings;

/// <summary>A country's holdings over the API: loaded, seen, changed, withdrawn by its own, and as if absent to everybody else.</summary>
public sealed class HoldingsApiTests
{
    private const string Canary = "Kanarienvogel";
    private const string Api = $"/api/operations/{Commands.Operation}/holdings";
    private static readonly CountryCode Germany = CountryCode.Parse("DE");

    [Fact]
    public async Task Import_PreparedAndSent_IsLoadedSeenChangedAndWithdrawn()
    {
        await using var centre = await Commands.OpenedAsync();
        using var germany = centre.As("DE", "liaison officer");
        var mapping = await File.ReadAllTextAsync(Path.Combine(Sources.Root, "docs", "examples", "holdings-mapping.json"));
        Assert.Equal("wanted-persons", (string?)(await GoodAsync(germany.PostAsync(Api + "/mappings", Json(mapping))))["mappings"]![0]!["name"]);
        var id = Commands.NewId();
        await GoodAsync(germany.PostAsJsonAsync(Api + "/imports", new { id, label = "wanted", form = "csv", mapping = "wanted-persons", contact = "desk 7" }));
        var outcome = await GoodAsync(germany.PutAsync($"{Api}/imports/{id}/file", new ByteArrayContent(await File.ReadAllBytesAsync(Path.Combine(Sources.Root, "docs", "examples", "holdings.csv")))));
        Assert.Equal(("loaded", 3, 0), ((string?)outcome["result"], (int)outcome["taken"]!, (int)outcome["rejected"]!));
        Assert.Equal("repeated", (string?)(await GoodAsync(germany.PutAsync($"{Api}/imports/{id}/file", new ByteArrayContent([]))))["result"]);

        var all = await GoodAsync(germany.GetAsync(Api));
        Assert.Equal(("ready", 3, "wanted", id), ((string?)all["standing"], (int)all["count"]!, (string?)all["loads"]![0]!["label"], (string?)all["loads"]![0]!["id"]));
        Assert.Equal("ended", (string?)(await GoodAsync(germany.GetAsync($"{Api}/imports/{id}")))["progress"]!["stage"]);
        var page = await GoodAsync(germany.GetAsync(Api + "/records?limit=2"));
        var next = await GoodAsync(germany.GetAsync($"{Api}/records?limit=2&after={page["next"]}&load={id}"));
        Assert.Equal(["K-17", "K-18", "K-19"], page["records"]!.AsArray().Concat(next["records"]!.AsArray()).Select(record => (string?)record!["entity"]!["id"]));
        Assert.Equal(("H1", "open", "desk 7"), ((string?)page["records"]![0]!["handling"]![0], (string?)page["records"]![0]!["mode"], (string?)page["records"]![0]!["contact"]));

        var record = (string?)page["records"]![0]!["record"];
        Assert.Equal(1, (int)(await GoodAsync(germany.PostAsJsonAsync(Api + "/changes", new { ids = new[] { record }, mode = "silent", clear = new[] { "contact" } })))["count"]!);
        var one = await GoodAsync(germany.GetAsync($"{Api}/records/{record}"));
        Assert.Equal(("silent", null), ((string?)one["mode"], (string?)one["contact"]));
        Assert.Single((await GoodAsync(germany.GetAsync($"{Api}/records?mode=open")))["records"]!.AsArray().Select(each => (string?)each!["mode"]).Except(["hit-only"]).DefaultIfEmpty(null));
        Assert.Equal(3, (int)(await GoodAsync(germany.PostAsJsonAsync(Api + "/withdrawals", new { load = id, reason = "warrants lifted" })))["count"]!);
        Assert.Equal("none", (string?)(await GoodAsync(germany.GetAsync(Api)))["standing"]);
        Assert.Equal(HttpStatusCode.OK, (await germany.DeleteAsync(Api + "/mappings/wanted-persons")).StatusCode);
    }

    [Fact]
    public async Task Record_Put_IsThereWithItsIdAndWrongOnesAreExplained()
    {
        await using var centre = await Commands.OpenedAsync();
        using var germany = centre.As("DE", "liaison officer");
        var record = await GoodAsync(germany.PostAsync(Api + "/records", Json("""{"id":"P-1","schema":"Person","properties":{"name":["Olga Petrova"]},"handling":["H0"]}""")));
        Assert.Equal("Olga Petrova", (string?)(await GoodAsync(germany.GetAsync($"{Api}/records/{record["record"]}")))["entity"]!["properties"]!["name"]![0]);
        foreach (var (address, body, field) in new[]
                 {
                     ("/records", """{"schema":"Person","properties":{"name":["x"]},"mode":"loud"}""", "mode"),
                     ("/records", """{"schema":"Person","properties":{}}""", "name"),
                     ("/changes", """{"ids":["x"]}""", "ids"),
                     ("/changes", $$"""{"load":"{{Commands.NewId()}}"}""", "mode"),
                     ("/withdrawals", """{"reason":"no record named"}""", "ids"),
                     ("/mappings", """{"name":"x","columns":[{"column":"a","as":"colour"}]}""", "columns[0].as"),
                     ("/imports", $$"""{"id":"{{Commands.NewId()}}","label":"x","form":"xml"}""", "form"),
                     ("/imports", $$"""{"id":"{{Commands.NewId()}}","label":"x","form":"csv","mapping":"none such"}""", "mapping"),
                 })
        {
            using var answer = await germany.PostAsync(Api + address, Json(body));
            var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            Assert.Equal((422, field), ((int)answer.StatusCode, (string?)problem["errors"]![0]!["field"]));
            Assert.NotEmpty((string)problem["errors"]![0]!["allowed"]!);
        }

        Assert.Equal(1, (int)(await GoodAsync(germany.GetAsync(Api)))["count"]!);
    }

    /// <summary>Canaries in names, ids, labels, mappings and cases of one country; every other key asks for all of it, by every id there is.</summary>
    [Fact]
    public async Task Holdings_OfAnother_AreAsIfAbsent()
    {
        await using var centre = await Commands.OpenedAsync();
        var id = await CanariesAsync(centre);
        var own = centre.Get<HoldingsRoom>().For(Viewer("DE"))!;
        var record = own.Page(0, 1).Holdings[0].Id;
        foreach (var (country, role) in from country in (string[])["FR", "NL", "ES", "EU"] from role in Roles(country) select (country, role))
        {
            using var other = centre.As(country, role);
            foreach (var address in (string[])[Api, Api + "/records", $"{Api}/records?load={id}", $"{Api}/records/{record:D}", Api + "/mappings", $"{Api}/imports/{id}"])
            {
                using var answer = await other.GetAsync(address);
                Assert.DoesNotContain(Canary, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }

            Assert.Equal(await TextAsync(other, $"{Api}/records/{Commands.NewId()}"), await TextAsync(other, $"{Api}/records/{record:D}"));
            Assert.Equal(await TextAsync(other, $"{Api}/imports/{Commands.NewId()}"), await TextAsync(other, $"{Api}/imports/{id}"));
            if (role == "liaison officer")
            {
                Assert.Equal(0, (int)(await GoodAsync(other.PostAsJsonAsync(Api + "/changes", new { load = id, mode = "silent" })))["count"]!);
                Assert.Equal(0, (int)(await GoodAsync(other.PostAsJsonAsync(Api + "/withdrawals", new { ids = new[] { record }, reason = "not mine" })))["count"]!);
                Assert.Equal(HttpStatusCode.NotFound, (await other.PutAsync($"{Api}/imports/{id}/file", new StringContent("id,name\n"))).StatusCode);
                Assert.Equal(HttpStatusCode.NotFound, (await other.DeleteAsync(Api + "/mappings/" + Canary)).StatusCode);
            }
        }

        Assert.Equal(HoldingMode.Open, own.Find(record)!.Terms.Mode);
    }

    [Theory]
    [InlineData("DE", "liaison officer", 200, 200)]
    [InlineData("DE", "agency officer", 200, 403)]
    [InlineData("DE", "analyst", 200, 403)]
    [InlineData("DE", "auditor", 200, 403)]
    [InlineData("DE", "observer", 403, 403)]
    [InlineData("SE", "liaison officer", 404, 404)]
    public async Task Role_ReadsOrManagesOrNeither(string country, string role, int read, int manage)
    {
        await using var centre = await Commands.OpenedAsync();
        await CanariesAsync(centre);
        using var system = centre.As(country, role);
        using var all = await system.GetAsync(Api);
        Assert.Equal(read, (int)all.StatusCode);
        Assert.Equal(read == 200, (await all.Content.ReadAsStringAsync()).Contains(Canary, StringComparison.Ordinal));
        using var answer = await system.PostAsJsonAsync(Api + "/withdrawals", new { ids = new[] { Commands.NewId() }, reason = "a trial" });
        Assert.Equal(manage, (int)answer.StatusCode);
    }

    private static IEnumerable<string> Roles(string country) => country == "EU" ? ["coordinator"] : ["liaison officer", "agency officer", "analyst", "auditor", "observer"];

    private static async Task<Guid> CanariesAsync(RunningCentre centre)
    {
        var own = centre.Get<HoldingsRoom>().For(Viewer("DE"))!;
        await own.KeepAsync(new ColumnMapping(Canary, "Person", ',', [new MappedColumn(Canary, "name")]));
        var wish = new ImportWish(Guid.Parse(Commands.NewId()), Canary, ImportForm.Csv, null, HoldingTerms.Usual with { CaseReference = Canary, Handling = new Handling(HandlingCodes.H0) });
        await own.ImportAsync(wish, new MemoryStream(Encoding.UTF8.GetBytes($"id,name\n{Canary}-1,{Canary} One\n,{Canary} Two\n3,\n")));
        return wish.Id;
    }

    private static Domain.Sharing.Viewer Viewer(string country) =>
        new(new Domain.Operations.Actor($"{country}-POL-01", CountryCode.Parse(country), Domain.Operations.AgencyKind.Police, Domain.Operations.Role.LiaisonOfficer));

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static async Task<(HttpStatusCode, string)> TextAsync(HttpClient system, string address)
    {
        using var answer = await system.GetAsync(address);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<JsonNode> GoodAsync(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{(int)answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }
}
