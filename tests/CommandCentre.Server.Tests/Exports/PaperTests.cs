using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CommandCentre.Desks.Access;
using CommandCentre.Domain.Codes;
using CommandCentre.Server.Exports.Papers;
using CommandCentre.Server.Tests.Files;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Exports;

/// <summary>The forms made of one seizure: what stands in them, who may take them out, and that they are accounted for.</summary>
public sealed partial class PaperTests
{
    private static readonly string Root = $"/operations/{Commands.Operation}/seizures/";

    public static TheoryData<PaperKind> Files => [.. Enum.GetValues<PaperKind>().Where(kind => kind is not PaperKind.Record)];

    /// <summary>Each form against the one that was read by people and found right (Golden); moments of the exercise's clock are struck out. To write them anew: GOLDEN=1.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public async Task Paper_OfOneSeizure_IsAsItWasReadAndFoundRight(PaperKind kind)
    {
        await using var centre = await RunningCentre.StartAsync();
        var seizure = await SeizedAsync(centre);
        await AttachedAsync(centre, seizure, "Notes <of> the find", "H0");
        var (status, text, name) = await AskAsync(centre, "DE", seizure, kind);
        Assert.Equal(HttpStatusCode.OK, status);
        text = Moments().Replace(text, moment => moment.Value.Contains("2020-11-16T09:30", StringComparison.Ordinal) || moment.Value.Contains("16 Nov 2020 09:30", StringComparison.Ordinal) ? moment.Value : "(moment)");
        var golden = Path.Combine(Sources.Root, "tests", "CommandCentre.Server.Tests", "Exports", "Golden", Words.Of(kind) + Path.GetExtension(name));
        if (Environment.GetEnvironmentVariable("GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(golden, text, new UTF8Encoding(false), TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(golden, TestContext.Current.CancellationToken), text, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task Niem_IsWellFormedInTheProjectsOwnNamespace()
    {
        await using var centre = await RunningCentre.StartAsync();
        var xml = XDocument.Parse((await AskAsync(centre, "DE", await SeizedAsync(centre), PaperKind.Niem)).Text);
        Assert.Equal("urn:commandcentre:niem-shaped:1", xml.Root!.Name.NamespaceName);
        Assert.Equal("Zastava <i>", xml.Descendants().Single(element => element.Name.LocalName == "FirearmMakeText").Value);
    }

    /// <summary>followthemoney: every entity has the name its schema requires, and an event's parties are entities of the same file. The ids are the same the second time.</summary>
    [Fact]
    public async Task FollowTheMoney_HoldsTogetherAndIsStable()
    {
        await using var centre = await RunningCentre.StartAsync();
        var seizure = await SeizedAsync(centre);
        var entities = Lines((await AskAsync(centre, "DE", seizure, PaperKind.FollowTheMoney)).Text);
        Assert.Equal(["PublicBody", "LegalEntity", "LegalEntity", "Event"], entities.Select(entity => (string?)entity["schema"]));
        Assert.All(entities, entity => Assert.NotEmpty(entity["properties"]!["name"]!.AsArray()));
        var ids = entities.Select(entity => (string)entity["id"]!).ToList();
        Assert.Equal(ids[1..3], entities[3]["properties"]!["involved"]!.AsArray().Select(id => (string)id!));
        Assert.Equal([ids[0]], entities[3]["properties"]!["organizer"]!.AsArray().Select(id => (string)id!));
        Assert.Equal(ids, Lines((await AskAsync(centre, "FR", seizure, PaperKind.FollowTheMoney)).Text).Select(entity => (string)entity["id"]!));
    }

    /// <summary>The form is on the access log, with its purpose and whose records were in it.</summary>
    [Fact]
    public async Task Paper_ThatLeaves_IsAccountedFor()
    {
        await using var centre = await RunningCentre.StartAsync();
        await AskAsync(centre, "FR", await SeizedAsync(centre), PaperKind.Niem);
        var logged = Assert.Single(await centre.Get<AccessLog>().LatestAsync(_ => true, 10, null, TestContext.Current.CancellationToken)).Access;
        Assert.Equal(
            (AccessKind.Exported, "FR-SYS-POL-LO", "niem", "case LEJ-7", 4L, 0L, "DE FR"),
            (logged.What, logged.Officer, logged.Subject, logged.Purpose, logged.Extent!.Lines, logged.Extent.Withheld, logged.Extent.Owners.ToString()));
    }

    /// <summary>H2 of another country: nothing leaves, nothing is accounted for; with a grant it leaves. H1: it leaves with its caveat on every form.</summary>
    [Fact]
    public async Task Paper_OfAnothersRecord_FollowsTheRulesOfExports()
    {
        await using var centre = await RunningCentre.StartAsync();
        var seizure = await SeizedAsync(centre, "H2");
        var (status, text, _) = await AskAsync(centre, "FR", seizure, PaperKind.Message);
        Assert.Equal((HttpStatusCode.Forbidden, "paper-not-released"), (status, (string?)JsonNode.Parse(text)!["reason"]));
        Assert.Empty(await centre.Get<AccessLog>().LatestAsync(_ => true, 10, null, TestContext.Current.CancellationToken));
        using var germany = centre.As("DE", "liaison officer");
        await Commands.RecordAsync(germany, Commands.Grant(seizure).With("use", "passing-on"));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(centre, "FR", seizure, PaperKind.Message)).Status);

        var court = await SeizedAsync(centre, "H1", open: false);
        foreach (var kind in Enum.GetValues<PaperKind>())
        {
            Assert.Contains("court", (await AskAsync(centre, "FR", court, kind)).Text, StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>An exhibit under H2 of the other country stays here, and the form says that something did.</summary>
    [Fact]
    public async Task Paper_OfWhatBelongsToIt_LeavesOutWhatMayNotLeave()
    {
        await using var centre = await RunningCentre.StartAsync();
        var seizure = await SeizedAsync(centre);
        using var customs = centre.As("DE", "agency officer");
        await Commands.RecordAsync(customs, Commands.Exhibit(seizure).With("seal", "DE-SECRET").With("site", "vault").Put("parts", """[{"item":1,"pieces":5}]"""));
        var text = (await AskAsync(centre, "FR", seizure, PaperKind.MessageJson)).Text;
        Assert.DoesNotContain("DE-SECRET", text, StringComparison.Ordinal);
        Assert.Equal(1, (int)JsonNode.Parse(text)!["withheld"]!);
        Assert.Contains("DE-SECRET", (await AskAsync(centre, "DE", seizure, PaperKind.MessageJson)).Text, StringComparison.Ordinal);
    }

    /// <summary>Photos and documents are named with their digest where their own line may leave, and counted where it may not; their bytes stay.</summary>
    [Fact]
    public async Task Paper_OfASeizureWithFiles_ListsThoseThatMayLeave()
    {
        await using var centre = await RunningCentre.StartAsync();
        var seizure = await SeizedAsync(centre);
        await AttachedAsync(centre, seizure, "open notes", "H0");
        await AttachedAsync(centre, seizure, "closed notes", "H2");
        var own = JsonNode.Parse((await AskAsync(centre, "DE", seizure, PaperKind.MessageJson)).Text)!;
        Assert.Equal(["open notes", "closed notes"], own["files"]!.AsArray().Select(file => (string)file!["title"]!));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("open notes"u8)), (string)own["files"]![0]!["sha256"]!); // a text is kept as it was sent
        foreach (var kind in new[] { PaperKind.Record, PaperKind.Message, PaperKind.MessageJson, PaperKind.Niem })
        {
            var text = (await AskAsync(centre, "FR", seizure, kind)).Text;
            Assert.Contains("open notes", text, StringComparison.Ordinal);
            Assert.DoesNotContain("closed notes", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("NL", "liaison officer")] // reads counts alone
    [InlineData("SE", "liaison officer")] // takes no part
    public async Task Paper_OfWhatMayNotBeRead_IsAsAbsent(string country, string role)
    {
        await using var centre = await RunningCentre.StartAsync();
        var seizure = await SeizedAsync(centre, "H2");
        var told = await AskAsync(centre, country, seizure, PaperKind.Message, role);
        Assert.Equal(await AskAsync(centre, country, "00000000-0000-4000-8000-00000000ffff", PaperKind.Message, role), told);
        Assert.Equal(HttpStatusCode.NotFound, told.Status);
    }

    [Theory]
    [InlineData("""{"paper":"niem"}""", "purpose")]
    [InlineData("""{"paper":"pdf","purpose":"case LEJ-7"}""", "paper")]
    [InlineData("""{"paper":"niem","purpose":"case LEJ-7","item":1}""", "item")]
    public async Task Paper_WrongField_IsNamed(string sent, string field)
    {
        await using var centre = await RunningCentre.StartAsync();
        var seizure = await SeizedAsync(centre);
        using var germany = centre.As("DE", "liaison officer");
        using var answer = await germany.PostAsync($"/api{Root}{seizure}/forms", new StringContent(sent, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(field, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["errors"]![0]!["field"]);
    }

    /// <summary>The rate of its own: twenty forms a minute, and exports of lines beside them.</summary>
    [Fact]
    public async Task Paper_TheTwentyFirstWithinAMinute_IsTooMany()
    {
        await using var centre = await RunningCentre.StartAsync();
        var seizure = await SeizedAsync(centre);
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(centre, "DE", seizure, PaperKind.Message)).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync(centre, "DE", seizure, PaperKind.Message)).Status);
    }

    /// <summary>By a person: the page shows the meter and the classes, and for H0 the form comes at once; the printed record is a page of its own.</summary>
    [Fact]
    public async Task Page_OfTheForms_MakesThem()
    {
        await using var centre = await RunningCentre.StartAsync();
        var seizure = await SeizedAsync(centre);
        using var browser = await PageForms.EnterAsync(centre, "FR liaison-officer");
        var page = await PageForms.GetAsync(browser, $"{Root}{seizure}/forms");
        Assert.Equal("10", page.QuerySelector("#meters-title")!.ParentElement!.ParentElement!.QuerySelector("meter")!.GetAttribute("value"));
        Assert.Contains("9302", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        using var paper = await SentAsync(browser, page, PaperKind.Record);
        var sheet = await PageForms.ReadAsync(paper);
        Assert.Equal(HttpStatusCode.OK, paper.StatusCode);
        Assert.Contains("DE-0017", sheet.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Zastava <i>", sheet.Body.TextContent, StringComparison.Ordinal);
        Assert.Empty(sheet.QuerySelectorAll("i"));
        using var empty = await SentAsync(browser, page, PaperKind.Niem, purpose: "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Contains("purpose", (await PageForms.ReadAsync(empty)).QuerySelector("[role=alert], .notice")!.InnerHtml, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SentAsync(HttpClient browser, AngleSharp.Html.Dom.IHtmlDocument page, PaperKind kind, string purpose = "case LEJ-7")
    {
        var form = page.QuerySelector("form[action$='/forms']")!;
        var hidden = form.QuerySelectorAll("input[type=hidden]").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value") ?? string.Empty));
        return await PageForms.PostAsync(browser, form.GetAttribute("action")!, [.. hidden, new("paper", Words.Of(kind)), new("purpose", purpose)]);
    }

    private static async Task<(HttpStatusCode Status, string Text, string Name)> AskAsync(RunningCentre centre, string country, string seizure, PaperKind kind, string role = "liaison officer")
    {
        using var system = centre.As(country, role);
        using var answer = await system.PostAsJsonAsync($"/api{Root}{seizure}/forms", new { paper = Words.Of(kind), purpose = "case LEJ-7" }, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), answer.Content.Headers.ContentDisposition?.FileName?.Trim('"') ?? string.Empty);
    }

    private static List<JsonNode> Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    /// <summary>A lead of France, the seizure it led to, an exhibit that went to France, and what came of it; under ids that are the same every time.</summary>
    private static async Task<string> SeizedAsync(RunningCentre centre, string handling = "H0", bool open = true)
    {
        if (open)
        {
            await Commands.OpenAsync(centre);
        }

        using var germany = centre.As("DE", "liaison officer");
        await Commands.RecordAsync(germany, Commands.Legality().With("what", "category-b"));
        await Commands.RecordAsync(germany, Commands.Legality().With("what", "pistol").With("standing", "prohibited").With("from", "2021-01-01"));
        using var france = centre.As("FR", "liaison officer");
        var lead = await Commands.RecordAsync(france, Fixed(Commands.Lead(), handling + " 1").With("destination", "DE").Marked("H0", "DE"));
        using var customs = centre.As("DE", "agency officer");
        var seizure = await Commands.RecordAsync(customs, Fixed(Commands.Of("report-seizure", Seizure), handling + " 2").With("lead", lead).Marked(handling, "FR"));
        var exhibit = await Commands.RecordAsync(customs, Fixed(Commands.Exhibit(seizure), handling + " 3").Marked(handling, "FR"));
        await Commands.RecordAsync(customs, Commands.HandOver(exhibit));
        using var receiver = centre.As("FR", "agency officer");
        await Commands.RecordAsync(receiver, Commands.Receive(exhibit));
        await Commands.RecordAsync(customs, Fixed(Commands.FollowUp(seizure), handling + " 4").Marked(handling, "FR").With("happened", "2020-11-16T09:30:00Z"));
        return seizure;
    }

    private const string Seizure = """
        {"site":"Leipzig hub","method":"opened","found":"2020-11-16T09:30:00Z","parcel":"RR473124829GB","text":"=in a toy\nunder the lining","cause":"lead","concealment":"inside-object",
         "items":[{"kind":"firearm","subKind":"pistol","count":1},{"kind":"ammunition","subKind":"cartridge","count":50},{"kind":"other-weapon","subKind":"knife","count":2}],
         "consignor":{"name":"Ola Nordmann & Sønner","address":"Storgata 1, Oslo","phone":"+47 22 33 44 55","email":"ola@example.org"},"consignee":{"name":"Ἀλέξανδρος"},
         "described":[{"item":1,"calibre":"9 x 19 mm","text":"in two boxes"},{"item":2,"text":"=folding"},{"item":0,"firearm":{"make":"Zastava <i>","model":"=M70","calibre":"7.65 mm","serial":"A 1234","serialStanding":"readable","madeIn":"RS","condition":"working",
          "action":"semi-automatic","percussion":"centre-fire","bore":"rifled","barrelMillimetres":94,"rounds":8,"importer":"Nowak","nationalClass":"B1"}}]}
        """;

    private static async Task AttachedAsync(RunningCentre centre, string seizure, string title, string handling)
    {
        using var customs = centre.As("DE", "agency officer");
        var fields = Sending.Fields(seizure, CommandCentre.Domain.Operations.RecordId.Derived(title).ToString("D"), "document", title, handling);
        await Sending.AddAsync(customs, fields, Encoding.UTF8.GetBytes(title), "notes.txt");
    }

    private static JsonObject Fixed(JsonObject command, string name) => command.With("id", CommandCentre.Domain.Operations.RecordId.Derived(name).ToString("D"));

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z?|\w{3} \d{1,2} \w{3,4} \d{4} \d\d:\d\d:\d\d UTC[+-]\d\d:\d\d")]
    private static partial Regex Moments();
}

internal static class MarkedFields
{
    public static JsonObject Put(this JsonObject command, string name, string json)
    {
        command[name] = JsonNode.Parse(json);
        return command;
    }

    public static JsonObject Marked(this JsonObject command, string handling, params string[] to)
    {
        command.Remove("handlingText");
        command["handling"] = new JsonArray(handling);
        command["evaluation"] = "A1";
        command["to"] = new JsonArray([.. to.Select(addressee => JsonValue.Create(addressee))]);
        return command;
    }
}
